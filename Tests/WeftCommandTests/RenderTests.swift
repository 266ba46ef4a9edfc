import Files
import Testing
import TraceSVG

@testable import WeftCommand

struct RenderTests {
    private let console = MemoryConsole()

    init() { console.files["a.json"] = SampleTrace.bytes() }

    @Test func `a picture lies beside its trace unless another place is named`() {
        #expect(console.run("render", "a.json") == 0)
        let picture = console.text("a.svg") ?? ""
        #expect(picture.hasPrefix("<svg") && picture.hasSuffix("</svg>\n"))
        #expect(console.standardError.hasPrefix("weft: wrote a.svg ("))
        #expect(console.run("render", "-o", "b.svg", "a.json") == 0)
        #expect(console.run("render", "-o", "-", "a.json") == 0)
        console.input = SampleTrace.bytes()
        #expect(console.run("render", "-") == 0)
        #expect(console.text("b.svg") == picture)
        #expect(console.standardOutput == picture + picture)
    }

    @Test func `the options reach the picture`() {
        #expect(console.run("render", "a.json", "-o", "a") == 0)
        for (option, value) in [
            ("--axis", "steps"), ("--theme", "dark"), ("--width", "700"), ("--lanes", "task"),
            ("--from", "1ms"),
            ("--to", "1ms"), ("--only", "^main"), ("--hide", "main"),
            ("--top", "1:ready"),
            ("--edges", "none"), ("--critical-path", "on"), ("--title", "<T>"),
        ] {
            #expect(console.run("render", "a.json", "-o", "b", option, value) == 0)
            #expect(console.text("b") != console.text("a"), "\(option)")
        }
        #expect(
            console.text("b")?.contains("&lt;T>") == true || console.text("b")?.contains("&lt;T&gt;") == true
        )
    }

    @Test
    func
        `a picture carries its script unless it is to have none, and the help says what a policy must allow`()
    {
        #expect(console.run("render", "a.json") == 0)
        #expect(console.run("render", "a.json", "-o", "still.svg", "--no-script") == 0)
        #expect(console.text("a.svg")?.contains("<script>") == true)
        #expect(console.text("still.svg")?.contains("<script>") == false)
        #expect(console.run("help", "render") == 0)
        #expect(console.standardOutput.contains(PictureScript.policySource))
    }

    @Test func `text goes to standard output, as wide as the terminal`() {
        console.width = 60
        #expect(console.run("render", "--format", "text", "a.json") == 0)
        let chart = console.standardOutput
        #expect(chart.contains("child") && !chart.contains("\u{1b}") && console.standardError.isEmpty)
        #expect(chart.split(separator: "\n").allSatisfy { $0.count <= 60 })
        #expect(console.run("render", "--format", "text", "--color", "always", "a.json", "-o", "c") == 0)
        #expect(console.text("c")?.contains("\u{1b}[") == true)
    }

    @Test(arguments: [
        (["--width", "100"], "--width can't be '100': it takes a whole number from 480 to 20000 for svg."),
        (
            ["--width", "2000", "--format", "text"],
            "--width can't be '2000': it takes a whole number from 40 to 1000 for text."
        ),
        (["--format", "text", "--theme", "dark"], "--theme means nothing without --format svg."),
        (["--format", "text", "--no-script"], "--no-script means nothing without --format svg."),
        (["--color", "always"], "--color means nothing without --format text."),
        (["--format", "text", "--edges", "none"], "--edges means nothing without --format svg."),
        (["--lanes", "core"], "--lanes can't be 'core': it takes task, thread, both."),
        (["--edges", "some"], "--edges can't be 'some': it takes all, spawn, wake, none."),
        (["--critical-path", "yes"], "--critical-path can't be 'yes': it takes on, off."),
        (
            ["--from", "1"],
            "--from can't be '1': it takes a length of time with its unit, such as 10ms, 0.25 s or 2 h 30 min "
                + "(0 needs none)."
        ),
        (["--width", "10"], "--width can't be '10': it takes a whole number from 480 to 20000 for svg."),
        (["--width", "wide"], "--width can't be 'wide': it takes a whole number from 480 to 20000 for svg."),
        (
            ["--format", "text", "--width", "10"],
            "--width can't be '10': it takes a whole number from 40 to 1000 for text."
        ),
        (["--from", "2ms", "--to", "1ms"], "--to can't be '1ms': it takes a time after that of --from."),
        (
            ["--top", "5:late"],
            "--top can't be '5:late': it takes a whole number from 1 on, and after a colon one of running, ready, "
                + "suspended, such as 12:ready."
        ),
        (
            ["--only", "a(b"],
            "--only can't be 'a(b': as a regular expression it has an error, expected ')'."
        ),
    ])
    func `an option of the other form is refused`(arguments: [String], sentence: String) {
        #expect(WeftCommand.run(arguments: ["render", "a.json"] + arguments, console: console) == .usage)
        #expect(console.standardError == "weft: \(sentence) See 'weft help render'.\n")
    }

    @Test(arguments: [
        (["--focus", "chidl"], "a.json has no task 'chidl': did you mean 'child'?"),
        (["--expand", "chidl"], "a.json has no task 'chidl': did you mean 'child'?"),
        (["--focus", "99"], "a.json has no task '99'; it has 'main', 'child'"),
        (
            ["--only", "^nobody"],
            "no task of a.json is left to draw: --only, --hide and --focus take out all that live between --from "
                + "and --to"
        ),
        (["--from", "900s"], "there is nothing to draw of a.json from 15 min on: it ends at "),
    ])
    func `a selection that leaves nothing to draw is told`(arguments: [String], sentence: String) {
        for format in ["svg", "text"] {
            let console = MemoryConsole()
            console.files["a.json"] = SampleTrace.bytes()
            let words = ["render", "a.json", "--format", format] + arguments
            #expect(WeftCommand.run(arguments: words, console: console) == .trouble)
            #expect(console.standardError.hasPrefix("weft: \(sentence)"))
            #expect(console.text("a.svg") == nil && console.standardOutput.isEmpty)
        }
    }

    @Test func `a trace is never replaced by its picture`() {
        #expect(console.run("render", "a.json", "-o", "a.json") == 2)
        #expect(console.files["a.json"] == SampleTrace.bytes())
        #expect(
            console.standardError == "weft: the output would replace a.json, which it is made from; "
                + "choose another file with -o\n"
        )
    }

    @Test func `what the trace lacks is a warning, and the picture is drawn`() {
        console.files["cut.json"] = SampleTrace.truncated
        #expect(console.run("render", "cut.json") == 0)
        #expect(console.standardError.hasPrefix("weft: warning: cut.json:15: the file ends after this event"))
        #expect(console.text("cut.svg") != nil)
    }

    @Test func `a broken law is a warning`() {
        console.files["bad.json"] = SampleTrace.bytes(isLawful: false)
        #expect(console.run("render", "bad.json") == 0)
        #expect(console.standardError.hasPrefix("weft: warning: bad.json:16: task 1 resumes"))
    }

    @Test func `a picture that can't be written is told`() {
        console.failures["a.svg"] = .permissionDenied
        #expect(console.run("render", "a.json") == 2)
        #expect(console.standardError == "weft: can't write a.svg: permission denied\n")
    }
}
