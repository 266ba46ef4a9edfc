/// Makes a task and ends: the task gets its first turn only then.
func taskNotAwaited() async throws {
    print("I am Main")
    Task(name: "foo") { try await foo("I am foo") }
    print("finished")
}

private func foo(_ text: String) async throws {
    print(text)
    try await Task.sleep(for: .seconds(2))
}
