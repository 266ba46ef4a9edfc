/// Adds the numbers from 1 to 1000, each in a child of its own that sleeps for as many milliseconds.
func thousandTasks() async throws {
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...1000 {
            group.addTask(name: "child \(number)") {
                try await Task.sleep(for: .milliseconds(number))
                return number
            }
        }
        return try await group.reduce(0, +)
    }
    print("the sum is", sum)
}
