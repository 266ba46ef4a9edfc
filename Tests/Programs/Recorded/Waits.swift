import Glibc

/// One task of each kind, one after the other.
func kinds() async {
    await Task {}.value
    await Task.detached {}.value
    await Task(name: "named", priority: .low) {}.value
    await withTaskGroup(of: Void.self) { group in group.addTask(name: "group child") {} }
    await withDiscardingTaskGroup { group in group.addTask {} }
    async let constant = 1
    _ = await constant
    await Task.immediate {}.value
}

/// One sleep of each spelling, one after the other.
func sleeps() async {
    try? await Task.sleep(for: .milliseconds(1))
    try? await Task.sleep(for: .milliseconds(2), tolerance: .milliseconds(1))
    try? await Task.sleep(nanoseconds: 3_000_000)
    try? await SuspendingClock().sleep(for: .milliseconds(4))
    try? await Task.sleep(until: .now + .milliseconds(5), clock: .continuous)
}

actor Cell {
    func read() async {
        // Suspends inside the actor, which others may use meanwhile.
        try? await Task.sleep(for: .milliseconds(1))
    }
}

/// One wait of each kind, one after the other.
func waits() async {
    try? await Task.sleep(for: .milliseconds(5))
    await Task.yield()
    await Task(name: "awaited") {}.value
    await withTaskGroup(of: Void.self) { group in group.addTask(name: "member") { await Task.yield() } }

    let (stream, feed) = AsyncStream<Int>.makeStream()
    let consumer = Task(name: "consumer") { for await _ in stream {} }
    await Task.yield()
    feed.yield(1)
    feed.finish()
    await consumer.value

    let byTask = Task(name: "resumed by a task") {
        await withUnsafeContinuation { continuation in
            Task(name: "resumer") { continuation.resume() }
        }
    }
    await byTask.value

    let sleeper = Task(name: "cancelled sleeper") { try await Task.sleep(for: .seconds(100)) }
    await Task.yield()
    sleeper.cancel()
    _ = await sleeper.result
}

/// Three tasks wake in one actor at one moment: two wait for it.
func contention() async {
    let cell = Cell()
    await withTaskGroup(of: Void.self) { group in
        for index in 1...3 {
            group.addTask(name: "reader \(index)") { await cell.read() }
        }
    }
}

/// Two tasks that wait for each other, and main for both.
func deadlock() async {
    let (left, leftFeed) = AsyncStream<Void>.makeStream()
    let (right, rightFeed) = AsyncStream<Void>.makeStream()
    let first = Task(name: "left") {
        for await _ in right { break }
        leftFeed.yield()
    }
    let second = Task(name: "right") {
        for await _ in left { break }
        rightFeed.yield()
    }
    await first.value
    await second.value
}
