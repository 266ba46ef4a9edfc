import TraceModel

extension RandomTraceProgram {
    /// What a running task may do next.
    enum Deed: CaseIterable {
        case create, print, mark, sleep, wait, await, yield, cancel, wakeOther, end
    }

    /// The innermost task of a thread does one thing.
    mutating func act(on thread: Int) {
        guard let place = stacks[thread].last else { return }
        if isDraining { return endOrJoin(place, on: thread) }
        let task = lives[place].id
        switch deed() {
        case .create where alive < shape.width: createFrom(place, on: thread)
        case .print: print(task)
        case .mark: builder.add(.mark(text: builder.text("mark \(pick(5))")), pick(4) == 0 ? nil : task)
        case .sleep: sleep(place, on: thread)
        case .wait: waitForSomething(place, on: thread)
        case .await where !lives[place].made.isEmpty: awaitOne(place, on: thread)
        case .yield:
            suspend(place, on: thread, Suspension(on: .yield))
            builder.ready(task, via: .yield)
            ready.append(place)
        case .cancel: cancelOne(by: task)
        case .wakeOther:
            let others = waiting.indices.filter { lives[waiting[$0]].reason != .sleep }
            if !others.isEmpty { wake(others[pick(others.count)], by: task) }
        case .end where alive > 1 || pick(4) == 0: endOrJoin(place, on: thread)
        default: print(task)
        }
    }

    private mutating func deed() -> Deed {
        var left = pick(weights.reduce(0, +))
        for (deed, weight) in zip(Deed.allCases, weights) {
            if left < weight { return deed }
            left -= weight
        }
        return .print
    }

    // MARK: Making tasks

    /// Adds a task and returns its place.
    @discardableResult
    mutating func create(kind: TaskKind, parent: Int?, creator: Int?) -> Int {
        guard let id = TaskID(UInt32(lives.count + 1)) else { preconditionFailure("too many tasks") }
        let place = lives.count
        let isNamed = kind == .main || pick(8) != 0
        let name = isNamed ? builder.text(kind == .main ? "main" : "work \(pick(shape.names))") : nil
        let hasSource = pick(4) == 0
        let creation = Creation(
            name: name,
            kind: pick(32) == 0 ? nil : kind,
            parent: parent.map { lives[$0].id },
            creator: creator.map { lives[$0].id },
            priority: pick(8) == 0 ? UInt8(pick(34)) : nil,
            file: hasSource ? builder.text("Sources/App/File\(pick(3)).swift") : nil,
            line: hasSource ? UInt32(1 + pick(300)) : nil
        )
        builder.add(.create(creation), id)
        lives.append(Life(id: id, kind: creation.kind ?? .unstructured, parent: parent, creator: creator))
        // A coroutine object that nobody starts is no living task.
        if kind == .coroutine { return place }
        alive += 1
        if let parent { lives[parent].children.append(place) }
        if let creator, parent == nil { lives[creator].made.append(place) }
        if kind != .immediate { ready.append(place) }
        return place
    }

    private mutating func createFrom(_ creator: Int, on thread: Int) {
        switch pick(8) {
        case 0, 1: create(kind: .unstructured, parent: nil, creator: creator)
        case 2: create(kind: .detached, parent: nil, creator: creator)
        case 3: create(kind: .asyncLet, parent: creator, creator: creator)
        case 4:
            let place = create(kind: .immediate, parent: nil, creator: creator)
            // The laws let only a task that says it is immediate run inside its creator.
            if lives[place].kind == .immediate { run(place, on: thread) } else { ready.append(place) }
        case 5 where pick(4) == 0: create(kind: .coroutine, parent: nil, creator: creator)
        default: create(kind: .child, parent: creator, creator: creator)
        }
    }

    /// A task that was there before the recording: its first event may be any.
    mutating func openLate() {
        guard let id = TaskID(UInt32(lives.count + 1)) else { return }
        let name = pick(2) == 0 ? builder.text("old \(lives.count)") : nil
        builder.add(.create(Creation(name: name, isLate: true)), id)
        let place = lives.count
        lives.append(Life(id: id, kind: .unstructured, parent: nil, creator: nil))
        alive += 1
        lives[place].hasStarted = pick(4) != 0
        if lives[place].hasStarted, pick(2) == 0 {
            lives[place].reason = .lock
            waiting.append(place)
        } else {
            ready.append(place)
        }
    }

