package import TraceAnalysis
import TraceModel

/// The words at the head of a picture.
public struct HeadWords: Sendable {
    /// What was recorded.
    public var title: String
    /// Clock, duration, and counts.
    public var facts: [String]
    /// What is wrong: findings, and how the program ended if not well; shown in red.
    public var alarms: [String]
    /// What is drawn where that is not everything, as in `Shown: 1 s to 2 s of 10 s`; empty where it is.
    package var excerpt: String
    /// What the trace does not show, a line each.
    public var losses: [String]

    /// The words for a trace.
    package init(_ timeline: Timeline, title: String?, findings: [Finding], excerpt: [String] = []) {
        let trace = timeline.trace
        self.title = title ?? Self.title(trace.program)
        var facts: [String] = []
        let span = TimeWords.duration(trace.endTime - .zero)
        switch trace.clock {
        case .virtual: facts += ["virtual clock", span]
        case .wall:
            facts += ["wall clock", span + (Self.timeOfDay(trace.start).map { " from \($0)" } ?? "")]
            if !timeline.threads.isEmpty { facts.append(CountWords.count(timeline.threads.count, "thread")) }
        }
        facts.append(CountWords.count(timeline.tasks.count, "task"))
        switch trace.clock {
        case .virtual:
            facts.append(CountWords.count(timeline.steps.count, "step"))
            let fromOutside = trace.wakesFromOutside
            // The part of such a recording that need not be the same the next time.
            if fromOutside > 0 { facts.append("\(fromOutside) woken from outside") }
        case .wall: facts.append(CountWords.count(trace.events.count, "event"))
        }
        var alarms: [String] = []
        switch trace.end?.exit?.status {
        case .code(let code) where code != 0 && trace.end?.exit?.isDeadlock != true:
            alarms.append("exit status \(code)")
        case .signal(let signal): alarms.append("killed by signal \(signal)")
        default: break
        }
        if trace.events.isEmpty { alarms.append("no events") }
        // As many as are listed below, and in red if one of them is about something wrong.
        let count = CountWords.count(findings.count, "finding")
        if findings.contains(where: \.kind.isAlarm) {
            alarms.append(count)
        } else if !findings.isEmpty {
            facts.append(count)
        }
        losses = Self.losses(timeline)
        if findings.isEmpty, alarms.isEmpty, losses.isEmpty { facts.append("nothing to report") }
        self.facts = facts
        self.excerpt = excerpt.isEmpty ? "" : "Shown: " + excerpt.joined(separator: " · ")
        self.alarms = alarms
    }

    /// The program's name without its folder, and its arguments; a scenario of ours by its own name.
    static func title(_ program: Program) -> String {
        guard let path = program.command.first else { return "a trace" }
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        let arguments = program.command.dropFirst()
        return (name == "weft-scenarios" && !arguments.isEmpty ? arguments : [name] + arguments)
            .joined(separator: " ")
    }

    /// Hours to milliseconds of an RFC 3339 time.
    private static func timeOfDay(_ start: String?) -> String? {
        guard let start, let mark = start.firstIndex(of: "T") else { return nil }
        let time = start[start.index(after: mark)...].prefix(12).prefix {
            $0.isASCII && ($0.isWholeNumber || $0 == ":" || $0 == ".")
        }
        return time.isEmpty ? nil : String(time)
    }

    private static func losses(_ timeline: Timeline) -> [String] {
        var lines: [String] = []
        let gaps = timeline.losses
        let dropped = gaps.reduce(UInt64(0)) { sum, gap in
            let (more, overflow) = sum.addingReportingOverflow(gap.dropped)
            return overflow ? .max : more
        }
        if let first = gaps.first, let last = gaps.last {
            let lost = CountWords.count(Int(clamping: dropped), "event")
            let place =
                gaps.count == 1
                ? "between \(TimeWords.instant(first.from)) and \(TimeWords.instant(first.to))"
                : "in \(gaps.count) places between \(TimeWords.instant(first.from)) and \(TimeWords.instant(last.to))"
            lines.append("\(lost) dropped \(place): what ran then is unknown")
        }
        if timeline.trace.isTruncated {
            let end = TimeWords.instant(timeline.trace.endTime)
            lines.append("the trace is cut short at \(end): what came after is unknown")
        }
        let late = timeline.tasks.count { $0.isLate }
        if late > 0 {
            lines.append("the recording began late: \(CountWords.count(late, "task")) had begun before it")
        }
        return lines
    }
}
