import Weft

private func child(_ name: String, _ delay: Double, fails: Bool = false, clean: Double = 0) async throws {
    do {
        try await sleep(for: seconds(delay))
        if fails {
            print(name, "fails")
            throw ValueError(text: name)
        }
        print(name, "ends")
    } catch let error as CancellationError {
        print(name, "cancelled")
        if clean > 0 { try await sleep(for: seconds(clean)) }
        if name.hasPrefix("angry") { throw ValueError(text: name) }
        throw error
    }
}

/// Task groups inside each other, cancelled from outside while they end, and used too late.
func mixedGroups() async throws {
    do {
        try await withLoopTaskGroup { outer in
            try outer.createTask { try await child("o1", 0.5) }
            try await withLoopTaskGroup { inner in
                try inner.createTask { try await child("i1", 0.1) }
                try inner.createTask { try await child("i2", 0.2) }
            }
            print("inner over")
            try outer.createTask { try await child("o2", 0.1, fails: true) }
        }
    } catch LoopTaskGroupError.failed(let errors) { print(errors.count) }

    let group = try await withLoopTaskGroup { group in
        try group.createTask {
            try await sleep(for: seconds(0.1))
            try group.createTask { try await child("spawned", 0.1) }
            print("spawned")
        }
        return group
    }
    print("spawner over")
    do { try group.createTask { try await child("late", 0) } } catch { print("too late") }

    let task = createTask {
        try await withLoopTaskGroup { group in
            try group.createTask { try await child("x", 0.1, fails: true) }
            try group.createTask { try await child("y", 1, clean: 0.3) }
        }
        print("not reached")
    }
    try await sleep(for: seconds(0.2))
    task.cancel()
    try await wait([task])
    let isGroupError = task.error is LoopTaskGroupError
    print("failed and cancelled", python(task.isCancelled), isGroupError ? "ExceptionGroup" : "True")
    try await mixedAnger()
}

private func mixedAnger() async throws {
    do {
        try await withLoopTaskGroup { group in
            try group.createTask { try await child("a", 0.1, fails: true) }
            try group.createTask { try await child("angry b", 1) }
            try group.createTask { try await child("c", 1, clean: 0.2) }
        }
    } catch LoopTaskGroupError.failed(let errors) {
        print(python(errors.compactMap { ($0 as? ValueError)?.text }.sorted()))
    }
    print("cancelling", currentTask?.cancelling ?? -1)
    let gone = try await withLoopTaskGroup { group in
        let gone = try group.createTask { try await child("gone", 1) }
        try await sleep(for: seconds(0.1))
        gone.cancel()
        return gone
    }
    print("a cancelled child is no failure", python(gone.isCancelled))
    let task = createTask {
        try await withLoopTaskGroup { group in
            try group.createTask { try await child("d", 1) }
            try await sleep(for: .seconds(1))
        }
    }
    try await sleep(for: seconds(0.1))
    task.cancel()
    try await wait([task])
    print(python(task.isCancelled))
}
