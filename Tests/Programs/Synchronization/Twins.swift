import Weft

/// A producer against a slower consumer over a queue of two places.
func boundedQueue() async throws {
    let queue = Queue<Int?>(capacity: 2)
    let producer = Task(name: "producer") {
        for item in 0..<6 {
            print("put", item, "size", queue.count)
            try await queue.put(item)
        }
        print("put end mark")
        try await queue.put(nil)
        print("producer done")
    }
    let consumer = Task(name: "consumer") {
        while true {
            let item = try await queue.get()
            print("got", item.map { "\($0)" } ?? "None", "size", queue.count)
            if item == nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
    try await producer.value
    try await consumer.value
    print("full?", queue.isFull, "empty?", queue.isEmpty)
}

/// A released lock goes to the longest waiter; a task that releases and asks again must queue.
func fairLock() async throws {
    let lock = Lock()
    var tasks = ["a", "b"].map { (name: String) in
        Task(name: name) {
            for turn in 0..<3 {
                try await lock.withLock {
                    print(name, "holds", turn)
                    await Task.yield()
                }
            }
        }
    }
    tasks.append(
        Task(name: "barger") {
            await Task.yield()
            await Task.yield()
            print("barger asks, locked =", lock.isLocked)
            try await lock.withLock { print("barger holds") }
        }
    )
    for task in tasks { try await task.value }
    print("free:", !lock.isLocked)
    let other = Task(name: "other") { print("other runs") }
    try await lock.withLock { print("no yield on a free lock") }
    await other.value
}

/// One, two and all are notified; woken tasks get the lock back one by one.
func notify() async throws {
    let condition = Condition()
    let tasks = (0..<5).map { number in
        Task(name: "w\(number)") {
            try await condition.withLock {
                print("w\(number) waits")
                try await condition.wait()
                print("w\(number) woken")
                await Task.yield()
                print("w\(number) leaves")
            }
        }
    }
    await Task.yield()
    for count in 1...2 {
        try await condition.withLock {
            print("notify", count)
            try condition.notify(count)
            await Task.yield()
            print("notifier still holds the lock")
        }
        try await Task.sleep(for: .milliseconds(100))
    }
    try await condition.withLock {
        print("notify all")
        try condition.notifyAll()
    }
    for task in tasks { try await task.value }
    try await watchLevels(condition)
    do { try condition.notify() } catch { print("error:", error) }
}

/// Each waits until the level is high enough for it.
private func watchLevels(_ condition: Condition) async throws {
    let level = Level()
    let watchers = [3, 1, 2].map { wanted in
        Task(name: "v\(wanted)") {
            try await condition.withLock {
                try await condition.wait(until: { level.value >= wanted })
                print("v\(wanted) sees level", level.value)
            }
        }
    }
    await Task.yield()
    for value in 1...3 {
        try await condition.withLock {
            level.value = value
            try condition.notifyAll()
            print("level", value)
        }
        await Task.yield()
    }
    for watcher in watchers { try await watcher.value }
}

/// A number that only the holder of a lock touches.
final class Level: @unchecked Sendable {
    var value = 0
}
