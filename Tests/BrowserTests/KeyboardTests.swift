import TestSupport
import Testing
import TraceModel

extension BrowserTests {
    /// Everything can be reached without a pointer and without eyes.
    struct KeyboardTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        @Test(arguments: [true, false])
        func `Tab reaches every lane, with and without script`(_ isInteractive: Bool) async throws {
            try await browser.open(Traces.golden("task-group"), isInteractive: isInteractive)
            let lanes = try await browser.count(".lane")
            var reached: [String] = []
            for _ in 0..<(lanes + 12) {
                try await browser.press("Tab")
                let name = try await browser.text("document.activeElement?.id ?? ''")
                if !name.isEmpty, !reached.contains(name) { reached.append(name) }
            }
            #expect(reached.count == lanes)
            #expect(try await browser.count(".lane:focus-visible, :focus-visible") <= 2)
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
            let nodes = try await browser.call("Accessibility.getFullAXTree")["nodes"]?.elements ?? []
            let heard = nodes.filter { $0["ignored"] != .bool(true) }.compactMap { node in
                "\(node["role"]?["value"]?.text ?? "") \(node["name"]?["value"]?.text ?? "")"
            }
            for expected in [
                "main, task 1, 2 steps, returned after 2 s", "fetchData, task 2, 2 steps, returned after 2 s",
                "button Zoom in", "button Reset", "button Edges", "searchbox Find", "button Keys", "status ",
                "toolbar Picture",
            ] {
                #expect(heard.contains { $0.contains(expected) }, "\(expected)")
            }
            #expect(heard.contains { $0.hasSuffix("fetch-and-numbers") }, "\(heard.prefix(5))")
        }
    }
}
