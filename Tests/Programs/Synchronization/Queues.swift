import Weft

/// First, last and least first; equal ones in order of arrival.
func queueOrders() async throws {
    for queue in [Queue<Int>(), LifoQueue(), PriorityQueue()] {
        for item in [3, 1, 4, 1, 5, 9, 2, 6] { try await queue.put(item) }
        var items: [Int] = []
        while let item = try queue.tryGet() { items.append(item) }
        print(items)
    }
    let queue = Queue<Int>(capacity: 1)
    print(try queue.tryPut(1), try queue.tryPut(2), queue.count)
}

/// Two workers share five items; join waits for the last to be done.
func joinTheWork() async throws {
    let queue = Queue<Int>()
    try await queue.join()
    for item in 1...5 { try await queue.put(item) }
    let workers = ["a", "b"].map { (name: String) in
        Task(name: name) {
            while true {
                let item = try await queue.get()
                try await Task.sleep(for: .milliseconds(10 * item))
                print(name, "has done", item)
                try queue.taskDone()
            }
        }
    }
    try await queue.join()
    print("all done")
    for worker in workers { worker.cancel() }
    for worker in workers { print(await worker.result) }
}

/// A queue that is shut down gives what it has, and then says so; at once, it drops what it has.
func shutDown() async throws {
    for immediate in [false, true] {
        let queue = Queue<Int>(capacity: 2)
        for item in 1...2 { try await queue.put(item) }
        let putter = Task(name: "putter") { try await queue.put(3) }
        let joiner = Task(name: "joiner") {
            try await queue.join()
            print("joined")
        }
        await Task.yield()
        queue.shutDown(immediate: immediate)
        print("putter:", await putter.result)
        while true {
            do { print("got", try await queue.get()) } catch {
                print("get:", error)
                break
            }
            try queue.taskDone()
        }
        try await joiner.value
        let empty = Queue<Int>()
        let getter = Task(name: "getter") { try await empty.get() }
        await Task.yield()
        empty.shutDown(immediate: immediate)
        print("getter:", await getter.result)
    }
}

/// What is used wrongly says how.
func misuse() async throws {
    func attempt(_ body: () async throws -> Void) async {
        do {
            try await body()
            print("nothing is wrong")
        } catch { print(error) }
    }
    await attempt { try Lock().release() }
    await attempt { try Semaphore(1, isBounded: true).release() }
    await attempt { try Semaphore(1).release() }
    await attempt { try Condition().notify() }
    await attempt { try await Condition().wait() }
    await attempt { try Queue<Int>().taskDone() }
    await attempt {
        let queue = Queue<Int>()
        queue.shutDown()
        try await queue.put(1)
    }
}
