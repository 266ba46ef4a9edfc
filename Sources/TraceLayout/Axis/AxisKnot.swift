import TraceAnalysis
import TraceModel

/// A place of the axis whose time is known; between two of them time passes evenly.
public struct AxisKnot: Hashable, Sendable {
    /// Where it is; pixels.
    public var x: Double
    /// When it is; nanoseconds since the start of the trace.
    public var time: Int64
}

extension Axis {
    /// How many instants the knots tell of at most.
    private static let knotLimit = 300

    /// The ends of the axis, or the edges of its instants; of too many instants some, evenly chosen.
    ///
    /// O(instants).
    var knots: [AxisKnot] {
        guard let first = instants.first, let last = instants.last else {
            return [
                AxisKnot(x: left, time: window.from.nanoseconds),
                AxisKnot(x: right, time: window.to.nanoseconds),
            ]
        }
        let stride = (instants.count + Self.knotLimit - 1) / Self.knotLimit
        var knots = [AxisKnot(x: first.extent.from, time: first.from.nanoseconds)]
        for (place, instant) in instants.enumerated() where place % stride == 0 && place > 0 {
            let before = instants[place - 1]
            knots.append(AxisKnot(x: before.extent.to, time: before.to.nanoseconds))
            knots.append(AxisKnot(x: instant.extent.from, time: instant.from.nanoseconds))
        }
        knots.append(AxisKnot(x: last.extent.to, time: last.to.nanoseconds))
        return knots
    }
}
