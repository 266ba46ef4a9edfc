/// Loads three pages at once: they come in the order of their delays, and the group ends with the slowest.
func taskGroup() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
        for (page, seconds) in [("news", 3), ("weather", 1), ("sports", 2)] {
            group.addTask(name: page) { try await load(page, seconds: seconds) }
        }
        for try await page in group { print(page, "is here") }
    }
    print("all pages are here")
}

private func load(_ page: String, seconds: Int) async throws -> String {
    print("loading", page)
    try await Task.sleep(for: .seconds(seconds))
    return page
}
