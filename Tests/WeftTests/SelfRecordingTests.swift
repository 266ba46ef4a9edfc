import TestSupport
import Testing
import TraceJSON
import TraceModel
import Weft

/// Programs that record themselves.
struct SelfRecordingTests {
    private let program = BuiltProgram("SelfRecordingProgram")

    @Test func `a block is recorded with what its tasks do, and with those that were there before`() throws {
        let folder = TemporaryFolder()
        let ending = program.run("file", folder.file("trace.json"))
        #expect(ending.status == 0)
        #expect(ending.output.hasSuffix("sum 3\n"))
        let trace = try TraceReader.read(bytes: #require(Files.read(folder.file("trace.json")))).trace
        #expect(trace.lawReport().first == nil)
        #expect(trace.program.command == ["sum"])
        #expect(trace.clock == .wall)
        let lines = trace.events.map { line($0, trace.texts) }
        for number in 1...2 { #expect(lines.contains { $0.hasSuffix("print number \(number)") }) }
        #expect(lines.contains { $0.hasSuffix("mark early has ended") })
        #expect(lines.contains { $0.contains("named second") })
        let late = trace.events.filter {
            if case .create(let made) = $0.action { made.isLate } else { false }
        }
        #expect(
            late.count == 2,
            "main, and the task that sleeps when the recording begins; its helper is hidden"
        )
        #expect(Files.names(in: folder.path) == ["trace.json"])
    }

    @Test func `in virtual time, what a loop does in a busy process is recorded the same each time`() throws {
        let folder = TemporaryFolder()
        let recordings = try (1...2).map { number in
            let path = folder.file("\(number).json")
            #expect(program.run("virtual", path).output == "worker 1 is number 1\nworker 2 is number 2\n")
            return try #require(Files.read(path))
        }
        #expect(recordings[0] == recordings[1])
        let trace = try TraceReader.read(bytes: recordings[0]).trace
        #expect(trace.lawReport().first == nil)
        #expect(trace.clock == .virtual(tick: .zero))
        let lines = trace.events.map { line($0, trace.texts) + "\n" }.joined()
        Golden.expect(lines, matches: "Tests/WeftTests/Stories/virtual-recording.txt")
    }

    @Test func `recordings one after another leave nothing behind, whatever other threads do`() {
        let ending = program.run("repeat")
        let expected = """
            300 recordings, 0 broken, events: true
            descriptors left: 0
            logs left: 0

            """
        #expect(ending.output == expected)
        #expect(ending.errors == "")
    }

    @Test func `what goes wrong is one sentence, and what the block throws is thrown`() {
        let folder = TemporaryFolder()
        let ending = program.run("misuse", folder.path)
        let expected = """
            a recording is under way in this process, and there can be only one at a time: wait until it has ended
            can't write \(folder.path)/none/a.json: no such file or folder
            can't write \(folder.path): it is a folder
            Failure()
            Failure()
            after all this a recording is made

            """
        #expect(ending.output == expected)
        #expect(
            Files.names(in: folder.path) == ["failed.json"],
            "the trace of a failed block is written, too"
        )
    }

    @Test func `without room for the log nothing is run`() {
        let program = BuiltProgram("SelfRecordingProgram", environment: ["TMPDIR": "/none"])
        let ending = program.run("file", "/dev/null")
        let sentence = "no such file or folder; set TMPDIR to a folder with room"
        #expect(ending.output == "can't make the log of a recording in /none: \(sentence)\n")
    }

    @Test(arguments: [
        (
            RecordingError.recordedByWeft,
            "the whole process is recorded by 'weft record': run it without, or take this recording out"
        ),
        (
            .runtimeNotWatchable,
            "this program's Swift runtime can't be watched: build with Swift 6.2 or 6.3, without -static-stdlib"
        ),
        (
            .noRoomForLog(folder: "/a\u{1b}b", why: "permission denied"),
            "can't make the log of a recording in /a\\u{1b}b: permission denied; set TMPDIR to a folder with room"
        ),
    ])
    func `errors are sentences`(error: RecordingError, sentence: String) {
        #expect("\(error)" == sentence)
    }
}
