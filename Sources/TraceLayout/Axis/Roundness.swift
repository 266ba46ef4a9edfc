import TraceModel

/// How round a time may be told: a ladder of steps from coarse to fine, and the words on each rung.
struct Roundness {
    /// To what a time is rounded on each rung; nanoseconds.
    let steps: [Int64]
    /// The length of what the axis shows; nanoseconds.
    private let whole: Int64
    /// The one unit of all times; nil where they are told in hours and minutes.
    private let unit: (name: String, nanoseconds: Int64)?

    /// The ladder for times up to a length.
    init(upTo whole: Int64) {
        self.whole = whole
        guard whole < TimeWords.longFrom else {
            unit = nil
            // Ten days, a day, six hours, an hour; thirty, ten, one minute; ten seconds.
            let long: [Int64] = [864_000, 86400, 21600, 3600, 1800, 600, 60, 10]
            steps = long.map { $0 * 1_000_000_000 } + Self.decimals(from: 1_000_000_000)
            return
        }
        let unit = TimeWords.unit(for: whole)
        self.unit = unit
        // From a million of the unit downwards: 100 is rounder than 10, and 10 than 9.
        steps = Self.decimals(from: unit.nanoseconds * 1_000_000)
    }

    private static func decimals(from first: Int64) -> [Int64] {
        Array(sequence(first: first) { $0 >= 10 ? $0 / 10 : nil })
    }

    /// How far a time is from what a rung says of it.
    func error(_ time: Int64, rung: Int) -> Int64 {
        min(time % steps[rung], steps[rung] - time % steps[rung])
    }

    /// The highest rung that is no farther from the truth than a length, or the lowest.
    func rung(_ time: Int64, within length: Int64) -> Int {
        steps.indices.first { error(time, rung: $0) <= length } ?? steps.count - 1
    }

    /// A time as a rung tells it.
    func text(_ time: Int64, rung: Int) -> String {
        let time = UInt64(max(0, time))
        guard let unit else { return TimeWords.parts(time, step: UInt64(steps[rung]), of: UInt64(whole)) }
        let step = min(steps[rung], unit.nanoseconds)
        let decimals = "\(unit.nanoseconds / step)".count - 1
        return TimeWords.decimal(time, UInt64(unit.nanoseconds), decimals) + " " + unit.name
    }
}
