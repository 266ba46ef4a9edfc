import TestSupport
import Testing
import TraceModel

/// Waits for Weft's own objects: each recorded with its reason, the object's name and who ended it.
struct RecordedSynchronizationTests {
    @Test(arguments: [
        "bounded-queue", "fair-lock", "notify", "arrival", "cancelled-while-waiting", "cancelled-when-chosen",
        "join",
    ])
    func `a wait for an object says which and who ended it`(name: String) throws {
        let program = BuiltProgram.folder + "/SynchronizationProgram"
        let recording = try Recording(arguments: ["--virtual", "--tick", "0", "--", program, name])
        #expect(recording.trace.lawReport().first == nil)
        let text = recording.lines.map { $0 + "\n" }.joined()
        Golden.expect(text, matches: "Tests/RecordingTests/Recordings/synchronization-\(name).txt")
    }
}
