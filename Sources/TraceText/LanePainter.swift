import TraceAnalysis
import TraceLayout
import TraceModel

/// The row of a task, and the rows below it with what it printed.
struct LanePainter {
    let chart: Chart

    /// The signs of what a task may be doing.
    static let running = "█"
    static let ready = "░"
    static let suspended = "─"
    static let unstarted = "·"
    static let unknown = "?"

    /// How a task ended, as the last sign of its lane.
    static func cap(_ life: TaskLife, in window: Window) -> (sign: String, ink: Ink) {
        guard let ending = life.ending, window.contains(life.endEvent) else { return ("┄", .plain) }
        return switch ending.outcome {
        case .returned, nil: ("┤", .plain)
        case .threw: ("✕", .bad)
        case .cancelled: ("╱", .bad)
        }
    }

    /// The lines of a lane: that of a task, with what it waits for and prints, or those of many tasks; and whether all
    /// that is printed is in them.
    func lines(_ label: LaneLabel) -> (rows: [TextRow], isWhole: Bool) {
        guard let task = label.row.tasks.first else {
            let isSilent = label.row.folded.allSatisfy { chart.blocks.ofTask[$0].isEmpty }
            return (FoldPainter(chart: chart).rows(label), isSilent)
        }
        let prints = prints(label, task)
        let below = (summary(label, task).map { [$0] } ?? []) + prints.rows
        return ([row(label, task)] + below, prints.isWhole)
    }

    private func row(_ label: LaneLabel, _ task: Int) -> TextRow {
        let life = chart.timeline.tasks[task]
        var row = TextRow(width: chart.gutter + chart.plot)
        row.write(label.text(in: chart.gutter - 1), at: 0, columns: chart.gutter - 1, .bold)
        for stretch in life.stretches where stretch.state != .running { paint(stretch, in: &row) }
        var end = 0
        for stretch in life.stretches {
            end = max(end, chart.columns(chart.axis.extent(of: stretch)).upperBound)
            guard stretch.state == .running else { continue }
            // A step is seen even where it takes no time.
            let columns = chart.columns(chart.axis.extent(of: stretch))
            let seen = columns.lowerBound..<max(columns.lowerBound + 1, columns.upperBound)
            fill(seen, Self.running, .hue(chart.hues.ofTask[task]), in: &row)
            end = max(end, seen.upperBound)
        }
        write(reasons(life), in: &row)
        let cap = Self.cap(life, in: chart.timeline.window)
        row.write(cap.sign, at: chart.gutter + min(end, chart.plot - 1), cap.ink)
        return row
    }

    private func paint(_ stretch: Stretch, in row: inout TextRow) {
        let columns = chart.columns(chart.axis.extent(of: stretch))
        switch stretch.state {
        case .running: break
        case .ready: fill(columns, Self.ready, .ready, in: &row)
        case .suspended: fill(columns, Self.suspended, .muted, in: &row)
        case .created: fill(columns, Self.unstarted, .muted, in: &row)
        case .unknown: fill(columns, Self.unknown, .bad, in: &row)
        }
    }

    private func fill(_ columns: Range<Int>, _ sign: String, _ ink: Ink, in row: inout TextRow) {
        let shifted = columns.lowerBound + chart.gutter..<columns.upperBound + chart.gutter
        row.fill(shifted, with: sign, ink)
    }

    // MARK: What it waits for

    /// A wait with the words that fit into it.
    private struct Reason {
        var column: Int
        var text: String
    }

    private func write(_ reasons: [Reason], in row: inout TextRow) {
        for reason in reasons { row.write(" \(reason.text) ", at: chart.gutter + reason.column + 1) }
    }

    /// The reasons of a task's waits where they fit; one that is the same as the one before is not repeated.
    private func reasons(_ life: TaskLife) -> [Reason] {
        var reasons: [Reason] = []
        var said: String?
        var seenEnd = 0
        for stretch in life.stretches {
            var columns = chart.columns(chart.axis.extent(of: stretch))
            if stretch.state == .running { seenEnd = max(columns.lowerBound + 1, columns.upperBound) }
            guard stretch.state == .suspended, columns.upperBound > seenEnd else { continue }
            columns = max(columns.lowerBound, seenEnd)..<columns.upperBound
            // The line has to be seen on both sides of the words.
            let room = columns.count - 4
            guard room >= 3, let words = WaitWords(chart.timeline.suspension(of: stretch), chart.timeline),
                words.full != said
            else { continue }
            let full = PrintableText.escaped(words.full)
            let short = words.short.map { PrintableText.escaped($0) }
            if PrintableText.width(full) <= room {
                reasons.append(Reason(column: columns.lowerBound, text: full))
            } else if let short, PrintableText.width(short) <= room {
                reasons.append(Reason(column: columns.lowerBound, text: short))
            } else if room >= 6 {
                reasons.append(Reason(column: columns.lowerBound, text: PrintableText.cut(full, to: room)))
            } else {
                continue
            }
            said = words.full
        }
        return reasons
    }

    /// What the waits of a task sum up to where there was no room to write any of them: `10 × sleep 250 ms`.
    private func summary(_ label: LaneLabel, _ task: Int) -> TextRow? {
        let life = chart.timeline.tasks[task]
        guard reasons(life).isEmpty else { return nil }
        var counts: [WaitWords: Int] = [:]
        var most: WaitWords?
        var waiting = WholeStretches()
        for stretch in life.stretches where stretch.state == .suspended && waiting.begins(stretch) {
            guard let words = WaitWords(chart.timeline.suspension(of: stretch), chart.timeline) else {
                continue
            }
            counts[words, default: 0] += 1
            if counts[words, default: 0] > most.map({ counts[$0, default: 0] }) ?? 0 { most = words }
        }
        guard let most, let count = counts[most], count > 1, let first = life.stretches.first else {
            return nil
        }
        var row = below(label)
        let column = min(chart.columns(chart.axis.extent(of: first)).lowerBound, chart.plot / 2)
        row.write("\(CountWords.grouped(count)) × \(most.full)", at: chart.gutter + column, .muted)
        return row
    }

    // MARK: What it prints

    /// At most this many lines of one step are shown under its lane.
    private static let printLimit = 3

    /// The rows with what a task printed, each line from the column of its step on; and whether all of it is
    /// there.
    private func prints(_ label: LaneLabel, _ task: Int) -> (rows: [TextRow], isWhole: Bool) {
        let blocks = chart.blocks.ofTask[task]
        guard chart.hasRoomForPrints else { return ([], blocks.isEmpty) }
        let count = min(Self.printLimit, blocks.map(\.events.count).max() ?? 0)
        var rows = Array(repeating: below(label), count: count)
        var isWhole = true
        for (place, block) in blocks.enumerated() {
            let column = chart.column(of: block)
            let next = place + 1 < blocks.count ? chart.column(of: blocks[place + 1]) - 1 : chart.plot
            if block.events.count > Self.printLimit { isWhole = false }
            for (line, event) in block.events.prefix(Self.printLimit).enumerated() {
                let text = PrintableText.escaped(chart.text(of: event))
                let room = min(next, chart.plot) - column
                isWhole = isWhole && PrintableText.width(text) <= room
                // Two letters and `…` say nothing.
                guard PrintableText.width(text) <= room || room >= 6 else { continue }
                rows[line].write(text, at: chart.gutter + column, columns: room)
            }
        }
        return (rows, isWhole)
    }

    private func below(_ label: LaneLabel) -> TextRow {
        var row = TextRow(width: chart.gutter + chart.plot)
        row.write(label.below, at: 0, columns: chart.gutter - 1, .muted)
        return row
    }
}
