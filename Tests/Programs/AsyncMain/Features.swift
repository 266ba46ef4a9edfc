/// Uses each construct of Swift's concurrency once, and prints what comes of it in the order in which it comes.
func features() async throws {
    let counter = Counter()
    async let first = counter.increment()
    async let second = counter.increment()
    print("async let", await first + second)

    let hop = Task.detached(name: "detached") { await MainActor.run { MainActor.assertIsolated() } }
    await hop.value
    print("main actor")

    let immediate = Task.immediate(name: "immediate") {
        print("immediate runs inside its creator")
        await Task.yield()
    }
    print("immediate has yielded")
    await immediate.value

    try await withThrowingTaskGroup(of: Int.self) { group in
        for child in 0..<3 {
            group.addTask(name: "child \(child)") {
                try await Task.sleep(for: .seconds(3 - child))
                return child
            }
        }
        for try await child in group { print("child", child) }
    }
    let (stream, continuation) = AsyncStream<Int>.makeStream()
    Task(name: "producer") {
        for number in 0..<2 {
            continuation.yield(number)
            await Task.yield()
        }
        continuation.finish()
    }
    for await number in stream { print("stream", number) }
    await cancellation()
}

/// Cancels a task before it starts and one in its sleep; then waits for nobody, since the second sleep is over.
private func cancellation() async {
    let early = Task(name: "early") { try await Task.sleep(for: .seconds(1_000)) }
    early.cancel()
    print("early", await early.result)
    let late = Task(name: "late") { try await Task.sleep(for: .seconds(1_000)) }
    let start = ContinuousClock.now
    try? await Task.sleep(for: .seconds(1))
    late.cancel()
    print("late", await late.result)
    try? await Task.sleep(for: .seconds(1))
    print("less than three seconds", start.duration(to: .now) < .seconds(3))
}

private actor Counter {
    private var count = 0

    func increment() async -> Int {
        await Task.yield()
        count += 1
        return count
    }
}
