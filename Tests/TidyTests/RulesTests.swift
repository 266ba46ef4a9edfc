import Testing

/// A rule that can't fail is worth nothing: each is shown something that breaks it, and something that only
/// looks so.
struct RulesTests {
    private static func lines(
        _ rule: (Repository.File) -> [Finding],
        _ text: String,
        path: String = "Sources/TraceModel/Planted.swift"
    ) -> [Int] {
        rule(Repository.File(path: path, text: text)).map(\.line)
    }

    @Test func `a long file, line or function is found`() {
        let line = "let a = 1\n"
        #expect(Self.lines(Rules.size, String(repeating: line, count: 400)) == [])
        #expect(Self.lines(Rules.size, String(repeating: line, count: 401)) == [1])
        #expect(Self.lines(Rules.size, "\n" + String(repeating: "a", count: 120)) == [])
        #expect(Self.lines(Rules.size, "\n" + String(repeating: "a", count: 121)) == [2])
        let body = { (count: Int) in
            "struct A {\n    func f() {\n" + String(repeating: line, count: count) + "    }\n}\n"
        }
        #expect(Self.lines(Rules.size, body(68)) == [])
        #expect(Self.lines(Rules.size, body(69)) == [2])
        let c = { (count: Int) in
            "static int f(void) {\n" + String(repeating: "    a();\n", count: count) + "}\n"
        }
        #expect(Self.lines(Rules.size, c(68), path: "Sources/CRecorder/a.c") == [])
        #expect(Self.lines(Rules.size, c(69), path: "Sources/CRecorder/a.c") == [1])
    }

    @Test func `functions are measured from their first line to their last brace`() {
        let text = """
            protocol P {
                func required()

            }
            struct A: P {
                init(
                    _ a: Int
                ) {
                    let text = "} \\(a) {"
                    if a > 0 { print(text) }
                }
                func required() { /* } */ }
                let f = B.init
            }
            """
        let functions = Rules.swiftFunctions(in: Repository.File(path: "A.swift", text: text))
        #expect(functions.map(\.line) == [6, 12])
        #expect(functions.map(\.length) == [6, 1])
    }

    @Test func `words that put off and paths of a machine are found`() {
        #expect(Self.lines(Rules.words, "// fine\n// TO" + "DO: later\n") == [2])
        #expect(Self.lines(Rules.words, "// FIX" + "ME") == [1])
        #expect(Self.lines(Rules.words, "cd /ho" + "me/somebody") == [1])
        #expect(Self.lines(Rules.words, "mastodon, /usr/lib, a/ho" + "me/b") == [])
    }

