import Weft

private func sleeper(_ name: String, clean: Double = 0, swallows: Bool = false) async throws {
    defer { print(name, "ends") }
    do {
        print(name, "begins")
        try await sleep(for: .seconds(9))
    } catch {
        print(name, "cancelled")
        if clean > 0 {
            try await sleep(for: seconds(clean))
            print(name, "clean")
        }
        guard swallows else { throw error }
        try await sleep(for: seconds(0.5))
        print(name, "went on")
    }
}

/// What `run` does with tasks that are left: cancelled in order of creation, and waited for.
func mixedLeftovers() async throws {
    createTask { try await sleeper("a", clean: 0.2) }
    createTask { try await sleeper("b", swallows: true) }
    createTask {
        do {
            try await sleep(for: .seconds(9))
        } catch {
            createTask { try await sleeper("spawned") }
            try await yield()
            print("has spawned")
            throw error
        }
    }
    createTask { while true { try await sleep(for: seconds(0.03)) } }
    try await sleep(for: seconds(0.1))
    createTask { try await sleeper("late") }
    print("main ends")
}
