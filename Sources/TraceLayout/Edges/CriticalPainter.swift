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

    /// For how many pixels of the plot there may be a hop before hops are left out, and within how many there may
    /// then be two: the path of a server hops between its tasks for every request, which would be a curtain.
    private static let pixelsPerHop = 48.0

    func drawing() -> CriticalDrawing? {
        guard let path = subject.critical, !path.legs.isEmpty else { return nil }
        let lines = lines(runs(path))
        let hops = zip(lines, lines.dropFirst()).count { $0.y != $1.y }
        var hidden = 0
        /// Where the last hops are that are drawn.
        var drawn: [Double] = []
        var parts: [[Point]] = []
        for (place, line) in lines.enumerated() {
            let ends = [Point(x: line.extent.from, y: line.y), Point(x: line.extent.to, y: line.y)]
            let isHop = place > 0 && !line.isApart && lines[place - 1].y != line.y
            let isClose = drawn.count > 1 && line.extent.from - drawn[drawn.count - 2] < Self.pixelsPerHop
            if isHop, isClose, Double(hops) * Self.pixelsPerHop > frame.axis.right - frame.axis.left {
                hidden += 1
            } else if !line.isApart, !parts.isEmpty {
                if isHop { drawn.append(line.extent.from) }
                parts[parts.count - 1] += ends
                continue
            }
            parts.append(ends)
        }
        guard !parts.isEmpty else { return nil }
        let title = CriticalWords.title(path, subject.whole).brief(2000)
        return CriticalDrawing(parts: parts, title: title, hiddenHops: hidden)
    }

    /// A part of the path that has a place.
    private struct Line {
        var extent: Extent
        var y: Double
        /// Whether the part before it is not drawn.
        var isApart: Bool
    }

    private func lines(_ runs: [Run]) -> [Line] {
        let drop = frame.density == .dense ? 1.0 : 4.0
        var lines: [Line] = []
        var isApart = true
        for run in runs {
            guard let foot = frame.end(Int(run.task))?.foot else {
                isApart = true
                continue
            }
            lines.append(Line(extent: run.extent, y: snap(foot + drop), isApart: isApart))
            isApart = false
        }
        return lines
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
