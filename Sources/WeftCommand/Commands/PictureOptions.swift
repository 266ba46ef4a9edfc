import TraceAnalysis
import TraceLayout
import TraceModel
import TraceText

/// What is drawn of a trace and how: the options that a picture and a chart have in common.
enum PictureOptions {
    static let axis = CommandOption(
        name: "axis",
        value: .choice(AxisKind.allCases.map(\.rawValue)),
        meaning: "time; the order of steps; or both, which widens every instant by a column for each step. "
            + "Unless given: both in virtual time, else time"
    )
    static let lanes = CommandOption(
        name: "lanes",
        value: .choice(LaneKind.allCases.map(\.rawValue)),
        meaning: "what has a lane: each task, each thread, or both, as unless given"
    )
    static let from = CommandOption(
        name: "from",
        value: .duration,
        meaning: "draw what happened from this time on"
    )
    static let to = CommandOption(name: "to", value: .duration, meaning: "draw what happened up to this time")
    static let focus = CommandOption(
        name: "focus",
        value: .text("TASK"),
        meaning:
            "draw one task, by its number or name, with those that it comes from, that come from it, and that "
            + "woke it"
    )
    static let only = CommandOption(
        name: "only",
        value: .text("REGEX"),
        meaning: "draw the tasks whose names match somewhere"
    )
    static let hide = CommandOption(
        name: "hide",
        value: .text("REGEX"),
        meaning: "leave out the tasks whose names match somewhere"
    )
    static let top = CommandOption(
        name: "top",
        value: .text("N[:STATE]"),
        meaning: "draw the N tasks that were longest running, ready or suspended; running unless given"
    )
    static let expand = CommandOption(
        name: "expand",
        value: .text("NAME|all"),
        meaning:
            "draw tasks of one name, or all, one by one, although they are so many that they would share a lane"
    )
    static let edges = CommandOption(
        name: "edges",
        value: .choice(EdgeChoice.allCases.map(\.rawValue)),
        meaning:
            "which lines between tasks are drawn: who created whom, who woke whom, all, as unless given, or none"
    )
    static let criticalPath = CommandOption(
        name: "critical-path",
        value: .choice(["on", "off"]),
        meaning:
            "the chain that decided when main ended; on unless given where there are more than two tasks, and "
            + "off in text"
    )
    static let readyLimit = CommandOption(
        name: "ready-limit",
        value: .duration,
        meaning: "how long a task may be ready and not run before that is a finding; 10ms unless given"
    )
    static let title = CommandOption(
        name: "title",
        value: .text("TEXT"),
        meaning: "the title; the program's command unless given"
    )

    /// The options in the order of the help.
    static let all = [
        axis, lanes, from, to, focus, only, hide, top, expand, edges, criticalPath, readyLimit, title,
    ]

    /// The states that `--top` knows.
    private static let topStates: [(name: String, state: TaskState)] = [
        ("running", .running), ("ready", .ready), ("suspended", .suspended),
    ]

    /// Gives a drawing what the options say.
    static func apply(_ arguments: ParsedArguments, to drawing: inout Drawing) throws(UsageError) {
        drawing.selection = try selection(arguments)
        drawing.picture.axis = arguments.choice(axis)
        drawing.picture.lanes = arguments.choice(lanes) ?? .both
        drawing.picture.edges = arguments.choice(edges) ?? .all
        drawing.picture.criticalPath = arguments.text(criticalPath).map { $0 == "on" }
        drawing.picture.title = arguments.text(title)
        drawing.picture.readyLimit = arguments.duration(readyLimit) ?? Timeline.readyLimit
        drawing.chart.axis = drawing.picture.axis
        drawing.chart.lanes = drawing.picture.lanes
        drawing.chart.criticalPath = drawing.picture.criticalPath ?? false
        drawing.chart.readyLimit = drawing.picture.readyLimit
        drawing.chart.title = drawing.picture.title
    }

    private static func selection(_ arguments: ParsedArguments) throws(UsageError) -> Selection {
        var selection = Selection()
        selection.from = arguments.duration(from).map { .zero + $0 }
        selection.to = arguments.duration(to).map { .zero + $0 }
        if let from = selection.from, let to = selection.to, to <= from {
            let value = arguments.text(Self.to) ?? ""
            throw .invalidValue(
                option: Self.to.spelling,
                value: value,
                allowed: "a time after that of --from"
            )
        }
        selection.focus = arguments.text(focus)
        selection.only = try pattern(only, arguments)
        selection.hide = try pattern(hide, arguments)
        if let text = arguments.text(top) { selection.top = try top(text) }
        if let name = arguments.text(expand) { selection.expand = name == "all" ? .all : .name(name) }
        return selection
    }

    private static func pattern(
        _ option: CommandOption,
        _ arguments: ParsedArguments
    ) throws(UsageError) -> NamePattern? {
        guard let text = arguments.text(option) else { return nil }
        do {
            return try NamePattern(text)
        } catch {
            throw .badPattern(option: option.spelling, error)
        }
    }

    private static func top(_ text: String) throws(UsageError) -> Selection.Top {
        let value = try TopText(text, for: top, orders: topStates.map(\.name))
        let state = topStates.first { $0.name == value.order }?.state ?? .running
        return Selection.Top(count: value.count, state: state)
    }
}
