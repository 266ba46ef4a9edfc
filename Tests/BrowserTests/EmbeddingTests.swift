import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

extension BrowserTests {
    /// The picture as a part of something else.
    struct EmbeddingTests {
        private let browser: Browser
        private let picture: String
        private let still: String

        init() throws {
            browser = try #require(Browser.current)
            let layout = Layout(of: try Traces.golden("fetch-and-numbers"))
            picture = String(decoding: SVGRenderer.render(layout, isInteractive: true), as: UTF8.self)
            still = String(decoding: SVGRenderer.render(layout), as: UTF8.self)
        }

        private func open(_ page: String, head: String = "") async throws {
            Files.write(picture, to: browser.folder.file("embedded.svg"))
            let html =
                "<!doctype html><html><head><meta charset=utf-8>\(head)</head><body>\(page)</body></html>"
            try await browser.open(Array(html.utf8), "page.html")
        }

        @Test func `in an img it is the picture without script`() async throws {
            try await open("<img src='embedded.svg'>")
            let height = try XMLReader.read(still).attributes["height"].flatMap { Double($0) }
            #expect(try await browser.number("document.images[0].naturalHeight") == height)
            #expect(await browser.complaints == [])
        }

        @Test func `in an object it is interactive`() async throws {
            try await open("<object data='embedded.svg' type='image/svg+xml'></object>")
            let inner = "document.querySelector('object').contentDocument"
            try await browser.until("\(inner)?.documentElement.classList.contains('live')")
            try await browser.click((708, 348))
            #expect(try await browser.holds("\(inner).querySelector('.pinned')"))
            try await browser.until("\(inner).location.hash === '#task-2'")
            #expect(try await browser.text("location.hash") == "")
        }

        @Test func `in a frame it is interactive, and has an address of its own`() async throws {
            try await open("<iframe src='embedded.svg' width=1220 height=800></iframe>")
            try await browser.click((708, 348))
            let inner = "document.querySelector('iframe').contentDocument"
            #expect(try await browser.holds("\(inner).querySelector('.pinned')"))
            try await browser.until("\(inner).location.hash === '#task-2'")
            #expect(try await browser.text("location.hash") == "")
        }

        @Test func `in a frame that may have no address it does without`() async throws {
            try await open("<iframe sandbox=allow-scripts src='embedded.svg' width=1220 height=800></iframe>")
            try await browser.click((708, 348))
            let told = try await browser.textInFrame("document.querySelector('.told').textContent")
            #expect(told.contains("sleep 2 s) for 2 s"))
        }

        @Test func `two in one page each go their own way, and leave the page alone`() async throws {
            try await open(
                "<p class=note>A note</p><b class=bar>a bar</b><svg width=20 height=20><text y=15>t</text></svg>"
                    + "<div id=one>\(picture)</div><div id=two>\(picture)</div>"
            )
            #expect(try await browser.count("svg.live .bar") == 2)
            #expect(await browser.complaints == [])
            let looks =
                "[...document.querySelectorAll('p, b, svg:not(.weft) text')]"
                + ".map(one => getComputedStyle(one))"
                + ".map(looks => [looks.color, looks.display, looks.fill].join()).join('|')"
            let page = try await browser.text(looks)
            #expect(page.contains("rgb(0, 0, 0),block") && page.contains("rgb(0, 0, 0),inline"))
            // A key goes to the picture that has the keyboard, and to no other.
            try await browser.press("+", "e")
            #expect(try await browser.count(".zoomed, .no-edges") == 0)
            try await browser.value("document.querySelector('#two .lane').focus()")
            try await browser.press("+", "e")
            #expect(try await browser.count("#one .zoomed, #one .no-edges") == 0)
            #expect(try await browser.count("#two .zoomed, #two .no-edges") == 2)
            // The page's address and its wheel are its own.
            try await browser.wheel(100, at: (600, 500))
            try await browser.until("scrollY > 0")
            #expect(try await browser.text("location.hash") == "")
        }

        @Test func `a policy that names its hash lets it run, and any other leaves the picture as it is`()
            async throws
        {
            func policy(_ source: String) -> String {
                "<meta http-equiv=Content-Security-Policy content=\"script-src \(source)\">"
            }
            try await open(picture, head: policy(PictureScript.policySource))
            #expect(try await browser.count("svg.live .bar") == 1)
            #expect(await browser.complaints == [])
            try await open(picture, head: policy("'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='"))
            #expect(try await browser.count("svg.live, .bar") == 0)
            #expect(try await browser.count(".lane") == 3)
            #expect(
                try await browser.attribute("viewBox", of: "svg")
                    == XMLReader.read(still).attributes["viewBox"]
            )
        }

        @Test func `without its script a picture is the same but for the controls`() async throws {
            try await browser.open(Array(still.utf8), "still.svg")
            func length(_ selector: String) async throws -> Double {
                let elements = "[...document.querySelectorAll('\(selector)')]"
                return try await browser.number("\(elements).map(one => one.outerHTML).join('').length")
            }
            let without = try await length("text, path, circle")
            try await browser.open(Array(picture.utf8), "picture.svg")
            #expect(try await length("text, path:not(.found, .range), circle") == without)
            #expect(try await length(".bar") > 0)
        }
    }
}
