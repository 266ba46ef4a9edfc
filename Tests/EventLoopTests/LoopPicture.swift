@testable import EventLoop

/// Runs jobs that are letters through the rules of the loop, and draws what happened.
///
/// A program says what each job does: `"a": "b c+5 !d"` makes b ready, arms a timer of 5 ns for c, and lets nobody
/// wait for d any longer. The picture of its run is like `a b | @5 c (d)`: a bar between iterations, `@5` where time
/// jumps, brackets around a job that was discarded.
struct LoopPicture {
    /// What each job does; a job without an entry does nothing.
    let program: [Character: String]
    /// How long each job takes.
    var tick: Int64 = 0
    /// Whether each iteration looks for what has come from outside, which is drawn as `?`.
    var looksOutside = false

    /// The picture of a run that begins with these deeds.
    func draw(_ beginning: String) -> String {
        var state = LoopState<Character>()
        var abandoned: Set<Character> = []
        var drawn: [String] = []
        var bar: [String] = []
        state.looksOutside = looksOutside
        perform(beginning, on: &state, abandoned: &abandoned)
        while true {
            switch state.next(isAbandoned: { abandoned.contains($0) }) {
            case .run(let job):
                drawn += bar + [String(job)]
                perform(program[job] ?? "", on: &state, abandoned: &abandoned)
                state.advance(to: state.now + .nanoseconds(tick))
                bar = state.isBetweenIterations ? ["|"] : []
            case .look:
                drawn += bar + ["?"]
                bar = []
            case .discard(let job): drawn.append("(\(job))")
            case .wait(let deadline):
                drawn += bar + ["@\(deadline.nanoseconds)"]
                state.advance(to: deadline)
                bar = []
            case .idle: return drawn.joined(separator: " ")
            }
        }
    }

    private func perform(
        _ deeds: String,
        on state: inout LoopState<Character>,
        abandoned: inout Set<Character>
    ) {
        for deed in deeds.split(separator: " ") {
            if let job = deed.first, job == "!" {
                abandoned.formUnion(deed.dropFirst())
            } else if let job = deed.first, let delay = Int64(deed.drop { $0 != "+" }.dropFirst()) {
                state.arm(job, at: state.now + .nanoseconds(delay))
            } else {
                deed.forEach { state.enqueue($0) }
            }
        }
    }
}
