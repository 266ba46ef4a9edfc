import Weft

/// Semaphores, events, barriers, queues of other orders, join: who waits, who is woken, in which order.
func mixedObjects() async throws {
    try await mixedSemaphores()
    try await mixedEvents()
    try await mixedBarriers()
    try await mixedQueues()
}

private func user(_ name: String, _ semaphore: Semaphore, _ turns: Int) async throws {
    for turn in 0..<turns {
        try await semaphore.withPermit {
            print(name, "has", turn)
            try await yield()
        }
        print(name, "released")
    }
}

private func mixedSemaphores() async throws {
    let semaphore = Semaphore(2)
    let tasks = ["a", "b", "c", "d"].map { name in createTask { try await user(name, semaphore, 2) } }
    try await yield()
    tasks[2].cancel()
    try await gatherResults(tasks)
    print("True", python(semaphore.isLocked))
    let bounded = Semaphore(1, isBounded: true)
    try await bounded.acquire()
    let waiter = createTask { try await user("w", bounded, 1) }
    try await yield()
    try bounded.release()
    waiter.cancel()
    try await wait([waiter])
    print("free again", python(!bounded.isLocked))
    do { try bounded.release() } catch { print("released too often") }
}

private func waitFor(_ name: String, _ event: Event) async throws {
    try await event.wait()
    print(name, "sees it", python(event.isSet))
}

private func mixedEvents() async throws {
    let event = Event()
    let tasks = ["x", "y", "z"].map { name in createTask { try await waitFor(name, event) } }
    try await sleep(for: seconds(0.1))
    event.set()
    event.clear()
    tasks[1].cancel()
    try await wait(tasks)
    let late = createTask { try await waitFor("late", event) }
    try await yield()
    print("late waits", python(!late.isDone))
    event.set()
    try await late.value
    try await event.wait()
}

private func party(_ name: String, _ barrier: Barrier, _ delay: Double) async throws {
    try await sleep(for: seconds(delay))
    print(name, "comes", barrier.waiting)
    let index = try await barrier.wait()
    print(name, "goes", index)
}

private func mixedBarriers() async throws {
    let barrier = Barrier(parties: 3)
    try await gather(
        (0..<6).map { number in
            Coroutine("party") { try await party("p\(number)", barrier, 0.1 * Double(number % 2)) }
        }
    )
    let one = createTask { try await party("one", barrier, 0) }
    let two = createTask { try await party("two", barrier, 0) }
    try await sleep(for: seconds(0.1))
    one.cancel()
    try await wait([one])
    print("still", barrier.waiting)
    try await gather(
        { try await party("three", barrier, 0) },
        { try await party("four", barrier, 0) }
    )
    try await two.value
    let broken = createTask { try await barrier.wait() }
    try await yield()
    try await barrier.abort()
    do { _ = try await broken.value } catch SynchronizationError.barrierBroken { print("broken") }
}

private func mixedQueues() async throws {
    for queue in [LifoQueue<Int>(capacity: 3), PriorityQueue<Int>(capacity: 3)] {
        for item in [2, 3, 1] { try await queue.put(item) }
        let putter = createTask { try await queue.put(0) }
        try await yield()
        var items: [Int] = []
        for _ in 0..<3 { items.append(try await queue.get()) }
        print(items)
        try await putter.value
        print(try await queue.get())
    }
    let queue = Queue<Int>()
    let workers = ["u", "v"].map { name in
        createTask {
            while true {
                let item = try await queue.get()
                try await sleep(for: .milliseconds(10 * item))
                print(name, "did", item)
                try queue.taskDone()
            }
        }
    }
    for item in [3, 1, 2, 2] { _ = try queue.tryPut(item) }
    try await queue.join()
    print("joined")
    for worker in workers { worker.cancel() }
    try await gatherResults(workers)
}
