import TraceAnalysis
import TraceModel

/// Draws the critical path: under the bars, so that the states stay visible, hopping where one task waited for another.
struct CriticalPainter {
    let subject: Subject
    let frame: Frame

    /// A part of the path on one lane.
    private struct Run {
        var task: Int32
        var extent: Extent
    }

    func drawing() -> CriticalDrawing? {
        guard let path = subject.critical, !path.legs.isEmpty else { return nil }
        let drop = frame.density == .dense ? 1.0 : 4.0
        var parts: [[Point]] = []
        var points: [Point] = []
        for run in runs(path) {
            guard let foot = frame.base(Int(run.task)) else {
                if points.count > 1 { parts.append(points) }
                points = []
                continue
            }
            let y = snap(foot + drop)
            points += [Point(x: run.extent.from, y: y), Point(x: run.extent.to, y: y)]
        }
        if points.count > 1 { parts.append(points) }
        guard !parts.isEmpty else { return nil }
        return CriticalDrawing(parts: parts, title: CriticalWords.title(path, subject.whole).brief(2000))
    }

    /// The legs on the same lane made one, and those too narrow to be seen left out.
    private func runs(_ path: CriticalPath) -> [Run] {
        var runs: [Run] = []
        let window = subject.timeline.window
        for leg in path.legs where window.overlaps(leg.from, leg.to) {
            let from = snap(frame.axis.x(of: leg.opening, at: leg.from))
            let to = max(from, snap(frame.axis.x(of: leg.closing, at: leg.to)))
            if let last = runs.last, last.task == leg.task || to - from < 0.3 {
                runs[runs.count - 1].extent.to = max(last.extent.to, to)
            } else {
                runs.append(Run(task: leg.task, extent: Extent(from: from, to: to)))
            }
        }
        return runs
    }
}
