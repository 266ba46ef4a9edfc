import Weft

private struct Failure: Error {}

/// What goes wrong, each in one sentence.
func misuse(folder: String) async {
    await show {
        try await recording {
            _ = try await recording { print("not reached") }
            print("not reached")
        }
    }
    await show { try await recording(to: folder + "/none/a.json") { print("not reached") } }
    await show { try await recording(to: folder) { print("not reached") } }
    await show { try await recording(to: folder + "/failed.json") { throw Failure() } }
    await show { try await recording { throw Failure() } }
    await show { try await recording { print("after all this a recording is made") } }
}

func show<Value>(_ body: () async throws -> Value) async {
    do {
        _ = try await body()
    } catch {
        print(error)
    }
}