    @Test func `a sleeping test is found`() {
        #expect(Self.lines(Rules.sleeps, "import Glibc\nusleep(5)") == [2])
        #expect(Self.lines(Rules.sleeps, "import Glibc\nsleep(1)") == [2])
        #expect(Self.lines(Rules.sleeps, "program.sleep(1)") == [])
        #expect(Self.lines(Rules.sleeps, "import Foundation\nThread.sleep(1)") == [2])
        #expect(
            Self.lines(
                Rules.sleeps,
                "import Glibc\n// sleep(1)\n\"sleep(1)\"\nawait Task.sleep(for: .seconds(1))"
            ) == []
        )
    }

    @Test func `Foundation is found however it is imported`() {
        #expect(Self.lines(Rules.foundation, "import Foundation") == [1])
        #expect(Self.lines(Rules.foundation, "\npublic import FoundationEssentials") == [2])
        #expect(Self.lines(Rules.foundation, "@_spi(A) import struct Foundation.URL") == [1])
        #expect(Self.lines(Rules.foundation, "// import Foundation\nlet a = \"import Foundation\"") == [])
    }

    @Test func `unsafe code outside the fences is found`() {
        #expect(Self.lines(Rules.fences, "a()\nunsafe b()") == [2])
        #expect(Self.lines(Rules.fences, "func a(_ b: UnsafePointer<Int>)") == [1])
        #expect(Self.lines(Rules.fences, "import Glibc") == [1])
        #expect(Self.lines(Rules.fences, "@_silgen_name(\"a\") func a()") == [1])
        #expect(Self.lines(Rules.fences, "// unsafe\nlet a = \"unsafe\"") == [])
        #expect(Self.lines(Rules.fences, "unsafe b()", path: "Sources/WeftCommand/System/A.swift") == [])
    }

    @Test func `a clock, a chance or a hash seed in the pure targets is found`() {
        #expect(Self.lines(Rules.purity, "a()\nlet now = ContinuousClock().now") == [2])
        #expect(Self.lines(Rules.purity, "Int.random(in: 0...1)") == [1])
        #expect(Self.lines(Rules.purity, "let hash = a.hashValue") == [1])
        #expect(Self.lines(Rules.purity, "// random\nlet randomly = \"random\"") == [])
        #expect(Self.lines(Rules.purity, "Int.random(in: 0...1)", path: "Sources/EventLoop/A.swift") == [])
    }

    @Test func `markup outside TraceSVG is found`() {
        #expect(Self.lines(Rules.markup, "a\nwrite(\"<g class='lane'>\")") == [2])
        #expect(Self.lines(Rules.markup, "write(\"</g>\")") == [1])
        #expect(Self.lines(Rules.markup, "/// <g>\nlet a: Array<B> = [\"a < b\", \"<\"]") == [])
        #expect(Self.lines(Rules.markup, "write(\"<g>\")", path: "Sources/TraceSVG/A.swift") == [])
        let reports = "Sources/TraceDiff/Report/Comparison"
        #expect(Self.lines(Rules.markup, "write(\"<g>\")", path: reports + "JUnit.swift") == [])
        #expect(Self.lines(Rules.markup, "write(\"<g>\")", path: reports + "Markdown.swift") == [1])
    }

    @Test func `a trace spelled outside TraceJSON is found`() {
        #expect(Self.lines(Rules.traceSpelling, "write(\"{\\\"format\\\":\\\"weft-trace\\\"\")") == [1])
        #expect(Self.lines(Rules.traceSpelling, "write(#\"{\"t\":0,\"event\":\"end\"\"#)") == [1])
        #expect(Self.lines(Rules.traceSpelling, "write(\"event\")") == [])
    }

    @Test func `imports are understood`() {
        #expect(Rules.importedModule("import A") == "A")
        #expect(Rules.importedModule("@_spi(Experimental) public import A.B") == "A")
        #expect(Rules.importedModule("@testable import struct A.B") == "A")
        #expect(Rules.importedModule("let import = a") == nil)
        #expect(Rules.importedModule("") == nil)
    }

    @Test func `the table and the manifest are read`() {
        let table =
            "| target | what it knows | imports |\n|---|---|---|\n| A | a | nothing |\n| B | b | A, C |\n"
        #expect(ArchitectureTable.documented(table) == ["A": [], "B": ["A", "C"]])
        let manifest = """
            .target(name: "A"),
            // .target(name: "X"),
            .executableTarget(
                name: "B",
                dependencies: [
                    "A", "C",
                ],
                cSettings: strictC
            ),
            .target(name: "D", dependencies: ["A"], path: "Tests/D"),
            .testTarget(name: "E", dependencies: ["A"]),
            """
        #expect(ArchitectureTable.declared(manifest) == ["A": [], "B": ["A", "C"]])
    }

    @Test func `links and paths in documents are found`() {
        let text =
            "see [the map](MAP.md#top), `tools/none here`\n[web](https://example.com) `a/b` `traces/NAME/x`"
        let mentions = Documents.mentions(in: Repository.File(path: "traces/README.md", text: text))
        #expect(mentions.map(\.path) == ["traces/MAP.md", "tools/none"])
        #expect(mentions.map(\.line) == [1, 1])
    }
}
