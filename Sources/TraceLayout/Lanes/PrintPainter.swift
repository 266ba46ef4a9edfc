import TraceAnalysis
import TraceModel

/// Hangs what a step printed under its bar, as one block on a hairline.
///
/// The hairline hangs from the left edge of the step, or from its right edge where an edge of the graph leaves or
/// arrives below, so that the two never cross; after the cap of a task that has ended no hairline is needed.
struct PrintPainter {
    /// A block's place along the axis.
    struct Place {
        /// Where its lines begin.
        var x: Double
        /// The edge of the step that they belong to.
        var moment: Double
        /// Where its hairline is; nil after a cap.
        var hairline: Double?
        /// The prints and marks, by their places in the trace's events.
        var events: [Int32]
    }

    private let timeline: Timeline
    private let blocks: PrintBlocks
    private let axis: Axis
    private let density: Density
    /// For each row where edges leave it downwards or arrive from below, in ascending order.
    private var edgesBelow: [[Double]]
    /// The tasks that have a row, and which.
    private let rowOfTask: [Int: Int]

    init(_ subject: Subject, _ axis: Axis, _ rows: LaneRows, _ density: Density) {
        var rowOfTask: [Int: Int] = [:]
        for (place, row) in rows.rows.enumerated() {
            for task in row.tasks { rowOfTask[task] = place }
        }
        self.init(subject.timeline, subject.blocks, subject.edges, axis, rowOfTask: rowOfTask, density)
    }

    /// What prints the blocks of a timeline between edges; `rowOfTask` has the tasks that are drawn, each in a row.
    init(
        _ timeline: Timeline,
        _ blocks: PrintBlocks,
        _ edges: some Sequence<Edge>,
        _ axis: Axis,
        rowOfTask: [Int: Int],
        _ density: Density
    ) {
        self.timeline = timeline
        self.blocks = blocks
        self.axis = axis
        self.density = density
        self.rowOfTask = rowOfTask
        edgesBelow = Array(repeating: [], count: (rowOfTask.values.max() ?? -1) + 1)
        // There may be a million edges, and looking each end up in a dictionary takes longer than all else.
        var rows = [Int32](repeating: -1, count: timeline.tasks.count)
        for (task, row) in rowOfTask { rows[task] = Int32(row) }
        for edge in edges where edge.kind != .cancel {
            let (source, target) = (rows[Int(edge.source)], rows[Int(edge.target)])
            guard source >= 0, target >= 0, source != target else { continue }
            edgesBelow[Int(min(source, target))].append(
                axis.x(of: edge.event, at: timeline.trace.events[Int(edge.event)].time)
            )
        }
    }

    /// How much room must be left between the plot and the picture's margin, so that the prints near its end can
    /// be read: those of the last steps, and the last words of a program that went on, or crashed, soon after.
    ///
    /// At the large size of a small picture if that takes no more than a third of the plot, else at the usual size.
    var room: Double {
        let plot = axis.right - axis.left
        let large = room(isSmall: true)
        return large <= 0.35 * plot ? large : min(room(isSmall: false), 0.5 * plot)
    }

    private func room(isSmall: Bool) -> Double {
        let metrics = TextMetrics(.print, density)
        var room = 0.0
        for task in rowOfTask.keys {
            guard let block = blocks.ofTask[task].last, let place = place(task, block) else {
                continue
            }
            guard place.x > axis.left + 0.8 * (axis.right - axis.left) else { continue }
            let widest = lines(place).map { metrics.width(of: $0.text, isSmall: isSmall) }.max() ?? 0
            room = max(room, place.x + widest + 4 - axis.right)
        }
        return room
    }

    /// The blocks of a task that are far enough apart to be seen, from left to right.
    func places(_ task: Int) -> [Place] {
        var places: [Place] = []
        for block in blocks.ofTask[task] {
            guard let place = place(task, block) else { continue }
            // Closer hairlines would only be a smear; their lines are in the title of the lane.
            if let last = places.last, place.x - last.x < 3 { continue }
            places.append(place)
        }
        return places
    }

