/// Prints, sleeps for two seconds, prints again.
func helloWorld() async throws {
    print("Hello,")
    try await Task.sleep(for: .seconds(2))
    print("World!!!!!!!")
}
