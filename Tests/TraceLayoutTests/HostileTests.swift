import TestSupport
import Testing
import TraceLayout
import TraceModel

@testable import TraceSVG

/// Whatever a program calls its tasks, the file is well-formed and says nothing else than it should.
struct HostileTests {
    static let texts = [
        "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "' onmouseover='x", "]]>", "<!--", "&amp;",
        "&#x0;",
        "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}", "\u{7F}\u{85}", "\u{FFFE}\u{FFFF}", "\u{202E}\u{2066}",
        "\u{1FFFF}", "\r\n\t",
        String(repeating: "x", count: 10_000), "a\u{301}\u{302}\u{303}", "👩‍👩‍👧‍👦", "  spaces  ", "",
    ]

    private static func trace(_ text: String) -> Trace {
        var trace = traceOfNothingBut(text, clock: .wall)
        trace.start = text
        return trace
    }

    @Test(arguments: texts.indices)
    func `every text is escaped`(_ index: Int) throws {
        for axis in AxisKind.allCases {
            var options = LayoutOptions()
            options.axis = axis
            options.title = index % 2 == 0 ? Self.texts[index] : nil
            let layout = Layout(of: Self.trace(Self.texts[index]), options: options)
            let file = SVGRenderer.render(layout, isInteractive: true)
            let root = try XMLReader.read(String(decoding: file, as: UTF8.self))
            #expect(root.name == "svg")
            let names = Set(Self.all(root).map(\.name))
            #expect(
                names.isSubset(of: [
                    "title", "desc", "style", "defs", "pattern", "path", "g", "text", "tspan", "circle",
                    "script",
                ])
            )
            #expect(root.all("script").map(\.text) == [PictureScript.text])
            let attributes = Set(Self.all(root).flatMap(\.attributes.keys))
            #expect(!attributes.contains { $0.hasPrefix("on") || $0 == "href" })
        }
    }

    private static func all(_ element: XMLElement) -> [XMLElement] {
        element.children.flatMap { [$0] + all($0) }
    }

    @Test func `the name of a task is in its lane as it was given`() throws {
        let layout = Layout(of: Self.trace("<&\"'>"))
        let root = try XMLReader.read(String(decoding: SVGRenderer.render(layout), as: UTF8.self))
        let lane = try #require(root.all("g").first { $0.attributes["id"] == "task-1" })
        #expect(lane.attributes["data-name"] == "<&\"'>")
        #expect(lane.all("text").contains { $0.text == "<&\"'>" })
    }

    @Test func `a name from right to left is set for itself, and no other`() {
        func svg(_ name: String) -> String {
            String(decoding: SVGRenderer.render(Layout(of: Self.trace(name))), as: UTF8.self)
        }
        for name in ["שלום עולם", "مرحبا", "a עולם"] {
            #expect(svg(name).contains(">\u{2068}\(name)\u{2069}<"), "\(name)")
        }
        for name in ["main", "日本語", "\u{2068}x"] { #expect(!svg(name).contains("\u{2068}"), "\(name)") }
    }

    @Test func `every random trace gives a well-formed file`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var shape = RandomTrace.Shape(seed: seed)
            shape.gaps = Int(seed % 4)
            shape.isTruncated = seed % 7 == 0
            let trace = RandomTrace.make(seed: seed, shape: shape)
            for axis in AxisKind.allCases {
                var options = LayoutOptions()
                options.axis = axis
                let svg = String(
                    decoding: SVGRenderer.render(Layout(of: trace, options: options)),
                    as: UTF8.self
                )
                #expect(throws: Never.self, "seed \(seed), \(axis)") { try XMLReader.read(svg) }
                #expect(!svg.contains("nan") && !svg.contains("inf\""), "seed \(seed), \(axis)")
            }
        }
    }

    @Test func `a trace that breaks the laws is drawn all the same`() throws {
        for seed in 0..<100 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            var trace = RandomTrace.make(seed: seed)
            trace.events.shuffle(using: &generator)
            for axis in AxisKind.allCases {
                var options = LayoutOptions()
                options.axis = axis
                let svg = String(
                    decoding: SVGRenderer.render(Layout(of: trace, options: options)),
                    as: UTF8.self
                )
                #expect(throws: Never.self, "seed \(seed), \(axis)") { try XMLReader.read(svg) }
            }
        }
    }

    @Test func `the same trace gives the same bytes`() {
        for seed in 0..<50 as Range<UInt64> {
            let trace = RandomTrace.make(seed: seed)
            #expect(
                SVGRenderer.render(Layout(of: trace)) == SVGRenderer.render(Layout(of: trace)),
                "seed \(seed)"
            )
        }
    }
}
