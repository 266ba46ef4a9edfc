import Weft

private func locker(
    _ name: String,
    _ acquire: () async throws -> Void,
    _ release: () throws -> Void
) async throws {
    do {
        try await acquire()
        print(name, "has it")
        try await yield()
        try release()
    } catch {
        print(name, "cancelled")
        throw error
    }
}

private func locker(_ name: String, _ lock: Lock) -> LoopTask<Void> {
    createTask { try await locker(name, lock.acquire, lock.release) }
}

private func locker(_ name: String, _ lock: Semaphore) -> LoopTask<Void> {
    createTask { try await locker(name, lock.acquire, lock.release) }
}

private func putOrGet(_ name: String, _ body: @escaping @Sendable () async throws -> String) -> LoopTask<Void>
{
    createTask {
        do {
            print(name, try await body())
        } catch {
            print(name, "cancelled")
            throw error
        }
    }
}

/// Woken and cancelled in the same turn: what was handed over goes to the next.
func mixedWoken() async throws {
    let lock = Lock()
    try await lock.acquire()
    var tasks = ["a", "b", "c"].map { locker($0, lock) }
    try await yield()
    try lock.release()
    tasks[0].cancel()
    try await wait(tasks)
    try await lock.acquire()
    tasks = ["d", "e"].map { locker($0, lock) }
    try await yield()
    tasks[0].cancel()
    try lock.release()
    try await wait(tasks)
    try await mixedQueuesWoken()
    try await mixedConditionsWoken()

    let event = Event()
    let task = createTask { try await event.wait() }
    try await yield()
    event.set()
    task.cancel()
    try await wait([task])
    print(python(task.isCancelled))
    let semaphore = Semaphore(0)
    tasks = ["n", "o"].map { locker($0, semaphore) }
    try await yield()
    try semaphore.release()
    tasks[0].cancel()
    try await wait(tasks)
}

private func mixedQueuesWoken() async throws {
    let queue = Queue<String>(capacity: 1)
    var tasks = ["f", "g", "h"].map { name in putOrGet(name) { "got " + (try await queue.get()) } }
    try await yield()
    _ = try queue.tryPut("1")
    tasks[0].cancel()
    try await yield()
    try await yield()
    try await queue.put("2")
    try await wait(tasks)
    _ = try queue.tryPut("full")
    tasks = ["i", "j"].map { name in
        putOrGet(name) {
            try await queue.put(name)
            return "put"
        }
    }
    try await yield()
    print(try queue.tryGet() ?? "nothing")
    tasks[0].cancel()
    try await wait(tasks)
    print(try queue.tryGet() ?? "nothing", python(queue.isEmpty))
}

private func mixedConditionsWoken() async throws {
    let condition = Condition()
    let tasks = ["k", "l", "m"].map { name in
        createTask {
            try await condition.withLock {
                do {
                    try await condition.wait()
                    print(name, "woken")
                } catch {
                    print(name, "cancelled, holds", python(condition.lock.isLocked))
                    throw error
                }
            }
        }
    }
    try await yield()
    try await condition.withLock {
        try condition.notify()
        tasks[0].cancel()
    }
    try await sleep(for: seconds(0.1))
    print("[" + tasks.map { python($0.isDone) }.joined(separator: ", ") + "]")
    tasks[2].cancel()
    try await condition.withLock {
        try await sleep(for: seconds(0.1))
        tasks[2].cancel()
        try condition.notifyAll()
    }
    try await wait(tasks)
}
