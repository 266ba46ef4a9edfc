import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

extension BrowserTests {
    /// The picture of a difference answers as the picture of one trace does.
    struct DifferenceTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        // MARK: Zoom

        /// Where a place of the whole plot stands in a view of it.
        private struct View {
            let left: Double
            let right: Double
            /// Per cent of the plot.
            let from: Double
            let to: Double

            func place(_ x: Double) -> Double {
                left + ((x - left) / (right - left) - from / 100) / (to - from) * 100 * (right - left)
            }
        }

        private func view(_ from: Double, _ to: Double) async throws -> View {
            let ends = "Number(document.querySelector('.time').dataset"
            return View(
                left: try await browser.number("\(ends).from)"),
                right: try await browser.number("\(ends).to)"),
                from: from,
                to: to
            )
        }

        @Test func `everything in view stands where the whole picture has it, and outlines stay as thin`()
            async throws
        {
            // What is outside the window is not drawn before it comes into view.
            let screen = Browser.Screen(height: 8000)
            var pairs = try ["serialised", "queue-shrunk", "lost-cancellation"].map { try Traces.pair($0) }
            for seed in 0..<8 as Range<UInt64> {
                pairs.append((RandomTrace.make(seed: seed), RandomTrace.make(seed: seed + 1)))
            }
            for (number, pair) in pairs.enumerated() {
                var generator = SplitMix64(seed: UInt64(number))
                let from = Double.random(in: 0..<80, using: &generator)
                let to = from + Double.random(in: 5..<20, using: &generator)
                try await browser.open(pair, on: screen)
                let whole = try await browser.stretches()
                let view = try await view(from, to)
                try await browser.open(pair, at: "#view=\(from)-\(to)", on: screen)
                let zoomed = try await browser.stretches()
                for (lane, stretches) in whole {
                    let isHollow = lane.hasPrefix("before") && lane.hasSuffix("running")
                    expect(
                        zoomed[lane] ?? [],
                        stretches,
                        in: view,
                        isHollow: isHollow,
                        "pair \(number), \(lane)"
                    )
                }
                #expect(await browser.complaints == [], "pair \(number)")
            }
        }

        private func expect(
            _ drawn: [Parts.Stretch],
            _ whole: [Parts.Stretch],
            in view: View,
            isHollow: Bool,
            _ what: String
        ) {
            func inset(_ stretch: Parts.Stretch) -> Double {
                isHollow ? min(1, (stretch.to - stretch.from) / 2) : 0
            }
            let expected = whole.filter {
                view.place($0.to + inset($0)) > view.left && view.place($0.from - inset($0)) < view.right
            }
            #expect(drawn.count == expected.count, "\(what)")
            for (one, other) in zip(drawn, expected) {
                let inset = inset(other)
                let from = max(view.left, view.place(other.from - inset)) + inset
                #expect(abs(one.from - from) < 0.21, "\(what)")
                let end = min(
                    view.place(other.to + inset),
                    view.right + max(0, other.to + inset - view.right)
                )
                #expect(abs(one.to - max(from, end - inset)) < 0.21, "\(what)")
            }
        }

        @Test func `rings go with what they surround and take their numbers along`() async throws {
            let script = """
                JSON.stringify([...document.querySelectorAll('.rings .ringed')]
                  .filter(ring => ring.parentNode.getAttribute('display') !== 'none')
                  .map(ring => [ring.dataset.from, ring.dataset.to, ring.getAttribute('x'),
                    ring.getAttribute('width'), ring.parentNode.querySelector('circle').getAttribute('cx')]
                  .map(Number)))
                """
            try await browser.open(Traces.pair("serialised"))
            let whole = try JSONValue(await browser.text(script)).elements.map {
                $0.elements.compactMap(\.real)
            }
            #expect(whole.count == 4)
            let view = try await view(30, 70)
            try await browser.open(Traces.pair("serialised"), at: "#view=30-70")
            let zoomed = try JSONValue(await browser.text(script)).elements.map {
                $0.elements.compactMap(\.real)
            }
            let seen = whole.filter { view.place($0[1]) >= view.left && view.place($0[0]) <= view.right }
            #expect(zoomed.count == seen.count && seen.count == 2)
            for (one, other) in zip(zoomed, seen) {
                // The air around what it surrounds stays, and so does the place of the number at its corner.
                #expect(abs(one[2] - (view.place(other[0]) - (other[0] - other[2]))) < 0.21)
                let end = view.place(other[1]) + other[2] + other[3] - other[1]
                #expect(abs(one[2] + one[3] - end) < 0.21)
                #expect(abs((one[4] - one[2]) - (other[4] - other[2])) < 0.21)
            }
        }

