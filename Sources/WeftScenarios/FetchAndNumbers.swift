/// Fetches data while another task counts, and prints the data when it is there; the counting goes on.
func fetchAndNumbers() async throws {
    let task1 = Task(name: "fetchData") { try await fetchData() }
    Task(name: "printNumbers") { try await printNumbers() }

    let value = try await task1.value
    print(asPythonPrints(value))
}

private func fetchData() async throws -> [String: Int] {
    print("Start fetching")
    try await Task.sleep(for: .seconds(2))
    print("Done fetching")
    return ["data": 1]
}

private func printNumbers() async throws {
    for number in 0..<10 {
        print(number)
        try await Task.sleep(for: .seconds(0.25))
    }
}

/// The tutorial's own way to write a dictionary: {'data': 1}.
private func asPythonPrints(_ dictionary: [String: Int]) -> String {
    let entries = dictionary.sorted { $0.key < $1.key }.map { "'\($0.key)': \($0.value)" }
    return "{" + entries.joined(separator: ", ") + "}"
}
