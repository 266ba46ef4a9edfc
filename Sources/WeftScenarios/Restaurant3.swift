/// Places another order as a task and finishes without waiting: the dish comes when main has ended.
func restaurant3() async throws {
    print("you placed another order and ordered waiter to bring after the biryani finished")
    Task(name: "order") { try await order("Nan with paneer butter masala") }
    print("you are eating biryani")
    print("your Biryani is finished")
}

private func order(_ dish: String) async throws {
    try await Task.sleep(for: .seconds(5))
    print("Your order", dish, "ready to serve")
}
