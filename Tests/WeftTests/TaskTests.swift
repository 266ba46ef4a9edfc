import Testing
import Weft

/// Runs a program on a loop whose time is virtual and ideal.
private func onLoop<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    try EventLoop.run(clock: .virtual(tick: .zero), body)
}

/// What the tasks of a loop are to native code, and native code to them; the rest is in `TwinTests`.
struct TaskTests {
    @Test func `native code in a cancelled task sees that it is, and its native children are`() throws {
        let seen = try onLoop {
            let task = createTask {
                async let child = Task.isCancelledWhenWoken(after: .seconds(9))
                do { try await sleep(for: .seconds(9)) } catch {}
                return (Task.isCancelled, await child)
            }
            try await sleep(for: .seconds(1))
            task.cancel()
            return try await task.value
        }
        #expect(seen == (true, true))
    }

    @Test func `clean-up may wait`() throws {
        let time = try onLoop {
            let task = createTask {
                do { try await sleep(for: .seconds(9)) } catch { try await sleep(for: .seconds(3)) }
                return try EventLoop.current.time
            }
            try await sleep(for: .seconds(1))
            task.cancel()
            return try await task.value
        }
        #expect(time == .seconds(4))
    }

    @Test func `a timeout in a wait of the library leaves no trace in the native task`() throws {
        let isCancelled = try onLoop {
            do {
                try await timeout(for: .seconds(1)) { _ in try await sleep(for: .seconds(9)) }
            } catch is TimeoutError {}
            return Task.isCancelled
        }
        #expect(!isCancelled)
    }

    @Test func `a timeout ends native waits, too`() throws {
        let time = try onLoop {
            await #expect(throws: TimeoutError.self) {
                try await timeout(for: .seconds(1)) { _ in try await Task.sleep(for: .seconds(9)) }
            }
            return try EventLoop.current.time
        }
        #expect(time == .seconds(1))
    }

    @Test func `cancelling a native task ends its wait, and not what others wait for`() throws {
        let second = try onLoop {
            let future = Future<Int>()
            async let second = future.value
            do {
                // Cancelled as its scope ends.
                async let _ = future.value
                try await yield()
            }
            #expect(!future.isDone)
            try future.set(5)
            return try await second
        }
        #expect(second == 5)
    }

    @Test func `cancelling a native task ends what only it waits for`() throws {
        let time = try onLoop {
            do {
                async let _ = sleep(for: .seconds(9))
                async let _ = gather([Coroutine("nap") { try await sleep(for: .seconds(9)) }])
                async let _ = Lock().acquire()
                try await sleep(for: .seconds(1))
            }
            return try EventLoop.current.time
        }
        #expect(time == .seconds(1))
    }

    @Test func `the task that runs is known, and a native child is another`() throws {
        try onLoop {
            #expect(currentTask?.name == "main")
            let task = createTask(name: "named") {
                async let child = currentTask?.name
                let native = await Task { currentTask?.name }.value
                return (currentTask?.name, await child, native)
            }
            #expect(allTasks.map(\.name) == ["main", "named"])
            #expect(createTask {}.name == "Task-3")
            let names = try await task.value
            #expect(names == ("named", nil, nil))
        }
    }

    @Test func `task-local values are inherited`() throws {
        let value = try onLoop {
            try await Place.$name.withValue("here") { try await createTask { Place.name }.value }
        }
        #expect(value == "here")
    }

    @Test func `tasks may leave the loop for another actor, and come back`() throws {
        let names = try onLoop {
            let visitor = createTask(name: "visitor") {
                let inside = try await Elsewhere().visit()
                try await yield()
                return [inside, currentTask?.name]
            }
            return try await visitor.value
        }
        #expect(names == ["visitor", "visitor"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `other threads may set futures, cancel tasks and ask for calls`() throws {
        let sum = try EventLoop.run {
            let loop = try EventLoop.current
            let futures = (0..<200).map { _ in Future<Int>() }
            let waiters = futures.map { future in createTask { try await future.value } }
            let sleepers = (0..<200).map { _ in createTask { try await sleep(for: .seconds(600)) } }
            let called = Future<Int>()
            try await yield()
            await withDiscardingTaskGroup { group in
                for number in 0..<200 {
                    group.addTask { @MainActor in try? futures[number].set(number) }
                    group.addTask { @MainActor in sleepers[number].cancel() }
                }
                group.addTask { @MainActor in loop.callSoon { try? called.set(1) } }
            }
            for result in try await gatherResults(sleepers) { #expect(result.isCancellation) }
            return try await gather(waiters).reduce(0, +) + called.value
        }
        #expect(sum == 199 * 200 / 2 + 1)
    }
}

private enum Place {
    @TaskLocal static var name = "nowhere"
}

private actor Elsewhere {
    func visit() async throws -> String? {
        try await sleep(for: .seconds(1))
        return currentTask?.name
    }
}

extension Task where Success == Never, Failure == Never {
    fileprivate static func isCancelledWhenWoken(after duration: Duration) async -> Bool {
        try? await Task.sleep(for: duration)
        return Task.isCancelled
    }
}

extension Result {
    fileprivate var isCancellation: Bool {
        if case .failure(let error) = self { error is CancellationError } else { false }
    }
}
