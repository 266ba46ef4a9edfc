import Weft

private func nap(_ name: String, _ delay: Double) async throws -> String {
    do {
        try await sleep(for: seconds(delay))
        print(name, "slept")
        return name
    } catch {
        print(name, "interrupted")
        throw error
    }
}

private func inside() async throws {
    do {
        try await timeout(for: seconds(0.2)) { _ in
            do {
                try await sleep(for: .seconds(1))
            } catch {
                print("requests", currentTask?.cancelling ?? -1)
                try await sleep(for: seconds(0.2))
                throw error
            }
        }
    } catch is TimeoutError {
        print("a timeout")
    } catch {
        print("a cancellation", currentTask?.cancelling ?? -1)
        throw error
    }
}

private func swallows() async throws {
    let limit = try await timeout(for: seconds(0.1)) { limit in
        do { try await sleep(for: .seconds(1)) } catch { print("swallowed") }
        try await sleep(for: seconds(0.1))
        return limit
    }
    print("expired", python(limit.hasExpired), currentTask?.cancelling ?? -1)
}

/// Timeouts and requests from outside; timeouts around gathers, queues, locks; moved, disarmed, swallowed.
func mixedTimeouts() async throws {
    var task = createTask(inside)
    try await sleep(for: seconds(0.1))
    task.cancel()
    try await sleep(for: seconds(0.05))
    try await wait([task])
    print(python(task.isCancelled))
    task = createTask(inside)
    try await sleep(for: seconds(0.3))
    task.cancel()
    try await wait([task])
    print(python(task.isCancelled))
    try await swallows()
    try await timeout(for: seconds(0.1)) { limit in
        limit.reschedule(at: nil)
        _ = try await nap("disarmed", 0.2)
    }
    var moved: Timeout?
    do {
        try await timeout(for: nil) { limit in
            moved = limit
            _ = try await nap("free", 0.1)
            limit.reschedule(for: .seconds(-1))
            _ = try await nap("moved into the past", 0.1)
        }
    } catch is TimeoutError { print("late", python(moved?.hasExpired ?? false)) }
    try await mixedTimeoutsAround()
    try await mixedTimeoutsTogether()
}

private func mixedTimeoutsAround() async throws {
    do {
        try await timeout(at: try EventLoop.current.time + seconds(0.1)) { _ in
            try await gather(
                { try await nap("g1", 0.05) },
                { try await nap("g2", 1) },
                { try await nap("g3", 1) }
            )
        }
    } catch is TimeoutError { print("gather timed out") }
    let (lock, queue) = (Lock(), Queue<Int>())
    try await lock.acquire()
    for body in [{ @Sendable in try await lock.acquire() }, { @Sendable in _ = try await queue.get() }] {
        do { try await withTimeout(seconds(0.1), body) } catch is TimeoutError { print("in vain") }
    }
    try lock.release()
    print("free", python(!lock.isLocked))
    let work = createTask { try await nap("w", 0.3) }
    do {
        try await timeout(for: seconds(0.1)) { _ in _ = try await shield(work).value }
    } catch is TimeoutError { print("shielded") }
    do { print(try await withTimeout(seconds(0.1), work)) } catch is TimeoutError {
        print("not shielded", python(work.isCancelled))
    }
    print(try await withTimeout(seconds(0.2)) { try await nap("in time", 0.1) })
}

private func mixedTimeoutsTogether() async throws {
    do {
        try await timeout(for: seconds(0.1)) { _ in
            try await timeout(for: seconds(0.1)) { _ in _ = try await nap("both", 1) }
        }
    } catch is TimeoutError { print("which") }
    do {
        try await timeout(for: seconds(0.1)) { _ in throw ValueError(text: "own") }
    } catch is ValueError { print("own error") }
}
