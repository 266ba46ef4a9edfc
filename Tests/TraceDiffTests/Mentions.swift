import TraceModel

extension Trace {
    /// Every task and thing that events mention: what `HappensBefore` says in its table, read once more from the
    /// table and not from its code.
    func mentions(_ range: ClosedRange<Int>) -> Set<String> {
        range.reduce(into: []) { $0.formUnion(mentions(ofEvent: $1)) }
    }

    /// What one event mentions.
    ///
    /// O(events before it).
    func mentions(ofEvent index: Int) -> Set<String> {
        let event = events[index]
        guard let task = event.task else { return ["outside"] }
        var tasks: [TaskID?] = [task]
        var things: Set<String> = []
        switch event.action {
        case .create(let creation):
            tasks += [creation.creator, creation.parent]
            if creation.creator == nil { things.insert("outside") }
        case .ready(let wake):
            tasks.append(wake.by)
            things = thing(awaitedBy: task, before: index)
        case .cancel(let by): tasks.append(by)
        case .resume: things = thing(awaitedBy: task, before: index)
        case .suspend(let suspension):
            tasks.append(suspension.target)
            things = names(of: suspension)
        case .start, .end, .gap, .print, .mark: break
        }
        let actor: TaskID? =
            switch event.action {
            case .create(let creation): creation.creator
            case .ready(let wake): wake.by
            case .cancel(let by): by
            default: nil
            }
        tasks += [task, actor].compactMap { $0 }.map { host(of: $0, at: index) }
        return things.union(tasks.compactMap { $0.map { "task \($0)" } })
    }

    /// The creator of an immediate task that has not waited before an event.
    private func host(of task: TaskID, at index: Int) -> TaskID? {
        var host: TaskID?
        for event in events[..<index] where event.task == task {
            switch event.action {
            case .create(let creation): host = creation.kind == .immediate ? creation.creator : nil
            case .suspend, .end: host = nil
            default: break
            }
        }
        return host
    }

    private func thing(awaitedBy task: TaskID, before index: Int) -> Set<String> {
        for event in events[..<index].reversed() where event.task == task {
            switch event.action {
            case .suspend(let suspension): return names(of: suspension)
            case .resume: return []
            default: continue
            }
        }
        return []
    }

    private func names(of suspension: Suspension) -> Set<String> {
        if let what = texts[suspension.what] { return suspension.reason == .sleep ? [] : ["thing \(what)"] }
        switch suspension.reason {
        case .actor, .lock, .semaphore, .event, .condition, .barrier: return ["\(suspension.reason as Any)"]
        case .queueGet, .queuePut: return ["queue"]
        default: return []
        }
    }
}
