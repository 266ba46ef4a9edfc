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
            guard let foot = frame.foot(Int(run.task)) else {
                if points.count > 1 { parts.append(points) }
                points = []
                continue
            }
            let y = snap(foot + drop)
            points += [Point(x: run.extent.from, y: y), Point(x: run.extent.to, y: y)]
        }
        if points.count > 1 { parts.append(points) }
        guard !parts.isEmpty else { return nil }
        let end = parts[parts.count - 1].count - 1
        // The ends keep clear of the caps.
        parts[0][0].x += 2
        parts[parts.count - 1][end].x = max(
            parts[parts.count - 1][end].x - 2,
            parts[parts.count - 1][end - 1].x
        )
        return CriticalDrawing(parts: parts, title: title(path).brief(2000))
    }

    /// The legs on the same lane made one, and those too narrow to be seen left out.
    private func runs(_ path: CriticalPath) -> [Run] {
        var runs: [Run] = []
        for leg in path.legs {
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

    /// How long the path is, and what most of it was.
    private func title(_ path: CriticalPath) -> String {
        let whole = path.duration
        let main = subject.timeline.main.map { subject.timeline.label(of: $0) } ?? "main"
        let head = "critical path of \(main): \(TimeWords.duration(whole))"
        let shares = path.shares(subject.timeline)
        guard let first = shares.first else { return head }
        if first.total.nanoseconds >= whole.nanoseconds / 1000 * 995 {
            return head + ", all of it in \(CriticalWords.name(first, subject.timeline))"
        }
        let parts = shares.prefix(3).map {
            "\(TimeWords.duration($0.total)) in \(CriticalWords.name($0, subject.timeline))"
        }
        return head + ", " + CountWords.list(parts)
    }
}
