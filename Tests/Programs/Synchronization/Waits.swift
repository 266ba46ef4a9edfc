import Weft

/// Starts a task, and lets it run until it waits.
private func begin(
    _ name: String,
    _ body: @escaping @Sendable () async throws -> Void
) async -> Task<Void, Never> {
    let task = Task(name: name) {
        do { try await body() } catch { print(name, "throws", error) }
    }
    await Task.yield()
    return task
}

private func end(_ tasks: [Task<Void, Never>]) async { for task in tasks { await task.value } }

private func begin(
    _ names: [String],
    _ body: @escaping @Sendable (String) async throws -> Void
) async -> [Task<Void, Never>] {
    var tasks: [Task<Void, Never>] = []
    for name in names { tasks.append(await begin(name) { try await body(name) }) }
    return tasks
}

/// Three wait for each kind of object, and go on in order of arrival.
func arrival() async throws {
    let names = ["a", "b", "c"]
    let lock = Lock(name: "door")
    try await lock.acquire()
    let lockers = await begin(names) { name in try await lock.withLock { print(name, "locks") } }
    try lock.release()
    await end(lockers)

    let semaphore = Semaphore(1)
    try await semaphore.acquire()
    let permitted = await begin(names) { name in try await semaphore.withPermit { print(name, "permitted") } }
    try semaphore.release()
    await end(permitted)

    let event = Event()
    let told = await begin(names) { name in
        try await event.wait()
        print(name, "told")
    }
    event.set()
    event.clear()
    await end(told)

    let barrier = Barrier(parties: 4)
    let gathered = await begin(names) { name in
        try await barrier.wait()
        print(name, "gathered")
    }
    print("waiting", barrier.waiting)
    try await barrier.wait()
    print("last to come")
    await end(gathered)
}

/// The second of three is cancelled while it waits; the others do not feel it.
func cancelledWhileWaiting() async throws {
    let names = ["a", "b", "c"]
    let lock = Lock()
    try await lock.acquire()
    let lockers = await begin(names) { name in try await lock.withLock { print(name, "locks") } }
    lockers[1].cancel()
    await Task.yield()
    try lock.release()
    await end(lockers)

    let queue = Queue<Int>()
    let getters = await begin(names) { name in print(name, "gets", try await queue.get()) }
    getters[1].cancel()
    for item in 1...2 { try await queue.put(item) }
    await end(getters)

    let barrier = Barrier(parties: 3)
    let early = await begin(["d"]) { _ in try await barrier.wait() }
    early[0].cancel()
    let gathered = await begin(names) { name in
        try await barrier.wait()
        print(name, "gathered")
    }
    await end(early + gathered)
}

/// The first is chosen and cancelled before it has run: the next is chosen in its place.
func cancelledWhenChosen() async throws {
    let names = ["a", "b"]
    let lock = Lock()
    try await lock.acquire()
    let lockers = await begin(names) { name in try await lock.withLock { print(name, "locks") } }
    try lock.release()
    lockers[0].cancel()
    await end(lockers)

    let semaphore = Semaphore(0)
    let permitted = await begin(names) { name in try await semaphore.withPermit { print(name, "permitted") } }
    try semaphore.release()
    permitted[0].cancel()
    await end(permitted)

    let queue = Queue<Int>()
    let getters = await begin(names) { name in print(name, "gets", try await queue.get()) }
    try await queue.put(1)
    getters[0].cancel()
    await end(getters)

    let condition = Condition()
    let notified = await begin(names) { name in
        try await condition.withLock {
            try await condition.wait()
            print(name, "notified")
        }
    }
    try await condition.withLock { try condition.notify() }
    notified[0].cancel()
    await end(notified)
}

/// Who asks while somebody is in line goes to its end, though the object is free; on a free one nobody waits.
func newcomers() async throws {
    let lock = Lock()
    try await lock.acquire()
    let lockers = await begin(["a"]) { name in try await lock.withLock { print(name, "locks") } }
    try lock.release()
    print("free and asked for:", !lock.isLocked)
    try await lock.withLock { print("main locks") }
    await end(lockers)

    let semaphore = Semaphore(1)
    try await semaphore.acquire()
    let permitted = await begin(["a"]) { name in try await semaphore.withPermit { print(name, "permitted") } }
    try semaphore.release()
    try await semaphore.withPermit { print("main permitted") }
    await end(permitted)

    let other = Task { print("other runs") }
    let queue = Queue<Int>()
    let event = Event()
    event.set()
    try await lock.withLock { try await semaphore.withPermit { try await event.wait() } }
    try await queue.put(1)
    print("none of these suspended", try await queue.get())
    await other.value
}
