package import TraceAnalysis
import TraceModel

/// The round times of a window on an axis of time: one unit for all, each a whole number of equal steps.
package struct TimeTicks {
    /// A time that is named.
    package struct Major {
        /// Its name, as in `2.5 ms`.
        package var text: String
        /// How far it is from the left end of the axis, in the axis's own unit.
        package var offset: Double
    }

    /// The times that are named.
    package private(set) var major: [Major] = []
    /// The places between them that divide them into round parts.
    package private(set) var minor: [Double] = []

    /// Units longer than a second, and from which step in seconds on they are the better ones.
    private static let longer: [(name: String, nanoseconds: Int64, from: Int64)] = [
        ("min", 60_000_000_000, 50_000_000_000), ("h", 3_600_000_000_000, 2_000_000_000_000),
        ("d", 86_400_000_000_000, 50_000_000_000_000),
    ]

    /// The ticks of a window that takes so much width, with named ones at least so far apart.
    package init(_ window: Window, width: Double, least: Double) {
        let span = window.duration.nanoseconds
        var unit = TimeWords.unit(for: window.to.nanoseconds)
        guard span > 0 else {
            major = [Major(text: Self.text(window.from.nanoseconds, unit), offset: 0)]
            return
        }
        let scale = width / Double(span)
        var (step, parts) = RoundStep.at(least: least, scale: scale)
        // Nobody counts an hour in thousands of seconds.
        if let longer = Self.longer.last(where: { step >= $0.from }) {
            unit = (longer.name, longer.nanoseconds)
            let round = RoundStep.at(least: least, scale: scale * Double(unit.nanoseconds))
            (step, parts) = (round.step.multipliedSaturated(by: unit.nanoseconds), round.parts)
        }
        let from = window.from.nanoseconds
        // From one round time before the window on, for the small ticks between it and the first within.
        var time = from / step * step
        while time <= window.to.nanoseconds {
            if time >= from {
                major.append(Major(text: Self.text(time, unit), offset: Double(time - from) * scale))
            }
            for part in 1..<parts {
                let part = Double(time - from) + Double(step) / Double(parts) * Double(part)
                if part > 0, part < Double(span) { minor.append(part * scale) }
            }
            let (next, overflow) = time.addingReportingOverflow(step)
            guard !overflow else { break }
            time = next
        }
    }

    private static func text(_ time: Int64, _ unit: (name: String, nanoseconds: Int64)) -> String {
        TimeWords.decimal(UInt64(time), UInt64(unit.nanoseconds), 9) + " " + unit.name
    }
}
