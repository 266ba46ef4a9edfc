import TestSupport
import Testing

/// What programs with locks, queues and the like print on a loop of their own: each step in its turn.
struct SynchronizationTests {
    @Test(arguments: [
        "bounded-queue", "fair-lock", "notify", "arrival", "cancelled-while-waiting", "cancelled-when-chosen",
        "newcomers", "queue-orders", "join", "shut-down", "misuse",
    ])
    func `each goes on in its turn`(program: String) {
        let ending = BuiltProgram("SynchronizationProgram").run(program)
        #expect(ending.errors == "")
        #expect(ending.status == 0)
        Golden.expect(ending.output, matches: "Tests/WeftTests/Stories/\(program).txt")
    }
}
