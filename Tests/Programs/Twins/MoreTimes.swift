import Weft

/// Callbacks among the steps of tasks: soon, later, at a moment, called off.
func callbacks() async throws {
    let loop = try EventLoop.current
    loop.callSoon { print("soon 1") }
    let handle = loop.callSoon { print("never") }
    loop.callSoon { print("soon 2") }
    handle.cancel()
    let task = createTask {
        try await sleep(for: .zero)
        print("zero", "slept")
    }
    loop.callLater(seconds(0.2)) { print("later 0.2") }
    let timer = loop.callLater(seconds(0.1)) { print("never later") }
    loop.callAt(loop.time + seconds(0.1)) { print("at 0.1") }
    timer.cancel()
    print("main")
    try await sleep(for: seconds(0.1))
    print("main after 0.1")
    again(3, loop)
    for turn in 0..<3 {
        try await yield()
        print("turn", turn)
    }
    try await sleep(for: seconds(0.2))
    task.whenDone { print("done callback", python(task.isDone)) }
    try await yield()
    print("end")
}

private func again(_ count: Int, _ loop: EventLoop.Running) {
    loop.callSoon {
        print("again", count)
        if count > 0 { again(count - 1, loop) }
    }
}

private func waiter(_ name: String, _ future: Future<Int>) async throws {
    do {
        print(name, "got", try await future.value)
    } catch let error as ValueError {
        print(name, "error", error.text)
    } catch is CancellationError {
        print(name, "cancelled")
        throw CancellationError()
    }
}

/// A future with two waiters and a callback, one that fails, one that is cancelled through one of its waiters.
func futures() async throws {
    let future = Future<Int>()
    let a = createTask { try await waiter("a", future) }
    let b = createTask { try await waiter("b", future) }
    future.whenDone { print("callback") }
    try await yield()
    try EventLoop.current.callLater(seconds(0.1)) { try? future.set(42) }
    try await gather(a, b)
    let failing = Future<Int>()
    let c = createTask { try await waiter("c", failing) }
    try await yield()
    try failing.fail(ValueError(text: "bad"))
    try await c.value
    let shared = Future<Int>()
    let d = createTask { try await waiter("d", shared) }
    let e = createTask { try await waiter("e", shared) }
    try await yield()
    d.cancel()
    try await wait([d, e])
    print(python(shared.isCancelled), python(d.isCancelled), python(e.isCancelled))
    print(try await future.value)
}

/// Timeouts in timeouts, set anew, without an end, and over before they begin.
func nestedTimeouts() async throws {
    let began = try EventLoop.current.time
    do {
        try await timeout(for: seconds(0.3)) { _ in
            do {
                try await timeout(for: seconds(0.1)) { _ in try await sleep(for: .seconds(1)) }
            } catch is TimeoutError {
                print("inner", try sinceSeconds(began))
            }
            try await sleep(for: .seconds(1))
        }
    } catch is TimeoutError {
        print("outer", try sinceSeconds(began))
    }
    do {
        try await timeout(for: seconds(0.1)) { _ in
            try await timeout(for: seconds(0.2)) { _ in try await sleep(for: .seconds(1)) }
        }
    } catch is TimeoutError {
        print("the outer one fired", try sinceSeconds(began))
    }
    try await timeout(for: seconds(0.1)) { limit in
        limit.reschedule(at: try EventLoop.current.time + seconds(0.5))
        try await sleep(for: seconds(0.3))
        print("rescheduled", python(limit.hasExpired))
    }
    try await timeout(for: nil) { _ in try await sleep(for: seconds(0.1)) }
    do {
        try await timeout(at: try EventLoop.current.time - .seconds(1)) { _ in
            try await sleep(for: .zero)
            print("not here")
        }
    } catch is TimeoutError {
        print("at once")
    }
    print(currentTask?.cancelling ?? -1)
}

private func job(_ name: String, _ delay: Double) async throws -> String {
    do {
        try await sleep(for: seconds(delay))
        return name
    } catch {
        print(name, "cancelled")
        throw error
    }
}

/// Time limits on tasks, shields, locks and queues.
func moreTimeLimits() async throws {
    let task = createTask { try await job("t", 0.3) }
    let waits = [
        createTask { try await withTimeout(seconds(0.1), task) },
        createTask { try await timeout(for: seconds(0.2)) { _ in try await shield(task).value } },
    ]
    for result in try await gatherResults(waits) {
        switch result {
        case .failure(is TimeoutError): print("TimeoutError")
        case .failure(is CancellationError): print("CancelledError")
        default: print("str")
        }
    }
    let lock = Lock()
    try await lock.acquire()
    do { try await withTimeout(seconds(0.1)) { try await lock.acquire() } } catch {
        print("no lock in time")
    }
    let queue = Queue<Int>()
    do { _ = try await withTimeout(seconds(0.1)) { try await queue.get() } } catch {
        print("no item in time")
    }
    _ = try queue.tryPut(1)
    let inner = createTask { try await withTimeout(.seconds(1)) { try await job("u", 1) } }
    try await yield()
    try await yield()
    inner.cancel()
    try await wait([inner])
    print(python(inner.isCancelled))
}
