import Weft

/// A program that puts its own words into its recording.
@main struct Main {
    struct Unreadable: Error {}

    static func main() throws {
        mark("before every task")
        let rows = try EventLoop.run(clock: .virtual(tick: .zero), leftovers: .runToEnd) {
            mark("main begins")
            let other = Task(name: "other") { mark("in between") }
            let rows = try await span("load") {
                try await Task.sleep(for: .seconds(1))
                return span("count") { 3 }
            }
            do {
                try span("parse") { () throws(Unreadable) in throw Unreadable() }
            } catch {
                mark("a \(type(of: error)) was thrown")
            }
            await other.value
            mark(String(repeating: "ä", count: 3_000))
            return rows
        }
        print(rows, "rows")
    }
}
