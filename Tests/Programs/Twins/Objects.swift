import Weft

/// A producer against a slower consumer over a queue of two places.
func boundedQueue() async throws {
    let queue = Queue<Int?>(capacity: 2)
    try await gather(
        {
            for item in 0..<6 {
                print("put", item, "size", queue.count)
                try await queue.put(item)
            }
            print("put end mark")
            try await queue.put(nil)
            print("producer done")
        },
        {
            while true {
                let item = try await queue.get()
                print("got", item.map(String.init) ?? "None", "size", queue.count)
                if item == nil { return }
                try await sleep(for: seconds(0.1))
            }
        }
    )
    print("full?", python(queue.isFull), "empty?", python(queue.isEmpty))
}

/// A released lock goes to the longest waiter; a task that releases and asks again must queue.
func lockFairness() async throws {
    let lock = Lock()
    var tasks = ["a", "b"].map { name in
        createTask {
            for turn in 0..<3 {
                try await lock.withLock {
                    print(name, "holds", turn)
                    try await yield()
                }
            }
        }
    }
    tasks.append(
        createTask {
            try await yield()
            try await yield()
            print("barger asks, locked =", python(lock.isLocked))
            try await lock.withLock { print("barger holds") }
        }
    )
    _ = try await gather(tasks)
    print("free:", python(!lock.isLocked))
    let other = createTask {
        try await yield()
        return "other ran"
    }
    try await lock.withLock { print("no yield on a free lock:", python(!other.isDone)) }
    print(try await other.value)
}

/// notify(1), notify(2), notifyAll(), wait(until:); woken tasks must get the lock back one by one.
func conditionNotify() async throws {
    let condition = Condition()
    let tasks = (0..<5).map { number in
        createTask {
            try await condition.withLock {
                print("w\(number)", "waits")
                try await condition.wait()
                print("w\(number)", "woken")
                try await yield()
                print("w\(number)", "leaves")
            }
        }
    }
    try await yield()
    for count in [1, 2] {
        try await condition.withLock {
            print("notify", count)
            try condition.notify(count)
            try await yield()
            print("notifier still holds the lock")
        }
        try await sleep(for: seconds(0.1))
    }
    try await condition.withLock {
        print("notify all")
        try condition.notifyAll()
    }
    _ = try await gather(tasks)
    let state = Level()
    let watchers = [3, 1, 2].map { level in
        createTask {
            try await condition.withLock {
                try await condition.wait { state.level >= level }
                print("v\(level)", "sees level", state.level)
            }
        }
    }
    try await yield()
    for level in [1, 2, 3] {
        try await condition.withLock {
            state.level = level
            try condition.notifyAll()
            print("level", level)
        }
        try await yield()
    }
    _ = try await gather(watchers)
    do { try condition.notify() } catch { print("RuntimeError: cannot notify on un-acquired lock") }
}

private final class Level: @unchecked Sendable {
    var level = 0
}
