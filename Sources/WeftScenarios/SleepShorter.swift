/// Sleeps for less time than its task does, and so ends before it.
func sleepShorter() async throws {
    print("I am Main")
    Task(name: "foo") { try await foo("I am foo") }
    try await Task.sleep(for: .seconds(0.5))
    print("finished")
}

private func foo(_ text: String) async throws {
    print(text)
    try await Task.sleep(for: .seconds(10))
}
