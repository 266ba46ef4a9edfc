import TestSupport
import Testing
import TraceModel

/// The laws by their definitions, asked of the whole history again for each event: slow, and easy to believe.
private struct History {
    let events: [Event]

    private static let turns: [EventKind] = [.create, .start, .suspend, .ready, .resume, .end]

    private func lastTurn(of task: TaskID) -> Int? {
        events.lastIndex { $0.task == task && Self.turns.contains($0.action.kind) }
    }

    private func creation(of task: TaskID) -> Creation? {
        for event in events where event.task == task {
            if case .create(let creation) = event.action { return creation }
        }
        return nil
    }

    private func exists(_ task: TaskID?) -> Bool {
        guard let task else { return true }
        return creation(of: task) != nil
    }

    /// The tasks on the one thread, in the order in which they came there.
    private var running: [TaskID] {
        let tasks = Set(events.compactMap(\.task))
        let turns = tasks.compactMap { task in lastTurn(of: task).map { (task: task, turn: $0) } }
        return turns.filter { [.start, .resume].contains(events[$0.turn].action.kind) }
            .sorted { $0.turn < $1.turn }.map(\.task)
    }

    func allows(_ event: Event) -> Bool {
        guard let task = event.task else { return true }
        let turn = lastTurn(of: task).map { events[$0].action.kind }
        switch event.action {
        case .create(let creation): return turn == nil && exists(creation.parent) && exists(creation.creator)
        case .start:
            guard turn == .create else { return false }
            guard let innermost = running.last else { return true }
            return creation(of: task)?.kind == .immediate && creation(of: task)?.creator == innermost
        case .resume: return (turn == .suspend || turn == .ready) && running.isEmpty
        case .suspend(let suspension): return running.last == task && exists(suspension.target)
        case .end: return running.last == task
        case .ready(let wake): return turn == .suspend && exists(wake.by)
        case .cancel(let by): return turn != nil && exists(by)
        case .print, .mark: return turn != nil && turn != .end
        case .gap: return true
        }
    }
}

@Test func `every small trace is judged as the definitions of the laws judge it`() {
    var traces = 0
    var breaches = 0
    EveryTrace.forEach(events: 8) { trace in
        traces += 1
        let history = History(events: trace.events)
        var checker = LawChecker()
        for event in trace.events { checker.check(event) }
        for (task, action) in EveryTrace.alphabet {
            let event = Event(time: .zero, task: task, action: action)
            var next = checker
            next.check(event)
            let isAllowed = history.allows(event)
            if !isAllowed { breaches += 1 }
            if next.report.isLawful != isAllowed {
                Issue.record("\(trace.events.map { ($0.task, $0.action) }) then \(task) \(action)")
            }
        }
    }
    #expect(traces > 15_000)
    #expect(breaches > 10_000)
}
