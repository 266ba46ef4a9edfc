/// The steps around the first divergence: what both sides still have in common, then how each goes on.
struct DivergenceContext {
    /// The last steps before it, if both sides have the same ones.
    let common: [StepLines.Line]
    /// The base's steps from there on; empty where it has ended.
    let base: [StepLines.Line]
    /// The candidate's steps from there on.
    let candidate: [StepLines.Line]
    /// Which step of each side is the first to differ, from 1.
    let steps: Change<Int>

    /// So many steps are shown before and after the one that differs.
    private static let context = 3

    init?(_ comparison: Comparison) {
        guard let divergence = comparison.divergence, let timelines = comparison.timelines,
            let sides = comparison.sides
        else { return nil }
        let left = StepLines(timelines.base, sides.base)
        let right = StepLines(timelines.candidate, sides.candidate)
        let leftPlace = divergence.base.map { left.place(of: $0) } ?? left.count
        let rightPlace = divergence.candidate.map { right.place(of: $0) } ?? right.count
        // Where an event shows is a step further for a task that was made to run later: begin with the
        // earlier one.
        let before = Self.lines(left, ending: min(leftPlace, rightPlace))
        let otherBefore = Self.lines(right, ending: min(leftPlace, rightPlace))
        let isCommon = before == otherBefore
        common = isCommon ? before : []
        let first = isCommon ? min(leftPlace, rightPlace) : max(0, min(leftPlace, rightPlace) - Self.context)
        base = Self.lines(left, from: first, including: leftPlace)
        candidate = Self.lines(right, from: first, including: rightPlace)
        steps = Change(leftPlace + 1, rightPlace + 1)
    }

    private static func lines(_ steps: StepLines, ending end: Int) -> [StepLines.Line] {
        (max(0, min(end, steps.count) - context)..<min(end, steps.count)).map { steps.line($0) }
    }

    private static func lines(_ steps: StepLines, from first: Int, including place: Int) -> [StepLines.Line] {
        // A step that lies far behind is not reached: twelve lines a side are what one looks at.
        let end = min(steps.count, first + 12, place + context + 1)
        return first < end ? (first..<end).map { steps.line($0) } : []
    }
}
