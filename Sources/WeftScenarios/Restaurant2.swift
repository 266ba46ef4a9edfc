/// Places another order as a task, eats meanwhile, and waits for the order before it finishes.
func restaurant2() async throws {
    print("you placed another order immediately and waiting")
    let task = Task(name: "order") { try await order("Nan with paneer butter masala") }
    print("you started eating biryani")
    try await task.value
    print("your Biryani is finished")
}

private func order(_ dish: String) async throws {
    try await Task.sleep(for: .seconds(5))
    print("Your order", dish)
}
