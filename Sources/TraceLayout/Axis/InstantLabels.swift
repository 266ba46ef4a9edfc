import TraceAnalysis
import TraceModel

/// Names instants by their time: one unit for all, each with the digits that tell it from its neighbours.
package struct InstantLabels {
    package struct Label {
        package var text: String
        package var x: Double
        var goesWhenSmall: Bool
        /// How round it is: 0 is the roundest.
        package var rung: Int
        /// How far it is from the truth; nanoseconds.
        package var error: Int64
    }

    let labels: [Label]

    init(axis: Axis, density: Density, width: Double) {
        let metrics = TextMetrics(.tick, density)
        let all = Self.candidates(axis)
        // The rounder ones are placed first; the others go where there is room left.
        let order = all.indices.sorted {
            (all[$0].rung, all[$0].error, $0) < (all[$1].rung, all[$1].error, $1)
        }
        var normal = Placement(margin: 8)
        var small = Placement(margin: 8)
        var placed: [(Int, Label)] = []
        for place in order {
            var label = all[place]
            func span(_ isSmall: Bool) -> Extent {
                let half = metrics.width(of: label.text, isSmall: isSmall) / 2
                // As the painter does: what would leave the picture at its large size leans inwards.
                let leans = label.x + metrics.width(of: label.text, isSmall: true) / 2 > width - 4
                let shift = leans ? label.x + half - (width - 8) : 0
                return Extent(from: label.x - half - shift, to: label.x + half - shift)
            }
            guard normal.add(span(false)) else { continue }
            label.goesWhenSmall = !small.add(span(true))
            placed.append((place, label))
        }
        labels = Self.telling(placed.sorted { $0.0 < $1.0 }, of: all)
    }

    /// Within so many pixels of a rounder time one out of many says nothing more.
    private static let near = 100.0

    /// The labels without those that a gap between rounder ones happened to have room for: `0.03 s` beside `0.1 s`,
    /// where `0.04 s` and others are no less round and have no label.
    private static func telling(_ placed: [(place: Int, label: Label)], of all: [Label]) -> [Label] {
        placed.indices.filter { number in
            let (place, label) = placed[number]
            let isRounderNear = placed.contains {
                $0.label.rung < label.rung && abs($0.label.x - label.x) < near
            }
            guard isRounderNear else { return true }
            let before = number > 0 ? placed[number - 1].place + 1 : 0
            let after = number + 1 < placed.count ? placed[number + 1].place : all.count
            return !(before..<after).contains { $0 != place && all[$0].rung <= label.rung }
        }.map { placed[$0].label }
    }

    /// The time of every instant, wherever there is room for a letter.
    ///
    /// - Parameters:
    ///   - axis: The axis whose instants are named.
    ///   - spacing: How far apart two labels are at least, in the axis's own unit.
    /// - Returns: Labels in order of time, more than there is room for.
    package static func candidates(_ axis: Axis, spacing: Double = 60) -> [Label] {
        let points = points(axis, spacing)
        let times = points.map(\.time.nanoseconds)
        let places = points.map(\.x)
        let roundness = Roundness(upTo: points.count == 1 ? 0 : axis.window.to.nanoseconds)
        var labels: [Label] = []
        var lastX = -100.0
        for place in times.indices {
            // Thousands of instants can't all be asked about; no label is narrower than this.
            guard places[place] - lastX >= spacing / 15 || place == times.count - 1 else { continue }
            lastX = places[place]
            // Only what is far enough away to have a label of its own must be told apart from this one.
            let before = places[..<place].lastIndex { $0 <= places[place] - spacing } ?? place - 1
            let after = places[place...].firstIndex { $0 >= places[place] + spacing } ?? place + 1
            let neighbour = min(
                before >= 0 ? times[place] - times[before] : .max,
                after < times.count ? times[after] - times[place] : .max
            )
            labels.append(label(times[place], at: places[place], neighbour: neighbour, roundness))
        }
        return labels
    }

    /// What may be named: every instant in its middle, and one that lasts long wherever its time has moved on.
    private static func points(_ axis: Axis, _ spacing: Double) -> [(time: Instant, x: Double)] {
        var points: [(time: Instant, x: Double)] = []
        for instant in axis.instants {
            let isLong = (instant.to - instant.from).nanoseconds > axis.window.duration.nanoseconds / 50
            guard isLong, instant.extent.width > 2 * spacing else {
                points.append((instant.from, instant.extent.middle))
                continue
            }
            var x = instant.extent.from
            while x < instant.extent.to {
                let time = axis.time(at: x)
                // Steps of one tick are wide here, and their time stands still: said once, it is said.
                if points.last?.time != time { points.append((time, x)) }
                x += spacing / 8
            }
        }
        return points
    }

    /// A time as round as leaves it closer to the truth than a twentieth of the way to its neighbour.
    private static func label(
        _ time: Int64,
        at x: Double,
        neighbour: Int64,
        _ roundness: Roundness
    ) -> Label {
        let rung = roundness.rung(time, within: neighbour / 20)
        return Label(
            text: roundness.text(time, rung: rung),
            x: x,
            goesWhenSmall: false,
            rung: rung,
            error: roundness.error(time, rung: rung)
        )
    }
}

/// Extents that keep their distance from one another.
struct Placement {
    let margin: Double
    private var taken: [Extent] = []

    init(margin: Double) { self.margin = margin }

    /// Keeps an extent if it is free; O(extents already there).
    mutating func add(_ extent: Extent) -> Bool {
        for other in taken where extent.from < other.to + margin && other.from < extent.to + margin {
            return false
        }
        taken.append(extent)
        return true
    }
}