    /// What was printed outside every task, gathered where it would touch.
    var outside: [Place] {
        guard density != .dense else { return [] }
        var places: [Place] = []
        for event in blocks.outside {
            let x = axis.x(of: event, at: timeline.trace.events[Int(event)].time)
            if let last = places.last?.hairline, x - last < 3 {
                places[places.count - 1].events.append(event)
            } else {
                places.append(Place(x: x + 5, moment: x, hairline: x, events: [event]))
            }
        }
        return places
    }

    private func place(_ task: Int, _ block: PrintBlocks.Block) -> Place? {
        let step = timeline.steps[block.step]
        let extent = axis.extent(of: step)
        guard hasEdgeBelow(task, extent) else {
            let from = extent.from
            return Place(x: from + 5.8, moment: from, hairline: from + 0.8, events: block.events)
        }
        if step.closing == timeline.tasks[task].endEvent, timeline.tasks[task].isEnded {
            return Place(x: extent.to + 7.2, moment: extent.to, hairline: nil, events: block.events)
        }
        let to = extent.to
        return Place(x: to + 4.2, moment: to, hairline: to - 0.8, events: block.events)
    }

    private func hasEdgeBelow(_ task: Int, _ extent: Extent) -> Bool {
        guard let row = rowOfTask[task] else { return false }
        let edges = edgesBelow[row]
        var low = 0
        var high = edges.count
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] < extent.from - 0.5 { low = middle + 1 } else { high = middle }
        }
        return low < edges.count && edges[low] <= extent.to + 0.5
    }

    /// The lines of a block, the last one a count of those that there is no room for.
    func lines(_ place: Place) -> [(text: String, style: TextStyle)] {
        let texts = timeline.trace.texts
        let shown = place.events.count > Frame.printLimit ? Frame.printLimit - 1 : place.events.count
        var lines: [(text: String, style: TextStyle)] = []
        for event in place.events.prefix(shown) {
            switch timeline.trace.events[Int(event)].action {
            case .print(let text, _): lines.append((texts[text], .print))
            case .mark(let text): lines.append((texts[text], .mark))
            default: continue
            }
        }
        let more = place.events.count - shown
        if more > 0 { lines.append(("… \(CountWords.count(more, "more line"))", .print)) }
        return lines
    }

    /// The texts of a row's blocks, each cut where the next one begins, and their hairlines.
    func paint(_ places: [Place], foot: Double, width: Double) -> (texts: [PlacedText], hairlines: [Hairline])
    {
        var texts: [PlacedText] = []
        var hairlines: [Hairline] = []
        let end = width - Measures.margin + 4
        for (number, place) in places.enumerated() {
            let limit =
                number + 1 < places.count ? (places[number + 1].hairline ?? places[number + 1].x) - 5 : end
            var count = 0
            // A count of the lines that are not there has to hold at the large size of a small picture, too, where
            // lines go that do not fit.
            let isCounted = place.events.count > Frame.printLimit
            for (line, style) in lines(place) {
                count += 1
                let metrics = TextMetrics(style, density)
                let room = (limit - place.x) * (isCounted ? metrics.size / metrics.smallSize : 1)
                guard let fitted = metrics.fit(line, to: room) else { continue }
                texts.append(
                    PlacedText(
                        fitted,
                        style,
                        x: place.x,
                        baseline: foot + Measures.printLine * Double(count),
                        hang: place.x - place.moment,
                        goesWhenSmall: metrics.width(of: fitted, isSmall: true) > limit - place.x
                    )
                )
            }
            if let x = place.hairline {
                hairlines.append(
                    Hairline(
                        x: snap(x),
                        hang: x - place.moment,
                        from: foot,
                        to: foot + Measures.printLine * Double(count) + 2
                    )
                )
            }
        }
        return (texts, hairlines)
    }
}
