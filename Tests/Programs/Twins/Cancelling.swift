import Weft

private func work(_ name: String, _ delay: Double) async throws -> String {
    do {
        print(name, "starts")
        try await sleep(for: seconds(delay))
        print(name, "ends")
        return name
    } catch {
        print(name, "cancelled")
        throw error
    }
}

private func guarded(_ task: LoopTask<String>) async throws -> String {
    do {
        return try await shield(task).value
    } catch {
        print("guard cancelled, work done:", python(task.isDone))
        throw error
    }
}

/// shield: the awaiter is cancelled, the work goes on.
func shields() async throws {
    let task = createTask { try await work("w1", 0.2) }
    var outer = createTask { try await guarded(task) }
    try await sleep(for: seconds(0.1))
    outer.cancel()
    do { _ = try await outer.value } catch { print("outer cancelled") }
    print("result", try await task.value)
    let task2 = createTask { try await work("w2", 0.3) }
    do {
        _ = try await timeout(for: seconds(0.1)) { _ in try await shield(task2).value }
    } catch { print("timeout, w2 goes on") }
    print("result", try await shield(task2).value)
    let inner = createTask { try await work("w3", 1) }
    outer = createTask { try await guarded(inner) }
    try await sleep(for: seconds(0.1))
    inner.cancel()
    for result in try await gatherResults([outer]) {
        if case .failure(is CancellationError) = result { print("[CancelledError('')]") }
    }
    let probe = createTask { try await yield() }
    print(try await shield(task).value, "probe done:", python(probe.isDone))
    try await probe.value
}

private func plain(_ name: String) async throws {
    print(name, "runs")
    defer { print(name, "finally") }
    do {
        try await sleep(for: .seconds(1))
    } catch {
        print(name, "cancelled", currentTask?.cancellationMessage.map { "('\($0)',)" } ?? "()")
        throw error
    }
}

private func cleanup(_ name: String) async throws {
    do {
        try await sleep(for: .seconds(1))
    } catch {
        print(name, "cleanup begins")
        do {
            try await sleep(for: seconds(0.2))
            print(name, "cleanup ends")
        } catch {
            print(name, "cleanup interrupted")
            throw error
        }
        throw error
    }
}

private func swallow(_ name: String) async throws -> String {
    for turn in 0..<2 {
        do {
            try await sleep(for: .seconds(1))
        } catch {
            print(name, "swallows", turn, "requests", currentTask?.cancelling ?? 0)
        }
    }
    return name + " result"
}

/// Cancel before the first step, in a sleep, twice, swallowed, with awaiting cleanup, when done.
func cancelDetails() async throws {
    let never = createTask { try await plain("never") }
    print("cancel before start:", python(never.cancel()))
    try await wait([never])
    print("never: cancelled", python(never.isCancelled), "again:", python(never.cancel()))

    let task = createTask { try await plain("msg") }
    try await sleep(for: seconds(0.1))
    task.cancel("a reason")
    task.cancel("another reason")
    for result in try await gatherResults([task]) {
        if case .failure(is CancellationError) = result { print("CancelledError") }
    }

    let c1 = createTask { try await cleanup("c1") }
    let c2 = createTask { try await cleanup("c2") }
    try await sleep(for: seconds(0.1))
    c1.cancel()
    c2.cancel()
    try await sleep(for: seconds(0.1))
    c2.cancel()
    try await wait([c1, c2])

    let s = createTask { try await swallow("s") }
    try await sleep(for: seconds(0.1))
    s.cancel()
    try await sleep(for: seconds(0.1))
    s.cancel()
    print(try await s.value, "cancelled:", python(s.isCancelled))

    let y = createTask {
        for turn in 0..<3 {
            print("y spin", turn)
            try await yield()
        }
    }
    try await yield()
    y.cancel()
    print("y cancel requested")
    try await wait([y])
    print("y cancelled:", python(y.isCancelled))
}
