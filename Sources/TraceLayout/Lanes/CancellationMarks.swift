import TraceAnalysis
import TraceModel

/// Where the cancellation of tasks was asked for: on the lane of the one that asks and of the one that is asked.
struct CancellationMarks {
    /// For each task that has any, the places of its marks, from left to right.
    private(set) var ofTask: [Int: [Double]] = [:]

    /// How wide a mark is.
    static let width = 2.0

    /// The marks of a timeline on an axis; those closer than four times `least` are one.
    ///
    /// O(events).
    init(_ timeline: Timeline, _ axis: Axis, least: Double) {
        for place in timeline.window.events {
            let event = timeline.trace.events[place]
            guard case .cancel(let by) = event.action else { continue }
            // To ask what has ended to stop changes nothing.
            guard let target = event.task.flatMap({ timeline.place(of: $0) }),
                place < timeline.tasks[target].endEvent
            else { continue }
            let x = snap(axis.x(of: Int32(place), at: event.time))
            for task in [event.task, by].compactMap({ $0.flatMap { timeline.place(of: $0) } }) {
                guard x - (ofTask[task]?.last ?? -9) >= 4 * least else { continue }
                ofTask[task, default: []].append(x)
            }
        }
    }

    /// Where the marks of a task stand in its lane: at their moments, but never on a run that they would cover.
    func places(of task: Int, beside stretches: LaneStretches) -> [Double] {
        ofTask[task].map { stretches.signPlaces($0, width: Self.width) } ?? []
    }
}