        @Test func `keys zoom and move, and 0 brings back every byte`() async throws {
            try await browser.open(Traces.pair("serialised"))
            let drawing =
                "[...document.querySelectorAll('.time,.strip,.lane,.edges,.texts,.rings,.ghosts,.critical')]"
                + ".map(g => g.outerHTML).join()"
            let before = try await browser.text(drawing)
            try await browser.press("+", "w", "d", "e", "c", "0")
            try await browser.until("location.hash === ''")
            let after = try await browser.text(drawing)
            #expect(after.replacing(" class=\"\"", with: "") == before)
        }

        // MARK: Reading

        @Test func `pointing at a side of a task tells of it, and links to the other side`() async throws {
            try await browser.open(Traces.pair("serialised"))
            let middle = try await browser.middle(of: "#after-3 .running")
            try await browser.click((middle.x, middle.y))
            #expect(try await browser.count("#after-3.pinned") == 1)
            let told = try await browser.told()
            #expect(told.hasPrefix("order task 3, after"))
            #expect(told.contains("the other side: order") && told.contains("made by main"))
            try await browser.click(try await browser.middle(of: ".told .link"))
            #expect(try await browser.told().hasPrefix("order task 3, before"))
            try await browser.until("location.hash === '#before-3'")
        }

        @Test func `a focus keeps both sides of a task and those it has to do with`() async throws {
            try await browser.open(Traces.pair("serialised"), at: "#after-3&focus=after-3")
            let faded = "[...document.querySelectorAll('.lane.faded')].map(lane => lane.id).join()"
            #expect(try await browser.text(faded) == "both-2")
            let names =
                "[...document.querySelectorAll('g.faded[data-lane] .lab')].map(one => one.textContent).join()"
            #expect(try await browser.text(names) == "fetch")
            try await browser.press("Escape")
            #expect(try await browser.text(faded) == "")
        }