    // MARK: Waiting

    private mutating func suspend(_ place: Int, on thread: Int, _ suspension: Suspension) {
        stacks[thread].removeLast()
        lives[place].reason = suspension.reason
        builder.add(.suspend(suspension), lives[place].id)
    }

    private mutating func sleep(_ place: Int, on thread: Int) {
        let length = Int64(1 + pick(20)) * (shape.isWall ? 12_345 : 250_000_000)
        lives[place].deadline = builder.time.nanoseconds + length
        suspend(place, on: thread, Suspension(on: .sleep, for: TimeSpan(nanoseconds: length)))
        waiting.append(place)
    }

    private mutating func waitForSomething(_ place: Int, on thread: Int) {
        let reasons = WaitReason.allCases.filter { ![.sleep, .task, .group, .yield].contains($0) }
        let reason = reasons[pick(reasons.count)]
        let what = pick(2) == 0 ? builder.text("\(reason.rawValue) \(pick(3))") : nil
        suspend(place, on: thread, Suspension(on: pick(16) == 0 ? nil : reason, what: what))
        waiting.append(place)
    }

    /// Awaits a task that it made itself: so no circle of tasks awaits one another.
    private mutating func awaitOne(_ place: Int, on thread: Int) {
        let target = lives[place].made.remove(at: pick(lives[place].made.count))
        if lives[target].hasEnded { return print(lives[place].id) }
        suspend(place, on: thread, Suspension(on: .task, target: lives[target].id))
        lives[target].waiters.append(place)
    }

    private mutating func cancelOne(by canceller: TaskID) {
        let place = pick(lives.count)
        builder.cancel(lives[place].id, by: pick(4) == 0 ? nil : canceller)
        lives[place].isCancelled = true
        if lives[place].reason == .sleep, let index = waiting.firstIndex(of: place) {
            wake(index, by: canceller, via: .cancel)
        }
    }

    // MARK: Ending

    /// Ends the task, or waits for a living child first: a scope can't end before its children.
    private mutating func endOrJoin(_ place: Int, on thread: Int) {
        guard let child = lives[place].children.first else { return end(place, on: thread) }
        if lives[child].kind == .asyncLet {
            lives[child].waiters.append(place)
            suspend(place, on: thread, Suspension(on: .task, target: lives[child].id))
        } else {
            suspend(place, on: thread, Suspension(on: .group))
        }
    }

    private mutating func end(_ place: Int, on thread: Int) {
        stacks[thread].removeLast()
        let life = lives[place]
        let outcome: Outcome =
            life.isCancelled && pick(2) == 0 ? .cancelled : pick(10) == 0 ? .threw : .returned
        let error = outcome == .threw && pick(2) == 0 ? builder.text("Failure \(pick(3))") : nil
        let isTold = pick(32) != 0
        builder.add(.end(Ending(outcome: isTold ? outcome : nil, error: isTold ? error : nil)), life.id)
        lives[place].hasEnded = true
        alive -= 1
        for waiter in life.waiters { release(waiter, by: life.id) }
        guard let parent = life.parent else { return }
        lives[parent].children.removeAll { $0 == place }
        if lives[parent].reason == .group { release(parent, by: life.id) }
    }

    private mutating func release(_ waiter: Int, by task: TaskID) {
        lives[waiter].reason = nil
        builder.ready(lives[waiter].id, by: task, via: .completion)
        ready.append(waiter)
    }

    // MARK: Speaking

    private mutating func print(_ task: TaskID) {
        let lines = [
            "plain", "with \"quotes\" and \\", "tab\tbell\u{7}", "naïve café", "日本語", "👩‍👩‍👧", "",
            "<script>alert(1)</script>", "\u{2028}\u{7F}", "line \(pick(1000))",
        ]
        let stream: OutputStream = pick(6) == 0 ? .standardError : .standardOutput
        builder.print(lines[pick(lines.count)], pick(10) == 0 ? nil : task, stream: stream)
    }
}
