import TestSupport
import Testing
import TraceModel

/// Programs before and after a change that happens in practice, as the pairs in `traces/pairs` have them.
struct RealChangeTests {
    @Test(arguments: [
        ("lock-held-across-await", "lock-briefly-held", "lock-held-across-await"),
        ("async-let-one-by-one", "parts-at-once", "parts-one-by-one"),
        ("queue-shrunk", "roomy-queue", "small-queue"),
    ])
    func `a program before and after a change is recorded as its pair has it`(
        pair: String,
        before: String,
        after: String
    ) throws {
        for (file, name) in [("base", before), ("candidate", after)] {
            let program = BuiltProgram.folder + "/SynchronizationProgram"
            let recording = try Recording(arguments: ["--virtual", "--tick", "0", "--", program, name])
            #expect(recording.ending.status == 0, "\(recording.ending.errors)")
            Golden.expect(
                // Where the program was built is no business of the recording's.
                String(decoding: recording.bytes, as: UTF8.self).replacing(
                    BuiltProgram.folder + "/",
                    with: ""
                ),
                matches: "traces/pairs/\(pair)/\(file).json"
            )
        }
    }
}
