/// Makes a task, and sleeps instead of awaiting it: any suspension lets the others run.
func sleepLetsItRun() async throws {
    print("I am Main")
    Task(name: "foo") { try await foo("I am foo") }
    try await Task.sleep(for: .seconds(2))
    print("finished")
}

private func foo(_ text: String) async throws {
    print(text)
    try await Task.sleep(for: .seconds(2))
}
