import Weft

private func leaf(_ name: String, _ delay: Double = 1, clean: Double = 0) async throws -> String {
    do {
        try await sleep(for: seconds(delay))
        print(name, "slept")
        return name
    } catch {
        print(name, "cancelled")
        if clean > 0 {
            try await sleep(for: seconds(clean))
            print(name, "clean")
        }
        throw error
    }
}

private func through(_ target: some Awaitable<String>) async throws -> String {
    do {
        return try await target.value
    } catch {
        print("passed on")
        throw error
    }
}

private func nested() async throws {
    defer { print("gather over") }
    try await gather(
        Coroutine("leaf") { try await leaf("g1") },
        gathering(
            Coroutine("leaf") { try await leaf("g2", clean: 0.1) },
            Coroutine("leaf") { try await leaf("g3") }
        )
    )
}

private func itself() async throws -> String {
    let task = requireCurrent()
    task.cancel()
    print("asked")
    do {
        try await sleep(for: .seconds(1))
    } catch { print("got it", task.cancelling, task.uncancel()) }
    try await sleep(for: seconds(0.1))
    task.cancel()
    do { try await yield() } catch { print("in a yield") }
    task.uncancel()
    task.cancel()
    task.uncancel()
    try await sleep(for: seconds(0.1))
    print("taken back")
    task.cancel()
    return "returned"
}

private func requireCurrent() -> AnyLoopTask {
    guard let task = currentTask else { fatalError("no task runs") }
    return task
}

private func stubborn() async -> String {
    for _ in 0..<3 {
        do { try await sleep(for: .seconds(1)) } catch { print("no") }
    }
    return "in the end"
}

/// Where a cancellation goes: through tasks, gathers and shields, to the next wait, taken back, to oneself.
func mixedCancelling() async throws {
    let inner = createTask { try await leaf("inner") }
    let middle = createTask { try await through(inner) }
    let outer = createTask { try await through(middle) }
    try await sleep(for: seconds(0.1))
    print(python(outer.cancel()), inner.cancelling, middle.cancelling, outer.cancelling)
    try await wait([outer])
    print(python(inner.isCancelled), python(middle.isCancelled), python(outer.isCancelled))

    let task = createTask(nested)
    try await sleep(for: seconds(0.1))
    task.cancel()
    try await wait([task])

    let kept = createTask { try await leaf("kept", 0.3) }
    let shielded = createTask { try await through(shield(kept)) }
    try await sleep(for: seconds(0.1))
    shielded.cancel()
    try await wait([shielded])
    print(try await kept.value)

    let shared = createTask { try await leaf("shared") }
    let both = (0..<2).map { _ in createTask { try await through(shared) } }
    try await sleep(for: seconds(0.1))
    both[0].cancel()
    try await wait(both)
    print("[" + both.map { python($0.isCancelled) }.joined(separator: ", ") + "]")
    try await mixedOwnRequests()
    try await mixedFutures()
}

private func mixedOwnRequests() async throws {
    let own = createTask(itself)
    do { print(try await own.value) } catch { print("ended cancelled", python(own.isCancelled)) }
    let task = createTask(stubborn)
    try await sleep(for: seconds(0.1))
    for _ in 0..<3 {
        task.cancel()
        try await sleep(for: seconds(0.1))
    }
    print(try await task.value, python(task.isCancelled), task.cancelling)
}

private func mixedFutures() async throws {
    let future = Future<String>()
    let waiters = (0..<2).map { _ in createTask { try await through(future) } }
    try await yield()
    waiters[1].cancel()
    print("future cancelled", python(future.isCancelled))
    try await wait(waiters)

    let done = createTask { try await leaf("just done", 0.1) }
    let waiter = createTask { try await through(done) }
    _ = try await done.value
    waiter.cancel()
    try await wait([waiter])
    print("after the end", python(waiter.isCancelled))
    let failing = gatheringResults([
        Coroutine("leaf") { try await leaf("ok", 0.2) }, Coroutine("leaf") { try await leaf("other", 0.1) },
    ])
    try await yield()
    failing.cancel()
    do { _ = try await failing.value } catch { print("gather cancelled") }
}
