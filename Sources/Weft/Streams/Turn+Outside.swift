internal import EventLoop

/// Waits for what comes from outside the loop.
extension Turn {
    convenience init(_ reason: Recorder.WaitReason, of label: ObjectLabel) {
        self.init(.object(reason, label))
    }

    /// Ends the wait, if it has not ended; from any thread.
    func end(because cause: Recorder.WakeCause) { _ = changing { choose(because: cause, &$0) } }

    /// Waits until it ends, while the loop knows that something is awaited from outside.
    ///
    /// - Throws: `CancellationError` if the task is cancelled meanwhile.
    func wait(for outside: Outside, on loop: (any DrivenLoop)?) async throws(CancellationError) {
        loop?.expects(outside, 1)
        defer { loop?.expects(outside, -1) }
        try await wait()
    }
}
