import TestSupport
import Testing
import TraceModel

extension BrowserTests {
    /// Fingers do what a wheel and a mouse do.
    struct TouchTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        private func touch(_ type: String, _ places: (x: Double, y: Double)...) async throws {
            let points = places.enumerated().map { number, place in
                JSONValue.object(["x": .decimal(place.x), "y": .decimal(place.y), "id": .number(number)])
            }
            try await browser.call(
                "Input.dispatchTouchEvent",
                ["type": .string(type), "touchPoints": .array(points)]
            )
            try await browser.frame()
        }

        @Test func `two fingers zoom to what is between them, and take it along`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            let before = try #require(await browser.stretches()["task-3 running"])
            let (one, other) = (before[3].from, before[6].from)
            try await touch("touchStart", (one, 400))
            try await touch("touchStart", (one, 400), (other, 400))
            try await touch("touchMove", (one - 60, 400), (other + 100, 400))
            try await touch("touchMove", (one - 100, 400), (other + 200, 400))
            try await touch("touchEnd")
            let after = try #require(await browser.stretches()["task-3 running"])
            for place in [one - 100, other + 200] {
                #expect(after.contains { abs($0.from - place) < 1 }, "\(place): \(after)")
            }
            // It was no click.
            #expect(try await browser.count(".pinned") == 0)
        }

        @Test func `one finger moves what is zoomed, and leaves scrolling to the page`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=20-40")
            try await touch("touchStart", (800, 400))
            try await touch("touchMove", (700, 400))
            try await touch("touchMove", (320, 400))
            try await touch("touchEnd")
            try await browser.until("location.hash === '#view=30-50'")
            let action = try await browser.text("getComputedStyle(document.documentElement).touchAction")
            #expect(action == "pan-y")
        }

        @Test func `a tap keeps what is told of a lane`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await touch("touchStart", (700, 340))
            try await touch("touchEnd")
            try await browser.until("document.querySelector('#task-2.pinned')")
            #expect(try await browser.told().hasPrefix("fetchData task 2 · suspended"))
        }
    }
}
