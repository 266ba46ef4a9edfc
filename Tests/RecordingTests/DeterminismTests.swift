import TestSupport
import Testing
import TraceModel

/// The promise that a comparison in CI rests on, and the laws under load.
struct DeterminismTests {
    @Test func `twenty virtual recordings of a stress program are the same bytes`() throws {
        let first = try Recording("stress")
        #expect(first.trace.lawReport().first == nil)
        #expect(first.trace.events.count > 5000)
        for _ in 1..<20 {
            let again = try Recording("stress")
            guard again.bytes != first.bytes else { continue }
            Issue.record(
                "\(TextDiff.lines(first.lines.joined(separator: "\n"), again.lines.joined(separator: "\n")))"
            )
            return
        }
    }

    @Test func `fifty wall recordings of a stress program break no law`() throws {
        for _ in 1...50 {
            let recording = try Recording("stress", virtual: false)
            #expect(recording.ending.status == 0)
            #expect(recording.trace.lawReport().first == nil)
            #expect(recording.trace.end?.dropped == 0)
            #expect(Set(recording.awaitedTasks).isSubset(of: recording.endedTasks))
        }
    }
}

extension Recording {
    /// The tasks that the program waits for: those with a name.
    ///
    /// A detached one may still run when main has ended.
    fileprivate var awaitedTasks: [TaskID] {
        trace.events.compactMap { event in
            guard case .create(let creation) = event.action, creation.name != nil else { return nil }
            return event.task
        }
    }

    fileprivate var endedTasks: Set<TaskID> {
        Set(trace.events.compactMap { event in if case .end = event.action { event.task } else { nil } })
    }
}
