/// Two hundred children that each use actors, async lets, tasks, sleeps, cancellation and continuations, then a
/// discarding group, a stream and an immediate task: about 1,250 tasks.
func stress() async {
    let start = ContinuousClock.now
    let actors = (0..<4).map { _ in Tally() }
    let total = await withTaskGroup(of: Int.self) { group in
        for number in 0..<200 {
            group.addTask(name: "child \(number)") { await stressChild(number, actors) }
        }
        return await group.reduce(0, +)
    }
    await withDiscardingTaskGroup { group in
        for number in 0..<50 {
            group.addTask {
                await Task.yield()
                await actors[number % 4].add(1)
            }
        }
    }
    let (stream, continuation) = AsyncStream<Int>.makeStream()
    let producer = Task(name: "producer") {
        for number in 0..<20 {
            continuation.yield(number)
            await Task.yield()
        }
        continuation.finish()
    }
    let streamed = await stream.reduce(0, +)
    await producer.value
    let immediate = Task.immediate(name: "immediate") {
        await Task.yield()
        return 3
    }
    print(total, streamed, await immediate.value)
    // Nothing has waited for a sleep that was cancelled.
    print("early", start.duration(to: .now) < .seconds(100))
}

private func stressChild(_ number: Int, _ actors: [Tally]) async -> Int {
    async let quick: Void = actors[number % 4].add(1)
    async let slow: Void = actors[(number + 1) % 4].addSlowly(1)
    // Cancelled where the scope ends, long before its time.
    async let _ = try? Task.sleep(for: .seconds(1_000))
    let sleeper = Task(name: "sleeper \(number)") {
        try? await Task.sleep(for: .microseconds(200 * (number % 7)))
        return number
    }
    if number % 5 == 0 { sleeper.cancel() }
    let resumed: Int = await withCheckedContinuation { continuation in
        Task.detached { continuation.resume(returning: number) }
    }
    _ = await (quick, slow)
    return await sleeper.value + resumed
}

private actor Tally {
    private var sum = 0

    func add(_ number: Int) { sum += number }

    func addSlowly(_ number: Int) async {
        await Task.yield()
        sum += number
    }
}
