import Weft

private actor Counter {
    private var count = 0
    func next() -> Int {
        count += 1
        return count
    }
}

/// Records part of what a loop does in virtual time, in a process whose other threads are busy.
func inVirtualTime(_ path: String) throws {
    let noise = Task.detached(name: "noise") { while !Task.isCancelled { await Task.yield() } }
    defer { noise.cancel() }
    try EventLoop.run(clock: .virtual(tick: .zero), leftovers: .runToEnd) {
        let early = Task(name: "early") { try await Task.sleep(for: .seconds(7)) }
        try await Task.sleep(for: .seconds(5))
        try await recording(to: path, named: "virtual") {
            let counter = Counter()
            let lock = Lock(name: "door")
            try await lock.acquire()
            let tasks = (1...2).map { number in
                Task(name: "worker \(number)") {
                    try await lock.withLock {
                        try await Task.sleep(for: .seconds(number))
                        print("worker", number, "is number", await counter.next())
                    }
                }
            }
            let made = createTask(name: "made") { try await sleep(for: .seconds(2)) }
            let detached = Task.detached(name: "detached") { mark("on the loop") }
            let immediate = Task.immediate(name: "immediate") { await Task.yield() }
            async let child: Void = Task.sleep(for: .seconds(1))
            await Task.yield()
            try lock.release()
            for task in tasks { try await task.value }
            _ = try await (made.value, child, early.value)
            await detached.value
            await immediate.value
        }
    }
}
