import TestSupport
import Testing
import TraceModel

extension BrowserTests {
    /// The address says what is seen, and a link shows the same.
    struct AddressTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        @Test func `all that was chosen is in the address, and comes back from it`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            try await browser.click((700, 340))
            try await browser.press("f", "e", "+", "/")
            try await browser.type("ä & b")
            let address = "#task-2&view=16.667-83.333&find=%C3%A4%20%26%20b&focus=2&edges=off"
            try await browser.until("location.hash === '\(address)'")
            try await browser.open(Traces.golden("fetch-and-numbers"), at: address)
            #expect(try await browser.count("#task-2.pinned, #task-3.faded, .no-edges, .zoomed") == 4)
            #expect(try await browser.text("document.querySelector('input').value") == "ä & b")
            try await browser.until("location.hash === '\(address)'")
        }

        @Test func `a changed address changes the picture`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: "#task-2")
            try await browser.value("location.hash = '#task-3&view=0-50'")
            try await browser.until(
                "document.querySelector('#task-3.pinned') && document.querySelector('.zoomed')"
            )
            #expect(try await browser.count(".pinned") == 1)
        }

        @Test(arguments: [
            "#", "#task-", "#task-99", "#task-2x", "#view=", "#view=5", "#view=9-3", "#view=a-b",
            "#view=-5-1e99",
            "#view=NaN-Infinity", "#focus=", "#focus=99", "#focus=__proto__", "#find=%", "#find=%00%FF",
            "#edges=on",
            "#constructor&__proto__=1", "#<script>alert(1)</script>", "#find=<img src=x onerror=alert(1)>",
            "#&&==&",
        ])
        func `an address that makes no sense does no harm`(_ address: String) async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), at: address)
            try await browser.press("+", "-", "0")
            try await browser.until("location.hash === ''")
            #expect(await browser.complaints == [])
            #expect(try await browser.count("img, script") == 1)
            let run = try #require(await browser.stretches()["task-3 running"])
            #expect(run.count == 11)
        }

        @Test func `without script a link to a task frames its lane, in any colours`() async throws {
            let trace = try Traces.golden("fetch-and-numbers")
            let frames =
                "[1, 2].map(task => getComputedStyle(document.querySelector(`#task-${task} .row`)).stroke).join('|')"
            for (colours, frame) in [("none", "rgb(127, 134, 145)"), ("active", "rgb(0, 0, 0)")] {
                let screen = Browser.Screen(preferences: ["forced-colors": colours])
                try await browser.open(trace, at: "#task-2", isInteractive: false, on: screen)
                // The browser gives the keyboard to the lane, too, whose frame is another.
                try await browser.value("document.activeElement.blur()")
                #expect(try await browser.text(frames) == "none|\(frame)")
                #expect(try await browser.count(".bar, script") == 0)
            }
        }
    }
}
