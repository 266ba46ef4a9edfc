import Files
import Testing
import TraceJSON
import TraceLayout
import TraceModel

@testable import WeftCommand

/// Every sentence that a user may get to read from the command itself.
struct SentenceTests {
    @Test(
        arguments: [
            (
                .unknownCommand("rnder", suggestion: "render"),
                "unknown command 'rnder': did you mean 'render'?"
            ),
            (.unknownCommand("serve", suggestion: nil), "unknown command 'serve'."),
            (
                .unknownOption("--axs", suggestion: "--axis"),
                "'weft render' has no option '--axs': did you mean '--axis'?"
            ),
            (.unknownOption("-x", suggestion: nil), "'weft render' has no option '-x'."),
            (.missingValue(option: "--output", valueName: "FILE"), "--output needs a value: --output FILE."),
            (
                .unexpectedValue(option: "--virtual", value: "3"),
                "--virtual takes no value, but was given '3'."
            ),
            (
                .invalidValue(option: "--axis", value: "up", allowed: "time, steps, both"),
                "--axis can't be 'up': it takes time, steps, both."
            ),
            (.repeatedOption("--output"), "--output was given twice, but is allowed once."),
            (.missingOperand("TRACE"), "'weft render' needs TRACE."),
            (.extraOperand("b.json"), "'weft render' has no use for 'b.json'."),
            (.needs("--tick", "--virtual"), "--tick means nothing without --virtual."),
            (
                .unknownScenario("restaurant", suggestion: "restaurant-1"),
                "there is no scenario 'restaurant': did you mean 'restaurant-1'? 'weft scenarios' lists them."
            ),
            (
                .conflict("--scenario", "PROGRAM", why: "a scenario is a program itself"),
                "--scenario and PROGRAM exclude each other: a scenario is a program itself."
            ),
        ] as [(UsageError, String)]
    )
    func `a mistake on the command line is told with what is allowed`(error: UsageError, sentence: String) {
        #expect(error.sentence(command: "render") == sentence)
        #expect(
            CommandError.usage(error, command: "render").sentence == sentence + " See 'weft help render'."
        )
        #expect(CommandError.usage(error, command: nil).sentence.hasSuffix(" See 'weft help'."))
        #expect(CommandError.usage(error, command: nil).status.code == 64)
    }

    @Test func `a trace of which nothing is left to draw is told with what is there`() {
        let (start, end) = (Instant(nanoseconds: 2_000_000), Instant(nanoseconds: 1_000_000))
        for (error, sentence) in [
            (
                .noSuchTask("wrker", names: ["main", "worker"]),
                "a.json has no task 'wrker': did you mean 'worker'?"
            ),
            (
                .noSuchTask("x", names: ["main", "worker 1", "worker 2", "read"]),
                "a.json has no task 'x'; it has 'main', 'worker 1', 'read' and others"
            ),
            (
                .noSuchTask("x", names: ["main", "read"]),
                "a.json has no task 'x'; it has 'main', 'read'"
            ),
            (
                .noSuchTask("x", names: []),
                "a.json has no task 'x'; it has none"
            ),
            (
                .noTaskLeft,
                "no task of a.json is left to draw: --only, --hide and --focus take out all that live between "
                    + "--from and --to"
            ),
            (
                .beginsAfterEnd(from: start, end: end),
                "there is nothing to draw of a.json from 2 ms on: it ends at 1 ms"
            ),
            (
                .endsBeforeBeginning(from: start, to: end),
                "there is nothing to draw of a.json between 2 ms and 1 ms"
            ),
        ] as [(SelectionError, String)] {
            #expect(CommandError.selection(error, path: "a.json").sentence == sentence)
        }
    }

    @Test(arguments: [
        (FileError(.read, "a.json", .notFound), "can't read a.json: no such file or folder"),
        (FileError(.read, "-", .isDirectory), "can't read standard input: it is a folder"),
        (FileError(.write, "-", .noSpace), "can't write standard output: no space is left on the disk"),
        (FileError(.write, "a/b", .notADirectory), "can't write a/b: a part of its path is not a folder"),
        (FileError(.write, "a", .permissionDenied), "can't write a: permission denied"),
        (FileError(.write, "a", .readOnly), "can't write a: the file system is read-only"),
        (FileError(.write, "a", .nameTooLong), "can't write a: its name is too long"),
        (FileError(.read, "a", .linkLoop), "can't read a: its symbolic links lead in a circle"),
        (
            FileError(.run, "weft-scenarios", .other("Exec format error")),
            "can't run 'weft-scenarios': Exec format error"
        ),
    ])
    func `a file that fails is named with the reason`(error: FileError, sentence: String) {
        #expect(CommandError.file(error).sentence == sentence)
        #expect(CommandError.file(error).status.code == 2)
    }

    @Test(
        arguments: [
            (
                .notATrace(path: "-", TraceReadError(.empty, at: .init(byte: 9, line: 3, column: 4))),
                "standard input:3:4 (byte 9): the file is empty; expected a trace, which begins with {"
            ),
            (
                .nothingRecorded(program: "./a", status: 3),
                "'./a' exited with status 3 and made no task, so there is nothing to compare: run it by hand with the "
                    + "same arguments, and see what it says"
            ),
            (
                .outputIsInput(path: "a.json", option: "-o"),
                "the output would replace a.json, which it is made from; choose another file with -o"
            ),
            (.siblingFailed(name: "weft-scenarios", status: 139), "weft-scenarios failed with status 139"),
        ] as [(CommandError, String)]
    )
    func `the other troubles have their sentence`(error: CommandError, sentence: String) {
        #expect(error.sentence == sentence)
        #expect(error.status.code == 2)
    }

    @Test func `what a user typed can't steer the terminal`() {
        #expect(Shown.word("a\u{1b}[31mb\u{9b}c\n") == "'a\\u{1b}[31mb\\u{9b}c\\u{a}'")
        #expect(Shown.input("naïve 日本.json") == "naïve 日本.json")
    }
}
