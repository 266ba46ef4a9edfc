import TraceAnalysis
import TraceModel

/// Draws the lanes: labels, states, ends, and the moments at which a cancellation was asked for.
struct LanePainter {
    let subject: Subject
    let frame: Frame

    private var timeline: Timeline { subject.timeline }

    func lanes() -> [Lane] {
        var lanes: [Lane] = []
        let hatched = LostIntervals(LossPainter(subject, frame).everywhere)
        for row in frame.rows.rows {
            for task in row.tasks {
                guard let top = frame.tops[task] else { continue }
                lanes.append(lane(task, row, top, hatched))
            }
        }
        markWakers(&lanes)
        markCancellations(&lanes)
        if frame.density == .dense { markTicks(&lanes) }
        return lanes
    }

    private func lane(_ task: Int, _ row: LaneRows.Row, _ top: Double, _ hatched: LostIntervals) -> Lane {
        let life = timeline.tasks[task]
        let label = LaneLabel(subject: subject, frame: frame)
        let name = timeline.label(of: task)
        let foot = top + frame.measures.bar
        var lane = Lane(
            task: life.id,
            name: name.brief(frame.bytesPerText),
            hue: subject.hues.ofTask[task],
            row: rowRectangle(task, top),
            top: top,
            foot: foot,
            endTitle: subject.words.cap(life).brief(frame.bytesPerText),
            title: "\(name) (task \(life.id))\n\(subject.words.summary(task))".brief(3 * frame.bytesPerText),
            accessibleLabel: accessibleLabel(task, name).brief(frame.bytesPerText)
        )
        lane.parent = subject.tree.parents[task].map { "\(timeline.tasks[$0].id)" }
        lane.chip = label.chip(row, top: top)
        lane.labels = label.texts(task, row, top: top)
        // Where a hatch lies over all lanes, a lane's own would only thicken it.
        lane.stretches = LaneStretches(life, frame.axis, least: frame.least) {
            hatched.covers($0.from, $0.to)
        }
        lane.end = end(life, lane.stretches)
        lane.seams = seams(life)
        lane.notches = notches(task)
        lane.scopes = ScopePainter(subject: subject, frame: frame).brackets(task, foot: foot)
        return lane
    }

    private func accessibleLabel(_ task: Int, _ name: String) -> String {
        let life = timeline.tasks[task]
        return
            "\(name), task \(life.id), \(CountWords.count(life.stepCount, "step")), \(subject.words.outcome(task))"
    }

    private func rowRectangle(_ task: Int, _ top: Double) -> Rectangle {
        if frame.density == .dense {
            return Rectangle(x: 16, y: top - 1, width: frame.width - 32, height: frame.measures.bar + 2)
        }
        let row = frame.rowOfTask[task]
        let isLast = row + 1 == frame.rowTops.count
        let bottom = isLast ? (frame.outsideTop ?? frame.plot.to) + 14 : frame.rowTops[row + 1]
        let height = bottom - 12 - (top - 8)
        return Rectangle(x: 16, y: top - 8, width: frame.width - 32, height: height)
    }

    private func end(_ life: TaskLife, _ stretches: LaneStretches) -> Lane.End? {
        let x = frame.axis.x(of: life.endEvent, at: life.endedAt)
        if let ending = life.ending, timeline.window.contains(life.endEvent) {
            return .ended(x: stretches.capPlace(endingAt: snap(x)), LaneEnding(ending.outcome))
        }
        // A coroutine that nobody awaits does not go on: there is nothing that could.
        guard let state = life.stretches.last?.state, state != .created else { return nil }
        return .open(x: snap(frame.axis.right))
    }

    /// Where steps meet that are wide enough to be told apart.
    private func seams(_ life: TaskLife) -> [Double] {
        guard frame.axis.kind != .time, frame.axis.columnWidth >= 4 else { return [] }
        var seams: [Double] = []
        var end: Double?
        for stretch in life.stretches where stretch.state == .running {
            let extent = frame.axis.extent(of: stretch)
            if let end, extent.from - end < 0.1 { seams.append(snap(extent.from - 0.5)) }
            end = extent.to
        }
        return seams
    }

    /// The moments of the prints of steps that printed more than once.
    private func notches(_ task: Int) -> [Double] {
        guard frame.density != .dense else { return [] }
        var notches: [Double] = []
        for block in subject.blocks.ofTask[task] where block.events.count > 1 {
            let step = frame.axis.extent(of: timeline.steps[block.step])
            // Closer than this they would eat up the bar.
            guard step.width / Double(block.events.count + 1) >= 5 else { continue }
            for event in block.events {
                notches.append(frame.axis.x(of: event, at: timeline.trace.events[Int(event)].time))
            }
        }
        return notches.map { snap($0 - 0.75) }
    }

    /// The lanes of tasks, by their places in the timeline.
    private func places(_ lanes: [Lane]) -> [Int: Int] {
        var places: [Int: Int] = [:]
        for (place, lane) in lanes.enumerated() {
            if let task = timeline.place(of: lane.task) { places[task] = place }
        }
        return places
    }

    /// How many wakers of a task are named.
    private static let wakerLimit = 8

    private func markWakers(_ lanes: inout [Lane]) {
        let laneOfTask = places(lanes)
        for edge in subject.edges {
            guard case .wake = edge.kind, let lane = laneOfTask[Int(edge.target)],
                lanes[lane].wakers.count < Self.wakerLimit
            else { continue }
            let waker = "\(timeline.tasks[Int(edge.source)].id)"
            if !lanes[lane].wakers.contains(waker) { lanes[lane].wakers.append(waker) }
        }
    }

    private func markCancellations(_ lanes: inout [Lane]) {
        let marks = CancellationMarks(timeline, frame.axis, least: frame.least)
        for (task, lane) in places(lanes) {
            lanes[lane].cancellations = marks.places(of: task, beside: lanes[lane].stretches)
        }
    }

    private func markTicks(_ lanes: inout [Lane]) {
        let drawn = frame.rows.rows.flatMap(\.tasks).filter { frame.tops[$0] != nil }
        let painter = TickPainter(
            timeline: timeline,
            blocks: subject.blocks,
            axis: frame.axis,
            least: frame.least
        )
        for (lane, ticks) in painter.ticks(of: drawn).enumerated() { lanes[lane].ticks = ticks }
    }
}
