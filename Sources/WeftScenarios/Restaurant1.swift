/// Orders a dish and waits for it: nothing happens meanwhile.
func restaurant1() async throws {
    print("Waiter came...")
    try await order("Biryani")
    print("Biryani came to the table")
}

private func order(_ dish: String) async throws {
    print("You ordered", dish)
    try await Task.sleep(for: .seconds(5))
}
