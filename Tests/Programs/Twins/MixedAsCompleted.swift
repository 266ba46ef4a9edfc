import Weft

private func job(_ name: String, _ delay: Double, fails: Bool = false) async throws -> String {
    try await sleep(for: seconds(delay))
    if fails { throw ValueError(text: name) }
    return name
}

private func make(_ jobs: (String, Double, Bool)...) -> [LoopTask<String>] {
    jobs.map { name, delay, fails in createTask { try await job(name, delay, fails: fails) } }
}

private func collect(_ tasks: [LoopTask<String>]) async throws {
    for try await task in asCompleted(tasks) { print("got", try task.result()) }
}

/// asCompleted: by end, already done, with a timeout, cancelled while waiting; wait with futures.
func mixedAsCompleted() async throws {
    try await collect(
        make(("slow", 0.3, false), ("fast", 0.1, false), ("mid", 0.2, false), ("now", 0, false))
    )
    let tasks = make(("a", 0.1, false), ("bad", 0.2, true), ("c", 0.3, false))
    for try await task in asCompleted(tasks) {
        do { print("got", try task.result()) } catch let error as ValueError { print("error", error.text) }
    }
    let done = make(("d", 0, false), ("e", 0, false))
    try await wait(done)
    try await collect(done)
    let late = make(("f", 0.1, false), ("g", 1, false))
    do {
        for try await task in asCompleted(late, timeout: seconds(0.5)) { print("got", try task.result()) }
    } catch is TimeoutError { print("timeout", python(late[1].isDone)) }
    let collector = createTask { try await collect([late[1]]) }
    try await sleep(for: seconds(0.1))
    collector.cancel()
    try await wait([collector])
    print("collector cancelled", python(collector.isCancelled), python(late[1].isDone))
    print(try await late[1].value)
    let (future, other) = (Future<Int>(), Future<Int>())
    try EventLoop.current.callLater(seconds(0.2)) { try? future.set(7) }
    let (ended, pending) = try await wait([other, future], until: .firstCompleted)
    print(ended.count, pending.count, try future.result())
    let waiter = createTask { try await wait([other]).done.count }
    try await yield()
    waiter.cancel()
    try await wait([waiter])
    print("other untouched", python(!other.isDone))
}
