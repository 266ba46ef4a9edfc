import Weft

private func job(_ name: String, _ delay: Double, fails: Bool = false) async throws -> String {
    try await sleep(for: seconds(delay))
    if fails { throw ValueError(text: name) }
    return name
}

/// Tasks as they end; with an error, and with a time limit.
func asTheyComplete() async throws {
    var tasks = [("slow", 0.3), ("quick", 0.1), ("middle", 0.2)].map { name, delay in
        createTask(name: name) { try await job(name, delay) }
    }
    for try await task in asCompleted(tasks) { print(try task.result()) }
    tasks = [
        createTask { try await job("a", 0.1) }, createTask { try await job("b", 0.5) },
        createTask { try await job("c", 0.1, fails: true) },
    ]
    let ended = asCompleted(tasks, timeout: seconds(0.3))
    for _ in tasks {
        do {
            if let task = try await ended.next() { print(try task.result()) }
        } catch is ValueError {
            print("error")
        } catch is TimeoutError {
            print("timeout")
        }
    }
    print(try await tasks[1].value)
}

private func leaf(_ name: String, _ delay: Double) async throws -> String {
    do {
        try await sleep(for: seconds(delay))
        print(name, "ends")
        return name
    } catch {
        print(name, "cancelled")
        throw error
    }
}

/// Cancelling the one who waits for a gather in a gather cancels all its children.
func nestedGatherCancelled() async throws {
    let task = createTask {
        do {
            let inner = gathering(
                Coroutine("leaf") { try await leaf("a", 1) },
                Coroutine("leaf") { try await leaf("b", 0.1) }
            )
            _ = try await gather(inner, Coroutine("leaf") { try await leaf("c", 1) })
        } catch {
            print("outer cancelled")
            throw error
        }
    }
    try await sleep(for: seconds(0.2))
    task.cancel()
    do { try await task.value } catch { print("main sees it") }
    let results = try await gatherResults(
        { try await leaf("d", 0.1) },
        {
            try await sleep(for: seconds(0.2))
            return "e"
        }
    )
    print(python(try results.map { try $0.get() }))
}

private func failing(_ name: String, _ delay: Double, fails: Bool = false) async throws -> String {
    try await sleep(for: seconds(delay))
    if fails {
        print(name, "fails")
        throw ValueError(text: name)
    }
    print(name, "ends")
    return name
}

/// The first error ends a gather, and the others go on; a child that is cancelled is an error, too.
func gatherErrors() async throws {
    do {
        try await gather(
            { try await failing("a", 0.1, fails: true) },
            { try await failing("b", 0.2) },
            { try await failing("c", 0.1, fails: true) }
        )
    } catch let error as ValueError {
        print("caught", error.text)
    }
    try await sleep(for: seconds(0.2))
    let results = try await gatherResults(
        { try await failing("d", 0.1, fails: true) },
        { try await failing("e", 0) }
    )
    print(python(results.map { if case .failure = $0 { "ValueError" } else { "str" } }))
    let victim = createTask { try await failing("f", 1) }
    let group = gathering(victim, Coroutine("g") { try await failing("g", 0.1) })
    try await yield()
    victim.cancel()
    do {
        _ = try await group.value
    } catch is CancellationError {
        print("a cancelled child")
    }
}

/// Waits for the first error, for a time, for the first end; a wait that is cancelled cancels nothing.
func waitsForErrors() async throws {
    let tasks = [
        createTask { try await job("a", 0.1) }, createTask { try await job("b", 0.2, fails: true) },
        createTask { try await job("c", 0.3) },
    ]
    var (done, pending) = try await wait(tasks, until: .firstError)
    print(done.count, pending.count)
    (done, pending) = try await wait(tasks, timeout: seconds(0.05))
    print(done.count, pending.count)
    (done, pending) = try await wait(tasks, until: .firstCompleted)
    print(done.count, pending.count)
    let inner = createTask { try await job("d", 1) }
    let waiting = createTask { _ = try await wait([inner]) }
    try await sleep(for: seconds(0.1))
    waiting.cancel()
    do { try await waiting.value } catch { print("wait cancelled, its task goes on") }
    try await sleep(for: .seconds(1))
}

private func grandchild(_ name: String) async throws -> String {
    print(name, "runs")
    try await yield()
    print(name, "ends")
    return name
}

/// Tasks that make tasks; the same task awaited and gathered twice.
func spawnedByChildren() async throws {
    let child: @Sendable (String) async throws -> String = { name in
        let task = createTask { try await grandchild(name + ".1") }
        try await yield()
        print(name, "in between")
        print(try await task.value)
        return try await grandchild(name + ".2")
    }
    let a = createTask { try await child("a") }
    let b = createTask { try await child("b") }
    print(try await b.value)
    print(try await a.value)
    print(try await a.value)
    let c = createTask { try await child("c") }
    c.whenDone { print("callback of c") }
    let d = createTask { try await grandchild("d") }
    try await gather([c, d, c])
}

/// Sleepers whose deadlines coincide.
func timerTies() async throws {
    try await gather(
        [("a", 0.3, 2), ("b", 0.2, 3), ("c", 0.1, 6), ("d", 0.6, 1)].map { name, delay, times in
            {
                for turn in 0..<times {
                    try await sleep(for: seconds(delay))
                    print(name, turn)
                }
            }
        }
    )
    try await sleep(for: .seconds(-1))
    print("end")
}
