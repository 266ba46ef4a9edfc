import TestSupport
import Testing

/// What can't be recorded is refused before it is run, in one sentence that says what to do.
struct RefusalTests {
    private func refuse(_ arguments: [String]) -> BuiltProgram.Ending {
        BuiltProgram("weft").run(["record"] + arguments)
    }

    @Test(arguments: [
        (["no-such-program"], Int32(127), "can't run 'no-such-program': it is not in PATH"),
        (["./no-such-program"], 127, "can't run './no-such-program': there is no such file"),
        (["/"], 126, "can't run '/': it is a folder"),
        (["/bin/ls"], 125, "'/bin/ls' is not a Swift program that uses the concurrency runtime"),
        (["-o", "/no-such-folder/t.json", "/bin/ls"], 125, "is not a Swift program"),
    ])
    func `a program that is none of ours`(arguments: [String], status: Int32, sentence: String) {
        let ending = refuse(arguments)
        #expect(ending.status == status)
        #expect(ending.errors.hasPrefix("weft: "))
        #expect(ending.errors.contains(sentence), "\(ending.errors)")
        #expect(ending.errors.split(separator: "\n").count == 1)
        #expect(ending.output.isEmpty)
    }

    @Test func `a script is refused by the name of what runs it`() {
        let folder = TemporaryFolder()
        Files.write("#!/usr/bin/env python3\n", to: folder.file("script"))
        Files.makeExecutable(folder.file("script"))
        let ending = refuse([folder.file("script")])
        #expect(ending.status == 125)
        #expect(ending.errors.contains("is a script for /usr/bin/env, not a Swift program"))
    }

    @Test func `a file that may not be run is told apart from one that is not there`() {
        let folder = TemporaryFolder()
        Files.write("x", to: folder.file("data"))
        let ending = refuse([folder.file("data")])
        #expect(ending.status == 126)
        #expect(ending.errors.contains("it is not executable (chmod +x makes it so)"))
    }

    @Test func `a trace that could not be written keeps the program from being run`() {
        let ending = refuse([
            "-o", "/no-such-folder/t.json", BuiltProgram.folder + "/weft-test-programs", "prints",
        ])
        #expect(ending.status == 125)
        #expect(
            ending.errors
                == "weft: can't write /no-such-folder/t.json: no such file or folder, so the program was not run\n"
        )
        #expect(ending.output.isEmpty)
    }
}
