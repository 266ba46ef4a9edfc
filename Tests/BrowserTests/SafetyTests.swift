import TestSupport
import Testing
import TraceJSON
import TraceLayout
import TraceModel
import TraceSVG

extension BrowserTests {
    /// Whatever a program calls its tasks, and whatever its reader does: nothing runs, and no text leaves its place.
    struct SafetyTests {
        private let browser: Browser

        init() throws { browser = try #require(Browser.current) }

        /// If any of these ran, the canary would be seen.
        private static let canary = "document.documentElement.dataset.canary=1"
        static let texts: [(name: String, text: String)] = [
            ("a script", "<script>\(canary)</script>"),
            ("an end and a script", "</text></svg></script><script>\(canary)</script>"),
            ("an attribute", "\" onload=\"\(canary)\" onmouseover=\"\(canary)"),
            ("a foreign image", "<img src=x onerror=\"\(canary)\"><image href=\"x\" onerror=\"\(canary)\"/>"),
            ("an animation", "<set attributeName=onclick to='\(canary)'/><animate onbegin=\"\(canary)\"/>"),
            ("an end of a section", "]]><script>\(canary)</script>"),
            ("a comment", "<!-- --><!DOCTYPE svg [<!ENTITY x \"y\">]>&x;&#60;script&#62;"),
            ("a style", "</style><style>*{display:none}</style>url(#x);}@import 'http://example.com';"),
            ("an address", "javascript:\(canary)//http://example.com/#task-1&find=x"),
            ("a template", "${\(canary)} `${\(canary)}` {{\(canary)}} \\u003cscript\\u003e"),
            ("quotes", "'\"`’“\\"),
            ("controls", "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}"),
            ("directions", "\u{202e}evil\u{2066}\u{2067}\u{200f}\u{061c}"),
            ("pictures", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿e\u{301}\u{302}\u{303}"),
            ("breaks", "\r\n\t\u{2028}\u{2029} "),
            ("ten kilobytes", String(repeating: "<&\"'>", count: 2_048)),
            ("nothing", ""),
            ("names of the language", "__proto__"),
        ]

        @Test(arguments: texts.map(\.name))
        func `hostile text is text, wherever it stands and whatever its reader does`(
            _ name: String
        ) async throws {
            let text = try #require(Self.texts.first { $0.name == name }?.text)
            for clock in [Clock.virtual(tick: TimeSpan(nanoseconds: 1000)), .wall] {
                var options = LayoutOptions()
                options.title = text
                try await browser.open(traceOfNothingBut(text, clock: clock), options)
                try await readAll(searchingFor: text)
                try await expectNothingHappened()
            }
        }

        /// Goes wherever the script takes texts from, or puts them.
        private func readAll(searchingFor text: String) async throws {
            for lane in 1...2 {
                try await browser.click(try await browser.middle(of: "#task-\(lane)"))
                try await browser.press("f", "f")
            }
            try await browser.press("Escape", "Escape", "/")
            try await browser.type(String(text.prefix(200)))
            try await browser.press("Enter", "Escape", "Escape", "+", "?")
        }

        private func expectNothingHappened() async throws {
            #expect(await browser.complaints == [])
            #expect(try await browser.holds("!document.documentElement.dataset.canary"))
            let names = try await browser.text(
                "[...new Set([...document.querySelectorAll('*')].map(one => one.localName))].sort().join()"
            )
            #expect(
                names
                    == "b,br,button,circle,dd,defs,desc,div,dl,dt,foreignObject,g,input,output,path,pattern,script,"
                    + "style,svg,text,title,tspan"
                    || names.contains("script,style,svg,text,title")
            )
            let scripts = "[...document.querySelectorAll('script')].map(one => one.textContent).join('|')"
            #expect(try await browser.text(scripts) == PictureScript.text)
            let foreign =
                "[...document.querySelectorAll('*')]"
                + ".filter(one => one.getAttributeNames().some(name => /^on|href|^src/.test(name))).length"
            #expect(try await browser.number(foreign) == 0)
        }

        @Test func `half a surrogate pair in a trace is no half of a letter in its picture`() async throws {
            let json = """
                {"format":"weft-trace","version":1,"program":{"command":["\\ud800"]},"clock":{"kind":"wall"},"events":[
                {"t":0,"event":"create","task":1,"name":"\\udc00x\\ud83d","kind":"main"},
                {"t":0,"event":"start","task":1}
                ],"end":{"t":5,"events":2,"dropped":0}}
                """
            let reading = try TraceReader.read(bytes: Array(json.utf8))
            try await browser.open(reading.trace)
            #expect(try await browser.attribute("data-name", of: ".lane") == "\u{fffd}x\u{fffd}")
            try await expectNothingHappened()
        }
    }
}
