import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

extension BrowserTests {
    /// Light, dark, on paper, and in colours of the reader's own choice.
    struct ThemeTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        /// What some elements are painted with.
        private let paint = """
            ['.paper', '.lab', '.running', '.suspended', '.head'].map(name => {
              const style = getComputedStyle(document.querySelector(`svg > ${name}, .lane ${name}, .edges ${name}`));
              return style.fill;
            }).join('|')
            """

        private func paint(_ screen: Browser.Screen, _ theme: Theme = .auto) async throws -> [String] {
            var options = LayoutOptions()
            options.theme = theme
            try await browser.open(Traces.golden("fetch-and-numbers"), options, on: screen)
            return try await browser.text(paint).split(separator: "|").map { String($0) }
        }

        static func rgb(_ colour: String) -> String {
            let value = Int(colour.dropFirst(), radix: 16) ?? 0
            return "rgb(\(value >> 16), \(value >> 8 & 255), \(value & 255))"
        }

        @Test func `the colours are those of the palette, light or dark as the screen is`() async throws {
            let light = try await paint(.init(preferences: ["prefers-color-scheme": "light"]))
            #expect(light[0] == Self.rgb(Palette.paper.light) && light[1] == Self.rgb(Palette.ink.light))
            let dark = try await paint(.init(preferences: ["prefers-color-scheme": "dark"]))
            #expect(dark[0] == Self.rgb(Palette.paper.dark) && dark[1] == Self.rgb(Palette.ink.dark))
            let chosen = try await paint(.init(preferences: ["prefers-color-scheme": "dark"]), .light)
            #expect(chosen == light)
        }

        @Test func `on paper it is light and has no controls`() async throws {
            let paper = try await paint(.init(medium: "print", preferences: ["prefers-color-scheme": "dark"]))
            #expect(paper[0] == Self.rgb(Palette.paper.light))
            let controls = "getComputedStyle(document.querySelector('.bar')).display"
            #expect(try await browser.text(controls) == "none")
        }

        @Test func `the controls leave no room behind on paper, and have it back afterwards`() async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"))
            for (event, top) in [("beforeprint", "0 0 "), ("afterprint", "0 -")] {
                try await browser.value("dispatchEvent(new Event('\(event)')) && 1")
                let box = try await browser.attribute("viewBox", of: "svg")
                #expect(box.hasPrefix(top), "\(event): \(box)")
            }
        }

        @Test(arguments: ["light", "dark"])
        func `where the reader has chosen the colours, everything stands out in them`(
            _ scheme: String
        ) async throws {
            let colours = try await paint(
                .init(preferences: ["forced-colors": "active", "prefers-color-scheme": scheme])
            )
            let paper = try #require(colours.first)
            #expect(colours.dropFirst().allSatisfy { $0 == colours[1] && $0 != paper }, "\(colours)")
            let pressed = "getComputedStyle(document.querySelector('.bar [aria-pressed=true]'))"
            #expect(try await browser.holds("\(pressed).color !== \(pressed).backgroundColor"))
            // What is written on a task's colour has that of the paper.
            #expect(
                try await browser.text("getComputedStyle(document.querySelector('.lane .on')).fill") == paper
            )
        }

        @Test(arguments: [1280, 900, 600])
        func `the letters of the controls are no smaller than a page's, and none is cut off`(
            _ width: Int
        ) async throws {
            try await browser.open(Traces.golden("fetch-and-numbers"), on: .init(width: width))
            let scale = try await browser.number("document.querySelector('svg').getScreenCTM().a")
            let size = try await browser.number(
                "parseFloat(getComputedStyle(document.querySelector('.bar button')).fontSize)"
            )
            #expect(size * scale > 12.9)
            let cut =
                "[...document.querySelectorAll('.bar button, .bar input')]"
                + ".filter(one => one.getBoundingClientRect().right > innerWidth"
                + " || one.scrollWidth > one.clientWidth + 1).length"
            #expect(try await browser.number(cut) == 0)
            let over =
                "document.querySelector('.bar').getBoundingClientRect().bottom"
                + " <= document.querySelector('.h1').getBoundingClientRect().top + 1"
            #expect(try await browser.holds(over))
        }
    }
}
