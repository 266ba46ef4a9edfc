import TestSupport
import Testing
import TraceModel

extension BrowserTests {
    /// Everything can be reached without a pointer and without eyes.
    struct KeyboardTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        /// What has the keyboard after each of some keys: a lane, or nothing.
        private func reached(by keys: [String]) async throws -> [String] {
            var reached: [String] = []
            for key in keys {
                try await browser.press(key)
                reached.append(try await browser.text("document.activeElement?.id ?? ''"))
            }
            return reached
        }

        @Test func `without script Tab reaches every lane`() async throws {
            try await browser.open(Traces.golden("task-group"), isInteractive: false)
            let lanes = try await browser.count(".lane")
            let reached = try await reached(by: Array(repeating: "Tab", count: lanes + 1))
            #expect(Set(reached).subtracting([""]).count == lanes)
        }

        @Test func `Tab reaches the lanes and then the controls, and the arrows every lane`() async throws {
            try await browser.open(Traces.golden("task-group"))
            let lanes = try await browser.count(".lane")
            while try await reached(by: ["Tab"]) != ["task-1"] {}
            let down = try await reached(by: Array(repeating: "ArrowDown", count: lanes))
            #expect(Set(["task-1"] + down).count == lanes)
            #expect(
                try await reached(by: ["Home", "End", "ArrowUp"]) == [
                    "task-1", down[lanes - 1], down[lanes - 3],
                ]
            )
            // The controls are one step away, and the way back leads to where it began.
            try await browser.press("Tab")
            #expect(try await browser.count(".bar button:focus-visible") == 1)
            try await browser.press("Tab", holding: .shift)
            #expect(try await browser.text("document.activeElement.id") == down[lanes - 3])
            #expect(try await browser.count(".lane:focus-visible") == 1)
        }

        @Test func `arrows go from lane to lane, Enter keeps one, F focuses on it`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.value("document.querySelector('#task-1').focus()")
            try await browser.press("ArrowDown")
            #expect(try await browser.told().hasPrefix("fetchData task 2"))
            try await browser.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter")
            #expect(try await browser.count("#task-2.pinned") == 1)
            try await browser.press("f")
            #expect(try await browser.count("#task-3.faded") == 1)
            let ring = "getComputedStyle(document.querySelector('#task-2 .row')).stroke"
            #expect(try await browser.text(ring) == "rgb(26, 29, 33)")
        }

        @Test func `help lists the keys, and Escape closes it`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            let help =
                "document.querySelector('.help').hidden ? '' : document.querySelector('.help').textContent"
            #expect(try await browser.text(help) == "")
            try await browser.press("?")
            let text = try await browser.text(help)
            for word in ["zoom", "find", "critical path", "ancestors", "Esc"] { #expect(text.contains(word)) }
            #expect(try await browser.attribute("aria-expanded", of: ".keys") == "true")
            // Room is made for it: it covers nothing.
            let free =
                "document.querySelector('.bar').getBoundingClientRect().bottom"
                + " <= document.querySelector('.h1').getBoundingClientRect().top"
            #expect(try await browser.holds(free))
            try await browser.press("Escape")
            #expect(try await browser.text(help) == "")
        }

        @Test func `keys with Ctrl are the browser's own`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.press("e", "c", "f", holding: .control)
            #expect(try await browser.count(".no-edges, .no-critical, .faded") == 0)
        }

        @Test func `who can't see it hears the picture's name, its lanes and its controls`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            let heard = try await browser.heard()
            for expected in [
                "main, task 1, 2 steps, returned after 2 s", "fetchData, task 2, 2 steps, returned after 2 s",
                "button Zoom in", "button Reset", "button Edges", "searchbox Find", "button Keys", "status ",
                "toolbar Picture",
            ] {
                #expect(heard.contains { $0.contains(expected) }, "\(expected)")
            }
            #expect(heard.contains { $0.hasSuffix("fetch-and-numbers") }, "\(heard.prefix(5))")
            // Numbers along an axis say nothing to who hears them one by one.
            #expect(
                heard.contains("group Reasons and printed lines")
                    && heard.contains("StaticText Done fetching")
            )
            #expect(!heard.contains("StaticText 0.25 s"))
        }
    }
}
