import TestSupport
import Testing
import TraceLayout
import TraceModel

extension BrowserTests {
    /// Whatever a picture shows, in whatever state, stands out: pairs are those that the browser paints.
    ///
    /// (WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 to 1, shapes that mean something 3 to 1.)
    struct ContrastTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        /// Pictures in which every sign occurs: both densities, folds, findings, failures, losses.
        private func pictures() throws -> [(name: String, trace: Trace)] {
            let names = [
                "fetch-and-numbers", "cancelled-sleeper", "deadlock", "thousand-tasks", "never-awaited",
                "blocked-loop",
            ]
            return try names.map { ($0, try Traces.golden($0)) } + [
                ("crowd", Traces.crowd(of: 15)), ("loss", Traces.loss),
            ]
        }

        /// What a reader does before looking.
        private static let deeds: [String: [String]] = [
            "at rest": [],
            "with a lane that is kept, another that has the keyboard, and help": ["Enter", "ArrowDown", "?"],
            "with a task that is focused on": ["f"],
            "with hits of a search": ["/", "a", "Enter"],
        ]

        private func expectContrast(
            _ screen: Browser.Screen,
            texts: Double = 4.5,
            shapes: Double = 3,
            colours: Int = 20,
            _ comment: Comment
        ) async throws {
            var seen: Set<Browser.Pair> = []
            for (name, trace) in try pictures() {
                for (deed, keys) in Self.deeds.sorted(by: { $0.key < $1.key }) {
                    try await browser.open(trace, on: screen)
                    try await browser.value("document.querySelector('.lane').focus()")
                    for key in keys { try await browser.press(key) }
                    let pairs = try await browser.pairs()
                    for pair in pairs.subtracting(seen) {
                        let contrast = pair.ink.contrast(with: pair.ground)
                        #expect(
                            contrast >= (pair.isText ? texts : shapes),
                            "\(comment), \(name) \(deed): \(pair.example), \(pair.ink) on \(pair.ground)"
                        )
                    }
                    seen.formUnion(pairs)
                }
            }
            // Among them each hue, and each role of the palette, on paper and on bands.
            #expect(seen.count >= colours, "\(comment): \(seen.count)")
        }

        @Test(arguments: ["light", "dark"])
        func `all that means something stands out`(_ scheme: String) async throws {
            let screen = Browser.Screen(height: 2500, preferences: ["prefers-color-scheme": scheme])
            try await expectContrast(screen, "\(scheme)")
        }

        @Test(arguments: ["light", "dark"])
        func `for a reader who asks for contrast texts and waits stand out more`(
            _ scheme: String
        ) async throws {
            let preferences = ["prefers-color-scheme": scheme, "prefers-contrast": "more"]
            try await expectContrast(.init(height: 2500, preferences: preferences), shapes: 4, "\(scheme)")
        }

        @Test func `on paper all stands out, too`() async throws {
            try await expectContrast(.init(height: 2500, medium: "print"), "print")
        }

        @Test(arguments: ["light", "dark"])
        func `in colours of the reader's own choice nothing is left out`(_ scheme: String) async throws {
            let preferences = ["prefers-color-scheme": scheme, "forced-colors": "active"]
            try await expectContrast(.init(height: 2500, preferences: preferences), colours: 2, "\(scheme)")
        }
    }
}
