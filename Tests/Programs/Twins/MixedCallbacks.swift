import Weft

private func stepper(_ name: String, _ turns: Int) async throws {
    for turn in 0..<turns {
        print(name, turn)
        try await yield()
    }
}

private func waiter(_ name: String, _ future: Future<Int>) async throws {
    do {
        print(name, "got", try await future.value)
    } catch let error as ValueError {
        print(name, "error", error.text)
    } catch {
        print(name, "cancelled")
        throw error
    }
}

/// Calls by the loop, handles, done callbacks and futures, mixed with the steps of tasks.
func mixedCallbacks() async throws {
    let loop = try EventLoop.current
    loop.callSoon { print("soon 1") }
    let task = createTask { try await stepper("s", 3) }
    loop.callSoon { print("soon 2") }
    loop.callSoon { print("never") }.cancel()
    loop.callSoon { loop.callSoon { print("soon after") } }
    try await task.value
    for delay in [0.3, 0.1, 0.2, 0.1, 0] {
        loop.callLater(seconds(delay)) { print("later", delay == 0 ? "0" : "\(delay)") }
    }
    let off = loop.callLater(seconds(0.15)) { print("never") }
    loop.callAt(loop.time + seconds(0.15)) { off.cancel() }
    try await sleep(for: seconds(0.1))
    print("slept")
    try await sleep(for: seconds(0.5))
    try await mixedDoneCallbacks(loop)
    try await mixedEnds(loop)
}

private func mixedDoneCallbacks(_ loop: EventLoop.Running) async throws {
    let future = Future<Int>()
    future.whenDone { print("first callback", (try? future.result()) ?? -1) }
    let waiters = ["a", "b"].map { name in createTask { try await waiter(name, future) } }
    try await yield()
    future.whenDone { print("last callback") }
    let gone = future.whenDone { print("never") }
    print("removed", future.remove(gone) ? 1 : 0)
    loop.callLater(seconds(0.1)) { try? future.set(5) }
    try await wait(waiters)
    future.whenDone { print("at once, but later") }
    print("asked")
    try await yield()
    do { try future.set(6) } catch { print("set only once") }
}

private func mixedEnds(_ loop: EventLoop.Running) async throws {
    let failing = Future<Int>()
    let waiters = ["c", "d"].map { name in createTask { try await waiter(name, failing) } }
    try await yield()
    try failing.fail(ValueError(text: "e"))
    try await wait(waiters)
    let future = Future<Int>()
    var task = createTask { try await waiter("f", future) }
    try await yield()
    loop.callSoon { future.cancel() }
    try await wait([task])
    print(python(task.isCancelled), python(future.isCancelled))

    task = createTask { try await stepper("t", 1) }
    let stepping = task
    stepping.whenDone { loop.callSoon { print("t is over") } }
    loop.callLater(seconds(0.1)) { stepping.cancel() }
    try await stepping.value
    try await sleep(for: seconds(0.2))
    let sleeper = createTask { try await sleep(for: .seconds(9)) }
    loop.callLater(seconds(0.1)) { sleeper.cancel() }
    do { try await sleeper.value } catch { print("cancelled by a timer") }
}
