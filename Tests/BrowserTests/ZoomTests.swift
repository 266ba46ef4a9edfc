import TestSupport
import Testing
import TraceLayout
import TraceModel

extension BrowserTests {
    /// Zoom and pan: what is drawn is what the whole picture has there, larger, and nothing is stretched.
    struct ZoomTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        @Test func `the wheel zooms about what is under the pointer`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            let before = try #require(await browser.stretches()["task-3 running"])
            let edge = before[4].from
            for _ in 0..<3 { try await browser.wheel(-100, at: (edge, 400)) }
            let after = try #require(await browser.stretches()["task-3 running"])
            let same = try #require(after.min { abs($0.from - edge) < abs($1.from - edge) })
            #expect(abs(same.from - edge) < 0.2)
            let growth = (same.to - same.from) / (before[4].to - before[4].from)
            #expect(abs(growth - 2.83) < 0.1)
            #expect(after.count < before.count)
        }

        @Test func `everything in view stands where the whole picture has it, in proportion`() async throws {
            // What is outside the window is not drawn before it comes into view.
            let screen = Browser.Screen(height: 6000)
            for seed in 0..<12 as Range<UInt64> {
                var generator = SplitMix64(seed: seed)
                let trace = RandomTrace.make(seed: seed)
                let from = Double.random(in: 0..<80, using: &generator)
                let to = from + Double.random(in: 5..<20, using: &generator)
                try await browser.open(trace, on: screen)
                let whole = try await browser.stretches()
                let left = try await browser.number("Number(document.querySelector('.time').dataset.from)")
                let right = try await browser.number("Number(document.querySelector('.time').dataset.to)")
                try await browser.open(trace, at: "#view=\(from)-\(to)", on: screen)
                let zoomed = try await browser.stretches()
                func place(_ x: Double) -> Double {
                    left + ((x - left) / (right - left) - from / 100) / (to - from) * 100 * (right - left)
                }
                for (lane, stretches) in whole {
                    let expected = stretches.filter { place($0.to) > left && place($0.from) < right }
                    let drawn = zoomed[lane] ?? []
                    #expect(drawn.count == expected.count, "seed \(seed), \(lane)")
                    for (one, other) in zip(drawn, expected) {
                        #expect(abs(one.from - max(left, place(other.from))) < 0.21, "seed \(seed), \(lane)")
                        let end = min(place(other.to), right + max(0, other.to - right))
                        #expect(abs(one.to - end) < 0.21, "seed \(seed), \(lane)")
                    }
                }
                #expect(await browser.complaints == [], "seed \(seed)")
            }
        }

        @Test func `a trace that has no duration can be zoomed into`() async throws {
            var traces = [TraceBuilder(clock: .wall).finish(), TraceBuilder().finish()]
            for clock in [Clock.wall, .virtual(tick: .zero)] {
                var builder = TraceBuilder(clock: clock)
                let main = builder.create(name: "main", kind: .main)
                builder.start(main)
                builder.print("a line")
                builder.end(main)
                traces.append(builder.finish())
            }
            for (place, trace) in traces.enumerated() {
                try await browser.open(trace)
                try await browser.press("+", "+", "ArrowRight")
                #expect(await browser.complaints == [], "trace \(place)")
                let hasNone = "!/NaN|undefined|Infinity/.test(document.querySelector('.time').outerHTML)"
                #expect(try await browser.holds(hasNone), "trace \(place)")
            }
        }

        @Test func `signs and texts keep their size`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            let sizes = """
                JSON.stringify(['#task-2 .chip', '#task-2 .cap', '.head', '.ring', '.texts .code'].map(name => {
                  const box = document.querySelector(name).getBBox();
                  return [name, Math.round(box.width), Math.round(box.height)];
                }))
                """
            let before = try await browser.text(sizes)
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=0-99")
            let after = try await browser.text(sizes)
            #expect(after == before)
            // Texts are moved, and nothing else is done to them.
            let transforms =
                "[...document.querySelectorAll('[transform]')].map(one => one.getAttribute('transform'))"
            #expect(
                try await browser.holds("\(transforms).every(one => /^translate\\(-?[\\d.]+\\)$/.test(one))")
            )
        }

        @Test func `a reason stays in sight as long as its wait does`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=30-40")
            let reason =
                "[...document.querySelectorAll('.why')].find(text => text.textContent === 'awaits fetchData')"
            let lead = "\(reason).getBoundingClientRect().left - Number(\(reason).getAttribute('dx'))"
            #expect(abs(try await browser.number(lead) - 206) < 1)
            #expect(try await browser.holds("!\(reason).hasAttribute('display')"))
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=80-100")
            #expect(try await browser.holds("\(reason).hasAttribute('display')"))
        }

        @Test(arguments: [(0, 81), (15, 85), (17, 83), (20, 83), (0, 97)])
        func `no words are cut through by the picture's edge`(_ from: Int, _ to: Int) async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=\(from)-\(to)")
            let cut =
                "[...document.querySelectorAll('svg > g text')].filter(text => text.checkVisibility()"
                + " && text.getBoundingClientRect().right > 1200.5).map(text => text.textContent).join('|')"
            #expect(try await browser.text(cut) == "")
        }

        @Test func `dragging moves, and not beyond the ends`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=20-40")
            try await browser.drag(from: (800, 400), to: (320, 400))
            try await browser.until("location.hash === '#view=30-50'")
            try await browser.drag(from: (300, 400), to: (1100, 400))
            try await browser.drag(from: (300, 400), to: (1100, 400))
            try await browser.until("location.hash === '#view=0-20'")
        }

        @Test func `dragging with Shift zooms to what it covers`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.drag(from: (206 + 96, 400), to: (206 + 288, 400), holding: .shift)
            try await browser.until("location.hash === '#view=10-30'")
            #expect(try await browser.attribute("d", of: ".range") == "")
        }

        @Test func `a double click zooms to a stretch, and a click after a drag means nothing`() async throws
        {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.click((700, 340), times: 2)
            try await browser.until("location.hash.includes('view=')")
            let wait = try #require(await browser.stretches()["task-2 suspended"]?.first)
            #expect(wait.from > 206 && wait.to < 1166 && wait.to - wait.from > 700)
            try await browser.press("0")
            try await browser.press("+", "+")
            try await browser.drag(from: (700, 340), to: (500, 340))
            #expect(try await browser.count(".pinned") == 0)
        }

        @Test func `keys zoom and move, and 0 brings back every byte`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            // What the address and the pointer add is no part of the drawing.
            let drawing =
                "[...document.querySelectorAll('.time,.lane,.edges,.texts,.pins')].map(g => g.outerHTML).join()"
            let before = try await browser.text(drawing)
            try await browser.press("+", "w", "=")
            try await browser.until("location.hash.startsWith('#view=')")
            let view = try await browser.text("location.hash")
            try await browser.press("ArrowRight", "d", "ArrowLeft", "a")
            #expect(try await browser.text("location.hash") == view)
            try await browser.press("-", "s", "-")
            try await browser.until("location.hash === ''")
            try await browser.press("+", "d", "e", "c", "0")
            try await browser.until("location.hash === ''")
            let after = try await browser.text(drawing)
            #expect(after.replacing(" class=\"\"", with: "") == before)
        }

        @Test func `the deepest zoom is fifty times`() async throws {
            try await browser.open(Traces.turns)
            for _ in 0..<40 { try await browser.press("+") }
            try await browser.until("location.hash.startsWith('#view=')")
            let ends = try await browser.text("location.hash").dropFirst(6).split(separator: "-").compactMap {
                Double($0)
            }
            #expect(ends.count == 2 && abs(ends[1] - ends[0] - 2) < 0.01)
        }

        @Test func `where the page scrolls the wheel scrolls it, and zooms with Ctrl`() async throws {
            try await browser.open(Traces.crowd(of: 60))
            try await browser.wheel(300, at: (600, 400))
            try await browser.until("scrollY > 0")
            #expect(try await browser.text("document.querySelector('.zoomed') ? 'zoomed' : ''") == "")
            // The bar goes along.
            let top = "Math.abs(document.querySelector('.bar').getBoundingClientRect().top) < 1"
            try await browser.until(top)
            try await browser.wheel(-100, at: (600, 400), holding: .control)
            #expect(try await browser.count(".zoomed") == 1)
        }

        @Test(arguments: [0.0, 13.7, 50, 93])
        func `ticks are round times, at their places`(_ from: Double) async throws {
            try await browser.open(Traces.turns, at: "#view=\(from)-\(from + 6)")
            let script = """
                JSON.stringify([...document.querySelectorAll('.zoomed text')]
                  .map(text => [Number(text.getAttribute('x')), text.textContent]))
                """
            let labels = try JSONValue(await browser.text(script)).elements
            let left = try await browser.number("Number(document.querySelector('.time').dataset.from)")
            let right = try await browser.number("Number(document.querySelector('.time').dataset.to)")
            // Above and below, and at least five of them.
            #expect(labels.count >= 10)
            for label in labels {
                let words = (label.elements[1].text ?? "").split(separator: " ")
                #expect(words.count == 2 && words[1] == "ms" && words[0].count <= 5, "\(words)")
                // 100 ms are the whole, so milliseconds are per cent.
                let share = ((Double(words[0]) ?? .nan) - from) / 6
                let x = label.elements[0].real ?? .nan
                #expect(abs(left + share * (right - left) - x) < 0.2, "\(words) at \(x)")
            }
        }

        @Test func `an instant is named by its time, wherever it comes into view`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=10-60")
            let labels = try await browser.text(
                "[...new Set([...document.querySelectorAll('.zoomed text')].map(text => text.textContent))].join()"
            )
            #expect(labels == "0.25 s,0.5 s,0.75 s,1 s,1.25 s,1.5 s")
        }

        @Test(arguments: [
            (Clock.virtual(tick: .zero), "20 min,40 min,1 h,1 h 20 min"),
            (.wall, "20 min,30 min,40 min,50 min,60 min,70 min,80 min,90 min"),
        ])
        func `what takes hours is told in hours`(_ clock: Clock, _ wanted: String) async throws {
            var builder = TraceBuilder(clock: clock)
            let main = builder.create(name: "main", kind: .main)
            builder.start(main)
            for _ in 0..<9 {
                builder.suspend(main, on: .sleep, for: TimeSpan(nanoseconds: 1_200_000_000_000))
                builder.time = builder.time + TimeSpan(nanoseconds: 1_200_000_000_000)
                builder.ready(main, via: .timer)
                builder.resume(main)
            }
            builder.end(main)
            try await browser.open(builder.finish(), at: "#view=10-50")
            let labels = try await browser.text(
                "[...new Set([...document.querySelectorAll('.zoomed text')].map(text => text.textContent))].join()"
            )
            #expect(labels == wanted)
        }
    }
}
