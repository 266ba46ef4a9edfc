import Weft

/// Semaphores: two places, a waiter that is cancelled, one release too many.
func semaphores() async throws {
    let semaphore = Semaphore(2)
    let tasks = [("a", 0.1), ("b", 0.1), ("c", 0.2), ("d", 0.0)].map { (name: String, hold: Double) in
        createTask(name: name) {
            print(name, "asks")
            try await semaphore.withPermit {
                print(name, "in")
                try await sleep(for: seconds(hold))
                print(name, "out")
            }
            try await semaphore.acquire()
            print(name, "again")
            try semaphore.release()
        }
    }
    try await sleep(for: seconds(0.05))
    tasks[2].cancel()
    try await gatherResults(tasks)
    do {
        try Semaphore(1, isBounded: true).release()
    } catch { print("released too often") }
}

/// A semaphore's place goes on when the task that was chosen for it is cancelled before it runs.
func semaphoreChosenCancelled() async throws {
    let semaphore = Semaphore(1)
    try await semaphore.acquire()
    let tasks = ["a", "b", "c"].map { name in
        createTask {
            do {
                try await semaphore.acquire()
                print(name, "has it")
                try await yield()
                try semaphore.release()
            } catch is CancellationError {
                print(name, "cancelled")
                throw CancellationError()
            }
        }
    }
    try await yield()
    try semaphore.release()
    tasks[0].cancel()
    print("locked", python(semaphore.isLocked))
    try await gatherResults(tasks)
    print("locked", python(semaphore.isLocked))
}

/// An event that is set and cleared at once wakes all who wait; who is cancelled meanwhile is not woken.
func events() async throws {
    let event = Event()
    let waiter: @Sendable (String) -> LoopTask<Void> = { name in
        createTask {
            print(name, "waits")
            try await event.wait()
            print(name, "sees", python(event.isSet))
        }
    }
    var tasks = ["a", "b", "c"].map(waiter)
    try await yield()
    event.set()
    event.clear()
    let late = waiter("late")
    try await yield()
    print("after one turn")
    try await sleep(for: seconds(0.1))
    tasks.append(late)
    late.cancel()
    event.set()
    try await wait(tasks)
    print(python(late.isCancelled))
    try await event.wait()
    print("no suspension")
}

/// A barrier is used twice by the same three tasks.
func barriers() async throws {
    let barrier = Barrier(parties: 3)
    let tasks = [("a", 0.2), ("b", 0.1), ("c", 0.1)].map { name, delay in
        createTask {
            try await sleep(for: seconds(delay))
            print(name, "arrives")
            print(name, "leaves", try await barrier.wait())
            print(name, "leaves again", try await barrier.wait())
        }
    }
    try await gather(tasks)
    print("waiting", barrier.waiting)
}

/// Two workers empty queues of each order; `join` ends when the last item is done.
func queueOrders() async throws {
    let queues = [LifoQueue<Int>(), PriorityQueue<Int>(), Queue<Int>()]
    for queue in queues {
        let tasks = ["x", "y"].map { name in
            createTask {
                while true {
                    print(name, try await queue.get())
                    try await sleep(for: seconds(0.1))
                    try queue.taskDone()
                }
            }
        }
        for item in [3, 1, 2, 5, 4] { _ = try queue.tryPut(item) }
        try await queue.join()
        print("joined", queue.count)
        for task in tasks { task.cancel() }
        _ = try await gatherResults(tasks)
    }
    do { try queues[2].taskDone() } catch { print("too often") }
}

/// A getter that was woken and is cancelled passes the item on; putters of a full queue in order.
func queueGetterCancelled() async throws {
    let queue = Queue<String>(capacity: 1)
    let getters = ["a", "b"].map { name in
        createTask {
            do {
                print(name, "got", try await queue.get())
            } catch is CancellationError {
                print(name, "cancelled")
                throw CancellationError()
            }
        }
    }
    try await yield()
    _ = try queue.tryPut("one")
    getters[0].cancel()
    try await wait([getters[0]])
    try await yield()
    let putters = ["p", "q", "r"].map { name in
        createTask {
            try await queue.put(name)
            print(name, "put")
        }
    }
    try await yield()
    try await yield()
    print("full", python(queue.isFull))
    print("main got", try await queue.get())
    putters[1].cancel()
    print("main got", try queue.tryGet() ?? "nothing")
    try await sleep(for: seconds(0.1))
    print("left", queue.count)
    try await getters[1].value
}

/// A lock goes on when the task that was chosen for it is cancelled before it runs.
func lockChosenCancelled() async throws {
    let lock = Lock()
    try await lock.acquire()
    let tasks = ["a", "b", "c"].map { name in
        createTask {
            do {
                try await lock.withLock {
                    print(name, "holds")
                    try await sleep(for: seconds(0.1))
                }
            } catch is CancellationError {
                print(name, "cancelled")
                throw CancellationError()
            }
        }
    }
    try await yield()
    try lock.release()
    tasks[0].cancel()
    print("locked", python(lock.isLocked))
    try await wait(tasks)
    do { try lock.release() } catch { print("not held") }
}

private final class Number: @unchecked Sendable {
    var value = 0
}

/// A waiter that is notified and cancelled at once hands the notification on.
func conditionCancelled() async throws {
    let condition = Condition()
    let tasks = ["a", "b", "c", "d"].map { name in
        createTask {
            try await condition.withLock {
                do {
                    try await condition.wait()
                    print(name, "notified")
                } catch is CancellationError {
                    print(name, "cancelled, holds the lock:", python(condition.lock.isLocked))
                    throw CancellationError()
                }
            }
        }
    }
    try await yield()
    try await condition.withLock {
        try condition.notify(1)
        tasks[0].cancel()
    }
    try await sleep(for: seconds(0.1))
    try await condition.withLock {
        try condition.notify(1)
        tasks[3].cancel()
        try await sleep(for: seconds(0.1))
    }
    try await condition.withLock { try condition.notifyAll() }
    try await wait(tasks)
    let number = Number()
    let task = createTask {
        for _ in 0..<3 {
            try await sleep(for: seconds(0.1))
            try await condition.withLock {
                number.value += 1
                try condition.notifyAll()
            }
        }
    }
    try await condition.withLock {
        try await condition.wait { number.value >= 2 }
        print("value", number.value)
    }
    try await task.value
}
