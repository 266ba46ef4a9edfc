actor Number {
    private var value = 0

    func next() -> Int {
        value += 1
        return value
    }

    func nextAfterYield() async -> Int {
        await Task.yield()
        value += 1
        return value
    }
}

/// Hundreds of tasks of every kind at once: actors, groups, async lets, continuations, streams, cancellation.
func stress() async {
    let numbers = (0..<4).map { _ in Number() }
    let total = await withTaskGroup(of: Int.self) { group in
        for index in 0..<200 {
            group.addTask(name: "member \(index)") { await member(index, numbers) }
        }
        return await group.reduce(0, +)
    }
    await withDiscardingTaskGroup { group in
        for index in 0..<50 {
            group.addTask {
                await Task.yield()
                _ = await numbers[index % 4].next()
            }
        }
    }
    let (stream, continuation) = AsyncStream<Int>.makeStream()
    let producer = Task(name: "producer") {
        for index in 0..<20 {
            continuation.yield(index)
            await Task.yield()
        }
        continuation.finish()
    }
    let sum = await stream.reduce(0, +)
    await producer.value
    let immediate = Task.immediate(name: "immediate") {
        await Task.yield()
        return 3
    }
    _ = await immediate.value
    print("done", total > 0, sum)
}

private func member(_ index: Int, _ numbers: [Number]) async -> Int {
    async let first = numbers[index % 4].next()
    async let second = numbers[(index + 1) % 4].nextAfterYield()
    let sleeper = Task(name: "sleeper \(index)") {
        try? await Task.sleep(for: .microseconds(200 * (index % 7)))
        return index
    }
    if index % 5 == 0 { sleeper.cancel() }
    let third: Int = await withCheckedContinuation { continuation in
        Task.detached { continuation.resume(returning: index) }
    }
    return await first + second + sleeper.value + third
}

/// Two tasks that do nothing but let each other run.
func yields(_ count: Int) async {
    await withDiscardingTaskGroup { group in
        for _ in 0..<2 { group.addTask { for _ in 0..<count { await Task.yield() } } }
    }
}
