/// A guest sleeps for five milliseconds, and when it is woken forty workers stand before it in the queue.
///
/// Every step takes a tick. With the usual one of a microsecond nobody notices; with one of a millisecond whoever is
/// ready waits for all who were ready before.
func crowdedQueue() async throws {
    let guest = Task(name: "guest") {
        try await Task.sleep(for: .milliseconds(5))
        print("at last")
    }
    await withTaskGroup(of: Void.self) { group in
        for number in 1...40 { group.addTask(name: "worker \(number)") {} }
    }
    try await guest.value
}
