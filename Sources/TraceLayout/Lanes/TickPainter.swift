import TraceAnalysis
import TraceModel

/// Draws the prints and marks of dense lanes, which have no room for the words: a tick each, the words in its title.
struct TickPainter {
    let timeline: Timeline
    let blocks: PrintBlocks
    let axis: Axis
    /// Narrower stretches than this are merged; pixels.
    let least: Double

    /// Ticks closer than this many cells become one.
    private static let cells = 10.0
    /// With more ticks than this they are drawn without their words, as one path a lane.
    private static let titleLimit = 400
    /// How many lines a title has at most, and how many bytes.
    private static let lineLimit = 4
    private static let byteLimit = 160

    /// Where one tick stands, and the prints and marks that it stands for.
    private struct Moment {
        var x: Double
        var events: [Int32]
    }

    /// The ticks of some tasks.
    func ticks(of tasks: [Int]) -> [[LaneTick]] {
        guard blocks.hasPrints else { return tasks.map { _ in [] } }
        let moments = tasks.map { self.moments(of: $0) }
        let isTitled = moments.reduce(0) { $0 + $1.count } <= Self.titleLimit
        return moments.map { moments in
            moments.map { LaneTick(x: $0.x, title: isTitled ? title($0.events) : nil) }
        }
    }

    private func moments(of task: Int) -> [Moment] {
        var moments: [Moment] = []
        for event in blocks.ofTask[task].lazy.flatMap(\.events) {
            let x = snap(axis.x(of: event, at: timeline.trace.events[Int(event)].time))
            if let last = moments.last, x - last.x < Self.cells * least {
                moments[moments.count - 1].events.append(event)
            } else {
                moments.append(Moment(x: x, events: [event]))
            }
        }
        return moments
    }

    private func title(_ events: [Int32]) -> String {
        let trace = timeline.trace
        var lines = events.prefix(Self.lineLimit).compactMap { event -> String? in
            switch trace.events[Int(event)].action {
            case .print(let text, _): "prints \(trace.texts[text])"
            case .mark(let text): "marks \(trace.texts[text])"
            default: nil
            }
        }
        let more = events.count - Self.lineLimit
        if more > 0 { lines.append("and \(CountWords.count(more, "more line"))") }
        return lines.map { $0.brief(Self.byteLimit / lines.count) }.joined(separator: "\n")
    }
}
