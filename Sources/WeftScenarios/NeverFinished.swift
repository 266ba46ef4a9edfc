import Weft

/// A guard waits for a door that nobody opens, and main ends without it.
func neverFinished() async throws {
    let door = Event(name: "door")
    Task(name: "guard") {
        try await door.wait()
        print("never printed")
    }
    try await Task.sleep(for: .seconds(1))
    print("closing time")
}
