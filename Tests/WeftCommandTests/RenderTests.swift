import Testing

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
            ("--axis", "steps"), ("--theme", "dark"), ("--width", "700"), ("--title", "<T>"),
        ] {
            #expect(console.run("render", "a.json", "-o", "b", option, value) == 0)
            #expect(console.text("b") != console.text("a"), "\(option)")
        }
        #expect(
            console.text("b")?.contains("&lt;T>") == true || console.text("b")?.contains("&lt;T&gt;") == true
        )
    }

    @Test func `a trace is never replaced by its picture`() {
        #expect(console.run("render", "a.json", "-o", "a.json") == 2)
        #expect(console.files["a.json"] == SampleTrace.bytes())
        #expect(
            console.standardError == "weft: the output would replace the trace a.json that it is made from; "
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
