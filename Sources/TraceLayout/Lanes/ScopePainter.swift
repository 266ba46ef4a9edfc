import TraceAnalysis
import TraceModel

/// Draws the scopes of a task: from the creation of the first child to where the task goes on without them.
struct ScopePainter {
    let subject: Subject
    let frame: Frame

    /// A bracket narrower than this is two feet that touch, and says nothing.
    private static let least = 8.0

    func brackets(_ task: Int, foot: Double) -> [ScopeBracket] {
        subject.tree.scopes(of: task, subject.timeline).compactMap { scope in
            let from = snap(x(scope.opening))
            let to = snap(scope.closing.map { x($0) } ?? frame.axis.right)
            guard to - from >= Self.least else { return nil }
            let isClosed = scope.closing.map { subject.timeline.window.contains($0) } ?? false
            // Below the critical path and above the first printed line.
            let drop = frame.density == .dense ? 3.5 : 7.5
            return ScopeBracket(from: from, to: to, isClosed: isClosed, y: snap(foot + drop))
        }
    }

    private func x(_ event: Int32) -> Double {
        frame.axis.x(of: event, at: subject.timeline.trace.events[Int(event)].time)
    }
}
