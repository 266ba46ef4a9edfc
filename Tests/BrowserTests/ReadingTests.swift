import TestSupport
import Testing
import TraceModel

extension BrowserTests {
    /// Details, search, focus and switches.
    struct ReadingTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        @Test func `pointing at a lane tells of it, and of what it does there`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            #expect(try await browser.told().hasPrefix("Point at a task"))
            try await browser.point(at: (700, 340))
            let here = try await browser.told()
            #expect(
                here == "fetchData task 2 · suspended (sleep 2 s) for 2 s, from 0 s"
                    + "ran 2 steps, slept 2 s, returned · made by main"
            )
            try await browser.point(at: (340, 405))
            let run = try await browser.told()
            #expect(run.hasPrefix("printNumbers task 3 · running at 250 ms"))
            // Its name stands for the whole lane.
            try await browser.point(at: (100, 255))
            #expect(
                try await browser.told()
                    == "main task 1ran 2 steps, waited 2 s for fetchData, returned · woken by fetchData "
            )
        }

        @Test func `on an even axis what is told of a stretch is as exact as the picture`() async throws {
            try await browser.open(Traces.turns)
            let wait = try #require(await browser.stretches()["task-1 suspended"]?.first)
            try await browser.point(at: (wait.from + 5, try await browser.middle(of: "#task-1 .suspended").y))
            #expect(
                try await browser.told().contains("suspended (lock ball) for about 9 ms, from about 11 ms")
            )
        }

        @Test func `the number of a finding stays inside its badge in a small picture`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), on: Browser.Screen(width: 600))
            let isInside = """
                [...document.querySelectorAll('.badge')].every(badge => {
                  const [circle, text] = [...badge.children].map(child => child.getBBox())
                  return text.x >= circle.x && text.x + text.width <= circle.x + circle.width
                    && text.y >= circle.y - 2 && text.y + text.height <= circle.y + circle.height + 2
                    && parseFloat(getComputedStyle(badge.querySelector('text')).fontSize) === 14
                })
                """
            #expect(try await browser.count(".find .badge") > 0)
            #expect(try await browser.holds(isInside))
        }

        @Test func `a number stands right of its name, also where that is read from right to left`()
            async throws
        {
            var builder = TraceBuilder(clock: .wall)
            let main = builder.create(name: "main", kind: .main)
            for name in ["שלום עולם", "مرحبا", "plain"] {
                for _ in 0..<5 { builder.create(name: name, kind: .child, parent: main) }
            }
            builder.time = Instant(nanoseconds: 1000)
            try await browser.open(builder.finish())
            let isRight = """
                [...document.querySelectorAll('.lane text.d2')].every(text => {
                  const places = [...Array(text.getNumberOfChars()).keys()].map(at => text.getExtentOfChar(at).x)
                  return places.at(-1) >= Math.max(...places)
                })
                """
            #expect(try await browser.count(".lane text.d2") == 16)
            #expect(try await browser.holds(isRight))
        }

        @Test func `a click keeps what is told, and another click lets go`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.click((700, 340))
            let kept = try await browser.told()
            #expect(kept.hasPrefix("fetchData task 2 · suspended"))
            try await browser.point(at: (700, 410))
            #expect(try await browser.told() == kept)
            #expect(try await browser.count("#task-2.pinned") == 1)
            try await browser.click((700, 340))
            #expect(try await browser.count(".pinned") == 0)
        }

        @Test func `with Shift a second one is kept beside the first, and a link shows both`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.click((700, 340))
            try await browser.value("document.querySelector('#task-1').focus()")
            try await browser.press("Enter", holding: .shift)
            let told = try await browser.told()
            #expect(told.hasPrefix("fetchData task 2 · suspended") && told.contains("main task 1ran 2 steps"))
            try await browser.until("location.hash === '#task-2&task-1'")
            // Both are to be read, and nothing is covered.
            let cut =
                "document.querySelector('.told').scrollHeight > document.querySelector('.told').clientHeight"
            #expect(try await !browser.holds(cut))
            let free =
                "document.querySelector('.bar').getBoundingClientRect().bottom"
                + " <= document.querySelector('.h1').getBoundingClientRect().top"
            #expect(try await browser.holds(free))
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#task-2&task-1")
            #expect(try await browser.count("#task-1.pinned, #task-2.pinned") == 2)
            // A third takes the place of the first; without Shift one alone is kept.
            try await browser.value("document.querySelector('#task-3').focus()")
            try await browser.press("Enter", holding: .shift)
            #expect(try await browser.count("#task-1.pinned, #task-3.pinned") == 2)
            try await browser.value("document.querySelector('#task-2').focus()")
            try await browser.press("Enter")
            #expect(try await browser.count(".pinned") == 1)
            try await browser.press("Escape")
            #expect(try await browser.count(".pinned") == 0)
        }

        @Test func `related tasks are links`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#task-1")
            try await browser.click(try await browser.middle(of: ".told .link"))
            let told = try await browser.told()
            #expect(told.hasPrefix("fetchData task 2"))
            try await browser.until("location.hash === '#task-2'")
        }

        @Test func `search counts its hits and goes from one to the next, and round`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.press("/")
            try await browser.type("FETCH")
            let count = "document.querySelector('output').textContent"
            #expect(try await browser.text(count) == "1 of 4")
            #expect(try await browser.count(".hit") == 4)
            try await browser.press("Enter")
            #expect(try await browser.text(count) == "2 of 4")
            try await browser.press("Enter", holding: .shift)
            try await browser.press("Enter", holding: .shift)
            #expect(try await browser.text(count) == "4 of 4")
            try await browser.press("Enter")
            #expect(try await browser.text(count) == "1 of 4")
            // What the keys do elsewhere they don't do in the field.
            try await browser.type("e")
            #expect(try await browser.text(count) == "not found")
            #expect(try await browser.count(".no-edges") == 0)
            try await browser.press("Escape", "Escape")
            #expect(try await browser.count(".hit") == 0)
            try await browser.press("n", "?")
            #expect(try await browser.count(".help:not([hidden])") == 1)
        }

        @Test func `a hit out of sight is brought into sight, beside and below`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#view=0-10&find=Done")
            let box = try await browser.value("JSON.stringify(document.querySelector('text.hit').getBBox())")
            #expect(box.text?.contains("\"width\":0,") == false)
            try await browser.open(Traces.crowd(of: 60), at: "#find=task 55")
            try await browser.until("scrollY > 300")
            let top = try await browser.number("document.querySelector('.hit').getBoundingClientRect().top")
            #expect(top > 80 && top < 780)
        }

        @Test func `words on hover are found, too`() async throws {
            try await browser.open(Traces.crowd(of: 20), at: "#find=round 3")
            #expect(try await browser.count("path.said.hit") > 0)
        }

        @Test func `focus fades all but a task, its ancestors, descendants and wakers`() async throws {
            var builder = TraceBuilder(clock: .wall)
            let main = builder.create(name: "main", kind: .main)
            let parent = builder.create(name: "parent", kind: .child, parent: main)
            let child = builder.create(name: "child", kind: .child, parent: parent)
            let grandchild = builder.create(name: "grandchild", kind: .child, parent: child)
            let stranger = builder.create(name: "stranger", kind: .child, parent: main)
            let waker = builder.create(name: "waker", kind: .child, parent: main)
            for task in [main, parent, child, grandchild, stranger, waker] {
                builder.start(task)
                builder.suspend(task, on: .lock, what: "door")
                builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
            }
            for (task, by) in [(waker, stranger), (child, waker), (grandchild, stranger), (stranger, main)] {
                builder.ready(task, by: by, via: .unlock)
                builder.resume(task)
                builder.end(task)
                builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
            }
            try await browser.open(builder.finish(), at: "#task-3")
            let drawn =
                "[...document.querySelectorAll('.edges .wake')].map(path => path.getAttribute('d')).join('')"
            let whole = try await browser.text(drawn)
            #expect(whole.split(separator: "M").count == 4, "\(whole)")
            try await browser.press("f")
            let faded = "[...document.querySelectorAll('.lane.faded')].map(lane => lane.dataset.name).join()"
            #expect(try await browser.text(faded) == "stranger")
            // Of the edges those remain that join two who remain.
            #expect(try await browser.text(drawn).split(separator: "M").count == 1)
            try await browser.until("location.hash === '#task-3&focus=3'")
            try await browser.press("Escape")
            #expect(try await browser.text(faded) == "")
            #expect(try await browser.text(drawn) == whole)
        }

        @Test func `edges and the critical path are switched apart from each other`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            let looks =
                "['.edges .wake', '.crit'].map(name => getComputedStyle(document.querySelector(name)).display).join()"
            #expect(try await browser.text(looks) == "inline,inline")
            try await browser.press("e")
            #expect(try await browser.text(looks) == "none,inline")
            let visible = "getComputedStyle(document.querySelector('.critical')).display"
            try await browser.click(try await browser.middle(of: ".bar [aria-pressed=true]:nth-of-type(5)"))
            #expect(try await browser.text(visible) == "none")
            try await browser.until("location.hash === '#edges=off&critical=off'")
            try await browser.press("c", "e")
            #expect(try await browser.text(looks) == "inline,inline")
        }
    }
}
