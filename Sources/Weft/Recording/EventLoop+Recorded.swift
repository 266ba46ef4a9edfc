internal import EventLoop
package import TraceModel

extension EventLoop {
    /// A block's end, and the trace of all that its loop did.
    package struct Recorded: Sendable {
        /// What became of the block.
        package let result: Result<Void, any Error>
        /// From the creation of its task to the end of the last one.
        package let trace: Trace
    }

    /// Runs a block in virtual time, on a loop and a thread of its own, and records it from its first task to its
    /// last; the process's own executors go on serving others.
    ///
    /// - Throws: `RecordingError` if it can't be recorded; what the block throws is in the result.
    package static func recorded(
        named name: String,
        tick: Duration,
        _ block: @escaping @Sendable () async throws -> Void
    ) async throws -> Recorded {
        try await withCheckedThrowingContinuation { continuation in
            ThisProcess.startThread {
                continuation.resume(with: Result { try record(named: name, tick: tick, block) })
            }
        }
    }

    private static func record(
        named name: String,
        tick: Duration,
        _ block: @escaping @Sendable () async throws -> Void
    ) throws -> Recorded {
        let recorder = try LinkedRecorder(tick: tick)
        let result = Result {
            try run(on: LoopHost(clock: .virtual(tick: tick), isGuest: true), leftovers: .cancel, block)
        }
        return Recorded(result: result, trace: try recorder.stop(named: name).get())
    }
}
