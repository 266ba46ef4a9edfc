/// Cancels a task that sleeps for ten seconds: its sleep ends at once, with an error.
func cancelledSleeper() async throws {
    let sleeper = Task(name: "sleeper") { await sleep() }
    try await Task.sleep(for: .seconds(1))
    print("waking the sleeper")
    sleeper.cancel()
    print(await sleeper.value)
}

private func sleep() async -> String {
    do {
        print("good night")
        try await Task.sleep(for: .seconds(10))
        return "slept well"
    } catch {
        return "woken too early"
    }
}
