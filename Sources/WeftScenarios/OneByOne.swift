/// Loads three pages, each only when the one before is there: three seconds for what takes one.
func oneByOne() async throws {
    for number in 1...3 {
        let page = Task(name: "page \(number)") {
            try await Task.sleep(for: .seconds(1))
            return "page \(number)"
        }
        print(try await page.value, "is here")
    }
}
