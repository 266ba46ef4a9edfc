import Weft

private func child(
    _ name: String,
    _ delay: Double,
    fails: Bool = false,
    cleanup: Double = 0
) async throws -> String {
    do {
        print(name, "starts")
        try await sleep(for: seconds(delay))
        if fails {
            print(name, "fails")
            throw ValueError(text: name)
        }
        print(name, "ends")
        return name
    } catch let error as CancellationError {
        print(name, "cancelled")
        if cleanup > 0 {
            try await sleep(for: seconds(cleanup))
            print(name, "cleaned up")
        }
        throw error
    }
}

private struct KeyError: Error {}

/// One child of a task group fails: siblings and the body are cancelled, then the group throws.
func taskGroupFailure() async throws {
    let (t1, t2) = try await withLoopTaskGroup { group in
        let t1 = try group.createTask { try await child("ok1", 0.2) }
        let t2 = try group.createTask { try await child("ok2", 0.1) }
        print("body ends")
        return (t1, t2)
    }
    print("group over", try t1.result(), try t2.result())
    do {
        try await withLoopTaskGroup { group in
            try group.createTask { try await child("a", 0.3, cleanup: 0.2) }
            try group.createTask { try await child("b", 0.1, fails: true) }
            try group.createTask { try await child("c", 0.1, fails: true) }
            try group.createTask { try await child("d", 0.3) }
            do {
                try await sleep(for: .seconds(1))
            } catch {
                print("body cancelled")
                throw error
            }
        }
    } catch LoopTaskGroupError.failed(let errors) {
        print("caught", python(errors.compactMap { ($0 as? ValueError)?.text }))
    }
    print("cancelling:", currentTask?.cancelling ?? -1)
    do {
        try await withLoopTaskGroup { group in
            try group.createTask { try await child("e", 0.3) }
            try await sleep(for: seconds(0.1))
            throw KeyError()
        }
    } catch LoopTaskGroupError.failed(let errors) where errors.allSatisfy({ $0 is KeyError }) {
        print("caught (KeyError('body error'),)")
    }
    do {
        try await withLoopTaskGroup { outer in
            try outer.createTask { try await child("o", 0.5) }
            try await withLoopTaskGroup { inner in
                try inner.createTask { try await child("i", 0.1, fails: true) }
                try inner.createTask { try await child("j", 0.5) }
            }
        }
    } catch LoopTaskGroupError.failed(let errors) {
        if case LoopTaskGroupError.failed? = errors.first { print("nested ExceptionGroup") }
    }
    let task = createTask {
        try await withLoopTaskGroup { group in
            try group.createTask { try await child("p", 0.5) }
            try group.createTask { try await child("q", 0.5, cleanup: 0.1) }
        }
    }
    try await sleep(for: seconds(0.1))
    task.cancel()
    try await wait([task])
    print("holder cancelled:", python(task.isCancelled))
}
