import Weft

private func inner(_ name: String, _ delay: Double) async throws -> String {
    do {
        try await sleep(for: seconds(delay))
        print(name, "ends")
        return name
    } catch {
        print(name, "cancelled")
        throw error
    }
}

private func outer(_ task: LoopTask<String>) async throws {
    do {
        print("outer got", try await shield(task).value)
    } catch {
        print("outer cancelled")
        print("then", try await task.value)
    }
}

/// shield: the one who waits is cancelled, or what it waits for, or its time is over.
func shieldsCancelled() async throws {
    let work = createTask { try await inner("work", 0.3) }
    var waiting = createTask { try await outer(work) }
    try await sleep(for: seconds(0.1))
    waiting.cancel()
    try await waiting.value
    let second = createTask { try await inner("second", 0.3) }
    waiting = createTask { try await outer(second) }
    try await sleep(for: seconds(0.1))
    second.cancel()
    do { try await waiting.value } catch { print("waiting cancelled") }
    do {
        let third = shield(Coroutine("third") { try await inner("third", 0.3) })
        print(try await timeout(for: seconds(0.1)) { _ in try await third.value })
    } catch is TimeoutError {
        print("timeout")
    }
    try await sleep(for: seconds(0.3))
}

/// Requests that are taken back, before and after they were delivered.
func requestsTakenBack() async throws {
    let task = createTask {
        guard let me = currentTask else { return "no task" }
        do {
            try await sleep(for: .seconds(1))
        } catch {
            print("requests", me.cancelling)
            print("left", me.uncancel())
        }
        try await sleep(for: seconds(0.1))
        print("goes on")
        me.cancel()
        print("asked itself", me.cancelling)
        me.uncancel()
        try await yield()
        print("nothing came")
        me.cancel()
        do { try await yield() } catch { print("this time it came") }
        return "done"
    }
    try await sleep(for: seconds(0.1))
    task.cancel()
    print(try await task.value, python(task.isCancelled), task.cancelling)
    let other = createTask {
        currentTask?.cancel()
        return "value"
    }
    try await wait([other])
    print("other cancelled", python(other.isCancelled))
}

/// Cancelling the last of a chain of tasks cancels the first, whose clean-up all the others wait for.
func cancelledChain() async throws {
    let c = createTask(name: "c") {
        do {
            try await sleep(for: .seconds(1))
        } catch {
            print("c cancelled")
            try await sleep(for: seconds(0.1))
            print("c cleaned up")
            throw error
        }
    }
    let b = createTask(name: "b") {
        do {
            try await c.value
        } catch {
            print("b cancelled")
            throw error
        }
    }
    let a = createTask(name: "a") {
        do { try await b.value } catch { print("a cancelled") }
        return "a's result"
    }
    try await sleep(for: seconds(0.1))
    a.cancel()
    print(try await a.value, a.cancelling, python(b.isCancelled), python(c.isCancelled))
}

/// What main leaves behind: two that end, one that refuses, one that has just been made.
func leftovers() async throws {
    let polite: @Sendable (String) async throws -> Void = { name in
        do {
            try await sleep(for: .seconds(10))
        } catch {
            print(name, "cancelled")
            throw error
        }
    }
    createTask { try await polite("a") }
    createTask {
        do { try await sleep(for: .seconds(10)) } catch { print("b", "refuses") }
        try await sleep(for: seconds(0.2))
        print("b", "ends")
    }
    createTask { try await polite("c") }
    try await sleep(for: seconds(0.1))
    createTask {
        print("last started")
        try await sleep(for: .seconds(1))
    }
    print("main over", allTasks.count)
}

private func child(_ name: String, _ delay: Double, fails: Bool = false) async throws {
    do {
        try await sleep(for: seconds(delay))
        if fails { throw ValueError(text: name) }
        print(name, "ends")
    } catch is CancellationError {
        print(name, "cancelled")
        throw CancellationError()
    }
}

/// Groups in groups, cancelled from outside; a child that adds one that fails.
func nestedGroups() async throws {
    let work: @Sendable () async throws -> Void = {
        try await withLoopTaskGroup { outer in
            try outer.createTask { try await child("o1", 0.4) }
            try await withLoopTaskGroup { inner in
                try inner.createTask { try await child("i1", 0.1) }
                try inner.createTask { try await child("i2", 0.2) }
            }
            print("inner over")
            try outer.createTask { try await child("o2", 0.1) }
        }
        print("outer over")
    }
    try await work()
    let task = createTask(work)
    try await sleep(for: seconds(0.15))
    task.cancel()
    do { try await task.value } catch { print("cancelled from outside", python(task.isCancelled)) }
    do {
        try await withLoopTaskGroup { group in
            try group.createTask {
                try await sleep(for: seconds(0.1))
                try group.createTask { try await child("late", 0.1, fails: true) }
                print("added")
            }
            try group.createTask { try await child("stays", 0.5) }
        }
    } catch LoopTaskGroupError.failed(let errors) {
        print("caught", errors.count)
    }
}
