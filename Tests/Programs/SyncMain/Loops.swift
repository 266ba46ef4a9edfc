import Weft

/// Two loops one after the other, each with a virtual clock of its own that begins at 0.
func virtualTime() throws {
    for hours in 1...2 {
        let elapsed = try EventLoop.run(clock: .virtual, leftovers: .runToEnd) {
            let start = ContinuousClock.now
            let sleeper = Task(name: "sleeper") { try await Task.sleep(for: .seconds(3_600 * hours)) }
            try await sleeper.value
            await MainActor.run { MainActor.assertIsolated() }
            return start.duration(to: .now)
        }
        print(hours, elapsed.components.seconds, "s", elapsed.components.attoseconds / 1_000_000_000, "ns")
    }
    let start = ContinuousClock.now
    print("real time again", start.duration(to: .now) < .seconds(1_000))
}

/// What main leaves behind gets its first turn, is then cancelled in order of creation, and may clean up.
func cancelledLeftovers() throws {
    let value = try EventLoop.run(clock: .virtual) {
        for name in ["a", "b", "c"] { Task(name: name) { await sleepUntilCancelled(name) } }
        try await Task.sleep(for: .seconds(1))
        Task(name: "late") { await sleepUntilCancelled("late") }
        print("main ends")
        return 7
    }
    print("run returned", value)
}

private func sleepUntilCancelled(_ name: String) async {
    print(name, "starts")
    async let _ = try? Task.sleep(for: .seconds(200))
    do {
        try await Task.sleep(for: .seconds(100))
        print("never printed")
    } catch {
        print(name, "is cancelled")
        await Task.yield()
        print(name, "has cleaned up")
    }
}

/// The ways in which `run` can fail.
func errors() {
    func attempt(_ name: String, _ main: @escaping @Sendable () async throws -> Void) {
        do {
            try EventLoop.run(clock: .virtual, main)
            print(name, "ended")
        } catch {
            print(name, error)
        }
    }
    attempt("throwing") { throw CancellationError() }
    attempt("nested") { try EventLoop.run {} }
    attempt("stuck") {
        await unsafe withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
    attempt("after all this") {}
}

/// A coroutine starts when it is awaited; one that never is says so when it goes.
func coroutines() throws {
    try EventLoop.run(clock: .virtual) {
        let coroutine = Coroutine("awaited") { () async throws(CancellationError) -> Int in
            print("it runs")
            return 5
        }
        print("it has not started")
        print(try await coroutine(), coroutine.name)
        _ = Coroutine("forgotten") { print("never printed") }
        print("end")
    }
}

/// Errors of tasks and futures that nobody asks for, and one that somebody does.
func unretrieved() throws {
    try EventLoop.run(clock: .virtual) {
        createTask(name: "forgotten") { throw TimeoutError() }
        try Future<Int>().fail(TimeoutError())
        let task = createTask { throw TimeoutError() }
        try await wait([task])
        print(task.error ?? "no error")
    }
}

/// A step that computes for longer than a tenth of a second, with and without an eye on it.
func slowStep() throws {
    for debug in [false, true] {
        try EventLoop.run(debug: debug) {
            try await createTask(name: "slow") {
                let began = ContinuousClock.now
                while began.duration(to: .now) < .milliseconds(150) {}
            }.value
        }
    }
}
