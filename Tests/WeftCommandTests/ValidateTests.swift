import Files
import Testing

@testable import WeftCommand

struct ValidateTests {
    private static let head = """
        {"format":"weft-trace","version":1,
        "program":{"command":["a"]},
        "clock":{"kind":"virtual","tick":0},
        "events":[

        """

    private static func trace(_ events: [String], end: String?) -> [UInt8] {
        let tail = end.map { "\n],\n\"end\":{\($0)}}\n" } ?? ",\n{\"t\":"
        return Array((head + events.joined(separator: ",\n") + tail).utf8)
    }

    private static let lawful = [
        #"{"t":0,"event":"create","task":1,"name":"main","kind":"main"}"#,
        #"{"t":0,"event":"start","task":1,"thread":1}"#,
        #"{"t":5,"event":"end","task":1,"outcome":"returned"}"#,
    ]

    private static func console(_ files: [String: [UInt8]]) -> MemoryConsole {
        let console = MemoryConsole()
        console.files = files
        return console
    }

    @Test(arguments: [
        ("virtual", "io", ", 1 woken from outside, which may differ each time"),
        ("virtual", "external", ", 1 woken from outside, which may differ each time"),
        ("virtual", "timer", ""),
        ("wall", "io", ""),
    ])
    func `what comes from outside in virtual time is counted`(clock: String, cause: String, words: String) {
        let events = [
            #"{"t":0,"event":"create","task":1,"name":"main","kind":"main"}"#,
            #"{"t":0,"event":"start","task":1,"thread":1}"#, #"{"t":0,"event":"suspend","task":1}"#,
            #"{"t":0,"event":"ready","task":1,"via":"\#(cause)"}"#,
        ]
        var text = String(decoding: Self.trace(events, end: #""t":0,"events":4,"dropped":0"#), as: UTF8.self)
        if clock == "wall" { text = text.replacing(#""virtual","tick":0"#, with: #""wall""#) }
        let console = Self.console(["a.json": Array(text.utf8)])
        #expect(console.run("validate", "a.json") == 0, "\(console.standardOutput)\(console.standardError)")
        #expect(console.standardOutput == "a.json: ok: 4 events, 1 task, 0 dropped, 0 skipped\(words)\n")
    }

    @Test(arguments: [1, 7, 65536])
    func `a lawful trace is ok, with what is in it`(blockSize: Int) {
        let console = Self.console(["a.json": Self.trace(Self.lawful, end: #""t":5,"events":3,"dropped":0"#)])
        console.blockSize = blockSize
        #expect(console.run("validate", "a.json") == 0)
        #expect(console.standardOutput == "a.json: ok: 3 events, 1 task, 0 dropped, 0 skipped\n")
        #expect(console.standardError.isEmpty)
    }

    @Test func `standard input is read for a dash`() {
        let console = MemoryConsole()
        console.input = Self.trace(Self.lawful, end: #""t":5,"events":3,"dropped":0"#)
        console.terminals = [.input]
        #expect(console.run("validate", "-") == 0)
        #expect(console.standardOutput == "standard input: ok: 3 events, 1 task, 0 dropped, 0 skipped\n")
        #expect(console.standardError == "weft: reading a trace from the terminal; Ctrl-D ends it\n")
    }

    @Test func `the first broken law is told with its line and task, and how many more there are`() {
        let start = #"{"t":5,"event":"start","task":1,"thread":1}"#
        let twice = Self.lawful + [start, start]
        let console = Self.console(["a.json": Self.trace(twice, end: #""t":5,"events":5,"dropped":0"#)])
        #expect(console.run("validate", "a.json") == 1)
        #expect(console.standardOutput.hasPrefix("a.json:8: task 1 starts, but "))
        #expect(console.standardOutput.hasSuffix(" (law 2); and 1 more\n"))
    }

    @Test func `a wrong end is told with its own line`() {
        let console = Self.console(["a.json": Self.trace(Self.lawful, end: #""t":5,"events":4,"dropped":0"#)])
        #expect(console.run("validate", "a.json") == 1)
        #expect(
            console.standardOutput == "a.json:9: the end line counts 4 events, but there are 3 (law 5)\n"
        )
    }

    @Test func `what is missing is said as a warning`() {
        let odd = [
            Self.lawful[0], #"{"t":0,"event":"gap","dropped":2}"#, #"{"t":0,"event":"start","task":1,"x":1}"#,
        ]
        let console = Self.console(["a.json": Self.trace(odd, end: nil)])
        #expect(console.run("validate", "a.json") == 0)
        #expect(console.standardOutput == "a.json: ok: 3 events, 1 task, 2 dropped, 1 skipped, truncated\n")
        let warnings = console.standardError.split(separator: "\n")
        #expect(
            warnings == [
                "weft: warning: a.json:7: the file ends after this event, before the trace does; "
                    + "what came then is not known",
                "weft: warning: a.json: 2 events lost in 1 gap; what happened there is not known",
                "weft: warning: a.json: skipped 1 field, which this version of weft does not know",
            ]
        )
    }

    @Test func `a bad file does not stop the next, and the worst status wins`() {
        let good = Self.trace(Self.lawful, end: #""t":5,"events":3,"dropped":0"#)
        let console = Self.console(["good": good, "bad": Array("{]".utf8)])
        console.failures["shut"] = .permissionDenied
        #expect(console.run("validate", "shut", "bad", "good") == 2)
        #expect(
            console.standardOutput == "bad:1:2 (byte 1): expected a key in quotes or }, found ']'\n"
                + "good: ok: 3 events, 1 task, 0 dropped, 0 skipped\n"
        )
        #expect(console.standardError == "weft: can't read shut: permission denied\n")
        #expect(console.run("validate", "good", "bad", "good") == 1)
    }
}
