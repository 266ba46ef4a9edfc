/// Awaits a function, which runs as a part of main: no task is made, and nothing else could run meanwhile.
func awaitInSequence() async throws {
    print("I am Main")
    try await foo("I am foo")
    print("finished")
}

private func foo(_ text: String) async throws {
    print(text)
    try await Task.sleep(for: .seconds(2))
}
