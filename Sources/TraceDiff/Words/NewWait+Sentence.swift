import TraceAnalysis
import TraceModel

extension NewWait {
    /// For whom tasks of a name wait now, and for how long, as a clause without a full stop.
    ///
    /// `kitchen` waits until `waiter` takes from the queue `shelf` now; before, it did not: 2 times, 70 ms in all; the
    /// critical path is as long as before.
    ///
    /// - Parameters:
    ///   - difference: The difference that it is about, which says it where nobody is known to end the waits.
    ///   - path: How long the critical path was and is; nil where times can't be compared.
    ///   - side: The candidate.
    /// - Returns: The clause.
    func sentence(_ difference: Difference, path: Change<TimeSpan>?, _ side: Side) -> String {
        let times = count > 1 ? "\(Words.grouped(UInt64(count))) times, " : ""
        let extent = "\(times)\(Words.span(side.told(time)))" + (count > 1 ? " in all" : "")
        return (reason(difference, side) ?? difference.sentence) + ": " + extent
            + (path.map { "; the critical path is " + Self.comparison($0, side) } ?? "")
    }

    private func reason(_ difference: Difference, _ side: Side) -> String? {
        guard let waker, let hold, let event = difference.candidateEvent,
            let name = side.name(of: side.trace.events[event].task)
        else { return nil }
        let other = side.name(of: waker)
        let agent = (other == name ? "another " : "") + Words.name(other)
        return "\(Words.name(name)) \(hold.phrase(agent, .now, side.trace.texts)) now; before, it did not"
    }

    private static func comparison(_ path: Change<TimeSpan>, _ side: Side) -> String {
        let shift = side.told(path.magnitude)
        guard shift > .zero else { return "as long as before" }
        return "\(Words.span(shift)) \(path.shift > .zero ? "longer" : "shorter")"
    }
}
