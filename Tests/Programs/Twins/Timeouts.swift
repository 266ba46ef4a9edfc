import Weft

private func nap(_ name: String, _ delay: Double) async throws {
    do {
        try await sleep(for: seconds(delay))
        print(name, "slept")
    } catch {
        print(name, "interrupted")
        throw error
    }
}

/// timeout: nested, rescheduled, exactly at the deadline, already past, with cleanup.
func timeoutBlocks() async throws {
    let began = try EventLoop.current.time
    do {
        try await timeout(for: seconds(0.1)) { _ in try await nap("too long", 0.2) }
    } catch is TimeoutError { print("timeout at", try sinceSeconds(began)) }
    try await timeout(for: seconds(0.2)) { _ in try await nap("short", 0.1) }
    print("no timeout at", try sinceSeconds(began))
    var limit: Timeout?
    do {
        try await timeout(for: seconds(0.3)) { outer in
            limit = outer
            do {
                try await timeout(for: seconds(0.1)) { _ in try await nap("inner", 1) }
            } catch is TimeoutError { print("inner timeout at", try sinceSeconds(began)) }
            try await nap("outer", 1)
        }
    } catch is TimeoutError {
        print("outer timeout at", try sinceSeconds(began), python(limit?.hasExpired ?? false))
    }
    do {
        try await timeout(for: seconds(0.1)) { _ in
            try await timeout(for: seconds(0.5)) { _ in try await nap("outer first", 1) }
        }
    } catch is TimeoutError { print("outer timeout at", try sinceSeconds(began)) }
    try await timeout(for: seconds(0.1)) { limit in
        limit.reschedule(for: seconds(0.3))
        try await nap("rescheduled", 0.2)
    }
    print("at", try sinceSeconds(began))
    try await timeoutEdges(began)
}

private func timeoutEdges(_ began: Duration) async throws {
    do {
        try await timeout(for: seconds(0.1)) { _ in try await nap("exact", 0.1) }
        print("exact: in time")
    } catch is TimeoutError { print("exact: timeout") }
    do {
        try await timeout(for: .zero) { _ in
            print("body of a zero timeout runs")
            try await yield()
            print("not reached")
        }
    } catch is TimeoutError { print("zero: timeout") }
    let child = createTask { try await nap("child", 0.3) }
    do {
        try await timeout(for: seconds(0.1)) { _ in try await child.value }
    } catch is TimeoutError { print("child cancelled:", python(child.isCancelled)) }
    do {
        try await timeout(for: seconds(0.1)) { _ in
            do {
                try await sleep(for: .seconds(1))
            } catch {
                try await nap("cleanup", 0.2)
                throw error
            }
        }
    } catch is TimeoutError {
        print("after cleanup at", try sinceSeconds(began), "cancelling", currentTask?.cancelling ?? -1)
    }
}

private func job(_ name: String, _ delay: Double) async throws -> String {
    do {
        try await sleep(for: seconds(delay))
        print(name, "ends")
        return name
    } catch {
        print(name, "cancelled")
        throw error
    }
}

private func stubborn() async throws -> String {
    do {
        try await sleep(for: .seconds(1))
        return "slept"
    } catch {
        print("stubborn swallows the cancellation")
        return "stubborn result"
    }
}

private func slowCleanup() async throws -> String {
    do {
        try await sleep(for: .seconds(1))
        return "slept"
    } catch {
        print("cleaning up")
        try await sleep(for: seconds(0.2))
        print("cleaned up")
        throw error
    }
}

private func attempt(_ label: String, _ work: some Awaitable<String>, _ limit: Double?) async throws {
    let began = try EventLoop.current.time
    var result = "TimeoutError"
    do {
        result = try await withTimeout(limit.map(seconds), work)
    } catch is TimeoutError {}
    print(label, "->", result, "after", try sinceSeconds(began))
}

private func coroutine(_ name: String, _ delay: Double) -> Coroutine<String, any Error> {
    Coroutine("job") { try await job(name, delay) }
}

/// withTimeout: the work ends just before, exactly at and just after the timeout; and other edges.
func waitForEdges() async throws {
    try await attempt("before", coroutine("j1", 0.1), 0.2)
    try await attempt("at", coroutine("j2", 0.2), 0.2)
    try await attempt("after", coroutine("j3", 0.3), 0.2)
    try await attempt("zero", coroutine("j4", 0), 0)
    try await attempt("none", coroutine("j5", 0.1), nil)
    try await attempt("stubborn", Coroutine("stubborn", stubborn), 0.1)
    try await attempt("cleanup", Coroutine("slow_cleanup", slowCleanup), 0.1)
    let done = Future<String>()
    try done.set("was done")
    try await attempt("done future, zero", done, 0)
    let task = createTask(coroutine("j6", 0.4))
    try await sleep(for: seconds(0.1))
    try await attempt("running task", task, 0.1)
    print("j6 cancelled:", python(task.isCancelled))
    let outer = createTask { try await attempt("outer", coroutine("j7", 1), 0.5) }
    try await sleep(for: seconds(0.1))
    outer.cancel()
    do { try await outer.value } catch is CancellationError { print("outer cancelled from outside") }
}
