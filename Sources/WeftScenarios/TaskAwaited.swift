/// Makes a task and awaits it before the last print.
func taskAwaited() async throws {
    print("I am Main")
    let task = Task(name: "foo") { try await foo("I am foo") }
    try await task.value
    print("finished")
}

private func foo(_ text: String) async throws {
    print(text)
    try await Task.sleep(for: .seconds(2))
}
