import TraceAnalysis
import TraceModel

/// Which tasks a selection is about.
struct TaskChoice {
    /// For each task whether it is chosen.
    private(set) var isChosen: [Bool]
    /// Whether anything is said about tasks at all.
    let isSome: Bool

    init(_ timeline: Timeline, _ selection: Selection) throws(SelectionError) {
        isSome =
            selection.focus != nil || selection.only != nil || selection.hide != nil || selection.top != nil
        isChosen = Array(repeating: true, count: timeline.tasks.count)
        if let focus = selection.focus { isChosen = try Self.around(focus, timeline) }
        if let only = selection.only { keep(timeline, matching: only.matches) }
        if let hide = selection.hide { keep(timeline) { !hide.matches($0) } }
        if let top = selection.top { keep(top, timeline) }
    }

    private mutating func keep(_ timeline: Timeline, matching isWanted: (String) -> Bool) {
        // Names are few and tasks many.
        var known: [Text: Bool] = [:]
        for place in isChosen.indices where isChosen[place] {
            guard let name = timeline.tasks[place].creation.name else {
                isChosen[place] = isWanted(timeline.label(of: place))
                continue
            }
            isChosen[place] = known[name] ?? isWanted(timeline.label(of: place))
            known[name] = isChosen[place]
        }
    }

    /// Keeps so many, those that spent most time in a state, of equals the first.
    private mutating func keep(_ top: Selection.Top, _ timeline: Timeline) {
        let totals = isChosen.indices.filter { isChosen[$0] }
            .map { (place: $0, total: timeline.tasks[$0].total(top.state)) }
            .sorted { $0.total != $1.total ? $0.total > $1.total : $0.place < $1.place }
        for (place, _) in totals.dropFirst(top.count) { isChosen[place] = false }
    }

    /// The tasks of a number or a name, with their ancestors, their descendants and those that woke them.
    private static func around(_ focus: String, _ timeline: Timeline) throws(SelectionError) -> [Bool] {
        let tree = TaskTree(timeline)
        let centre = places(focus, timeline)
        guard !centre.isEmpty else { throw .noSuchTask(focus, names: names(timeline)) }
        var isCentre = Array(repeating: false, count: timeline.tasks.count)
        for place in centre { isCentre[place] = true }
        var isChosen = isCentre
        // A child comes after its parent: one pass finds all that descend from the focus.
        for place in isChosen.indices where tree.parents[place].map({ isChosen[$0] }) == true {
            isChosen[place] = true
        }
        for place in centre {
            var ancestor = tree.parents[place]
            while let next = ancestor, !isChosen[next] {
                isChosen[next] = true
                ancestor = tree.parents[next]
            }
        }
        for edge in timeline.edges where isCentre[Int(edge.target)] { isChosen[Int(edge.source)] = true }
        return isChosen
    }

    private static func places(_ focus: String, _ timeline: Timeline) -> [Int] {
        if let number = UInt32(focus), let id = TaskID(number), let place = timeline.place(of: id) {
            return [place]
        }
        return timeline.tasks.indices.filter { timeline.label(of: $0) == focus }
    }

    static func names(_ timeline: Timeline) -> [String] {
        var seen: Set<String> = []
        var names: [String] = []
        for place in timeline.tasks.indices where names.count < 1000 {
            let name = timeline.label(of: place)
            if seen.insert(name).inserted { names.append(name) }
        }
        return names
    }
}
