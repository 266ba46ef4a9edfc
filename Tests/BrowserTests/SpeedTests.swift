import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

extension BrowserTests {
    /// The largest pictures follow the hand.
    struct SpeedTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        /// What one frame costs the page's main thread, for each of some frames; milliseconds of its processor's
        /// time, so that other programs on the machine don't count.
        private func frames(_ count: Int, _ act: (Int) async throws -> Void) async throws -> [Double] {
            var costs: [Double] = []
            for number in 0..<count {
                let before = try await browser.work()
                try await act(number)
                costs.append(try await browser.work() - before)
            }
            return costs.sorted()
        }

        /// Pictures with about as many elements as one may have, and with as many stretches.
        @Test(arguments: [(tasks: 780, rounds: 2, least: 9_000), (tasks: 100, rounds: 80, least: 1_000)])
        func `a frame of the largest pictures is drawn within 16 ms on the median`(
            _ tasks: Int,
            _ rounds: Int,
            _ least: Int
        ) async throws {
            var options = LayoutOptions()
            options.rowLimit = tasks + 1
            try await browser.open(Traces.crowd(of: tasks, rounds: rounds), options)
            let elements = try await browser.count("*")
            #expect(elements >= least)
            let zooming = try await frames(31) { number in
                try await browser.wheel(number < 16 ? -60 : 60, at: (700, 300), holding: .control)
            }
            try await browser.press("+")
            let moving = try await frames(31) { number in
                try await browser.press(number % 2 == 0 ? "d" : "a")
            }
            #expect(zooming[15] <= 16, "zooming: \(zooming)")
            #expect(moving[15] <= 16, "moving: \(moving)")
        }
    }
}
