import TestSupport
import Testing
import TraceModel

/// The program's own words in a trace.
struct RecordedMarksTests {
    private static let program = BuiltProgram.folder + "/MarksProgram"

    @Test func `marks and spans are recorded in the name of the task that runs`() throws {
        let recording = try Recording(arguments: ["--virtual", "--tick", "0", "--", Self.program])
        #expect(recording.trace.lawReport().first == nil)
        let text = recording.lines.map { $0 + "\n" }.joined()
        Golden.expect(text, matches: "Tests/RecordingTests/Recordings/marks.txt")
    }

    @Test func `without a recorder they do nothing`() {
        let ending = BuiltProgram(path: Self.program).run()
        #expect(ending.output == "3 rows\n")
        #expect(ending.errors == "")
        #expect(ending.status == 0)
    }
}