        @Test
        func `search finds both sides, a reason and a printed line; switches hide edges and critical path`()
            async throws
        {
            try await browser.open(Traces.pair("serialised"))
            for (words, hits) in [("order", "order"), ("dinner is served", "2"), ("sleep 2 s", "3")] {
                try await browser.press("/")
                try await browser.type(words)
                let count = try await browser.text("document.querySelector('.bar output').textContent")
                #expect(
                    count.hasPrefix("1 of ") && (hits == words || count == "1 of \(hits)"),
                    "\(words): \(count)"
                )
                try await browser.press("Escape", "Escape")
            }
            let looks =
                "['.edges .wake', '.new .spawn', '.length'].map(name => document.querySelector(name)"
                + ".getClientRects().length > 0).join()"
            #expect(try await browser.text(looks) == "true,true,true")
            try await browser.press("e")
            #expect(try await browser.text(looks) == "false,false,true")
            try await browser.press("c")
            let now = try await browser.text(looks)
            #expect(now == "false,false,false")
        }

        @Test(arguments: [true, false])
        func `the keyboard reaches every lane, with and without script`(_ isInteractive: Bool) async throws {
            try await browser.open(Traces.pair("serialised"), isInteractive: isInteractive)
            let lanes = try await browser.count(".lane")
            var reached: Set<String> = []
            for step in 0..<(lanes + 2) {
                // With script Tab leads past the lanes, and the arrows along them.
                try await browser.press(isInteractive && step > 1 ? "ArrowDown" : "Tab")
                let name = try await browser.text("document.activeElement?.id ?? ''")
                if !name.isEmpty { reached.insert(name) }
            }
            #expect(reached == ["before-1", "after-1", "both-2", "before-3", "after-3"] && lanes == 5)
            let heard = try await browser.call("Accessibility.getFullAXTree")["nodes"]?.elements ?? []
            let names = heard.compactMap { $0["name"]?["value"]?.text }
            #expect(names.contains { $0.hasPrefix("order, after (task 3), ran 2 steps") })
            #expect(names.contains("dinner before → after"))
        }

        // MARK: Looks

        @Test(arguments: [("light", "screen"), ("dark", "screen"), ("dark", "print")])
        func `what was is hollow, and colours are those of the palette`(
            _ scheme: String,
            _ medium: String
        )
            async throws
        {
            let screen = Browser.Screen(medium: medium, preferences: ["prefers-color-scheme": scheme])
            try await browser.open(Traces.pair("serialised"), on: screen)
            func paint(_ selector: String, _ property: String) async throws -> String {
                try await browser.text("getComputedStyle(document.querySelector('\(selector)')).\(property)")
            }
            let isDark = scheme == "dark" && medium == "screen"
            func colour(_ one: Palette) -> String { ThemeTests.rgb(isDark ? one.dark : one.light) }
            #expect(try await paint("#before-3 .running", "fill") == colour(.paper))
            #expect(try await paint("#before-3 .running", "stroke") == paint("#after-3 .running", "fill"))
            #expect(try await paint(".rings .ringed", "stroke") == colour(.bad))
            #expect(try await paint(".ghost", "stroke") == colour(.muted))
            #expect(try await paint(".was .on", "fill") == colour(.ink))
        }

        @Test(arguments: ["serialised", "queue-shrunk", "lost-cancellation", "task-renamed"], [1280, 600])
        func `in the letters of this machine no text covers another`(
            _ name: String,
            _ width: Int
        ) async throws {
            try await browser.open(
                Traces.pair(name),
                isInteractive: false,
                on: .init(width: width, height: 2000)
            )
            let script = """
                (() => {
                  const seen = [...document.querySelectorAll('text')].filter(one => one.getClientRects().length > 0);
                  const boxes = seen.map(one => [one.textContent, one.getBoundingClientRect()]);
                  const covers = ([, a], [, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.4 * Math.min(a.height, b.height);
                  const found = boxes.flatMap((one, at) => boxes.slice(at + 1)
                    .filter(other => covers(one, other)).map(other => `${one[0]} / ${other[0]}`));
                  const page = document.documentElement.getBoundingClientRect();
                  const outside = boxes.filter(([, box]) => box.left < page.left || box.right > page.right + 0.5);
                  return [...found, ...outside.map(([text]) => text)].join('; ');
                })()
                """
            #expect(try await browser.text(script) == "")
            // At least 10.5 px, as large as it is shown.
            let least =
                "Math.min(...[...document.querySelectorAll('text')].filter(one => one.getClientRects().length > 0)"
                + ".map(one => parseFloat(getComputedStyle(one).fontSize)))"
            #expect(try await browser.number(least) >= 10.5)
        }

        // MARK: Safety

        @Test(arguments: SafetyTests.texts.map(\.name))
        func `hostile text is text, whatever its reader does`(_ name: String) async throws {
            let text = try #require(SafetyTests.texts.first { $0.name == name }?.text)
            let (plain, hostile) = (
                traceOfNothingBut("x", clock: .wall), traceOfNothingBut(text, clock: .wall)
            )
            var options = LayoutOptions()
            options.title = text
            for pair in [(base: plain, candidate: hostile), (base: hostile, candidate: plain)] {
                try await browser.open(pair, options)
                let middle = try await browser.middle(of: ".lane .running")
                try await browser.click((middle.x, middle.y))
                try await browser.press("f", "f", "Escape", "/")
                try await browser.type(String(text.prefix(100)))
                try await browser.press("Enter", "Escape", "Escape", "+", "?")
                #expect(await browser.complaints == [])
                #expect(try await browser.holds("!document.documentElement.dataset.canary"))
                let scripts = "[...document.querySelectorAll('script')].map(one => one.textContent).join('|')"
                #expect(try await browser.text(scripts) == PictureScript.text)
                #expect(try await browser.count("img, image, a, animate, set, iframe") == 0)
            }
        }
    }
}
