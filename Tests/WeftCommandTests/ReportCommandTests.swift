import TestSupport
import Testing

@testable import WeftCommand

struct ReportCommandTests {
    private let console = MemoryConsole()

    init() { console.files["a.json"] = SampleTrace.bytes() }

    @Test func `the report goes to standard output, as wide as the terminal`() {
        console.width = 60
        #expect(console.run("report", "a.json") == 0)
        let report = console.standardOutput
        #expect(report.contains("\nBy name") && report.contains("\nCritical path"))
        #expect(!report.contains("\u{1b}") && console.standardError.isEmpty)
        #expect(report.split(separator: "\n").allSatisfy { $0.count <= 60 })
        console.input = SampleTrace.bytes()
        #expect(console.run("report", "-") == 0)
        #expect(console.standardOutput == report + report)
    }

    @Test func `the options reach the report`() {
        console.files["b.json"] = Golden.bytes("traces/fetch-and-numbers/trace.json")
        #expect(console.run("report", "b.json", "-o", "a") == 0)
        for options in [
            ["--top", "1"], ["--by", "created"], ["--top", "5:created"], ["--ready-limit", "1us"],
            ["--width", "50"],
            ["--color", "always"],
        ] {
            let arguments = ["report", "b.json", "-o", "b"] + options
            #expect(WeftCommand.run(arguments: arguments, console: console) == .success)
            #expect(console.text("b") != console.text("a"), "\(options)")
        }
        #expect(console.run("report", "b.json", "--top", "3:created", "-o", "c") == 0)
        #expect(console.run("report", "b.json", "--top", "3", "--by", "created", "-o", "d") == 0)
        #expect(console.text("c") == console.text("d"))
        #expect(console.run("report", "a.json", "--format", "json", "-o", "c") == 0)
        #expect(console.text("c")?.hasPrefix("{\"trace\":{\"clock\":\"virtual\"") == true)
    }

    @Test(arguments: [
        (
            ["--by", "name"],
            "--by can't be 'name': it takes running, ready, suspended, delay, tasks, created."
        ),
        (
            ["--top", "0"],
            "--top can't be '0': it takes a whole number from 1 on, and after a colon one of running, ready, "
                + "suspended, delay, tasks, created, such as 12:ready."
        ),
        (
            ["--top", "5:ready", "--by", "delay"],
            "--by delay and --top 5:ready exclude each other: each says what comes first."
        ),
        (["--format", "json", "--width", "60"], "--width means nothing without --format text."),
        (["--color", "never", "--format", "json"], "--color means nothing without --format text."),
    ])
    func `a wrong option is answered with what is allowed`(arguments: [String], sentence: String) {
        #expect(WeftCommand.run(arguments: ["report", "a.json"] + arguments, console: console) == .usage)
        #expect(console.standardError == "weft: \(sentence) See 'weft help report'.\n")
    }

    @Test func `a trace is never replaced by its report, and what it lacks is a warning`() {
        #expect(console.run("report", "a.json", "-o", "a.json") == 2)
        #expect(console.files["a.json"] == SampleTrace.bytes())
        console.files["cut.json"] = SampleTrace.truncated
        #expect(console.run("report", "cut.json", "-o", "cut") == 0)
        #expect(console.standardError.contains("weft: warning: cut.json:15: the file ends after this event"))
        #expect(console.text("cut")?.contains("cut short") == true)
    }
}
