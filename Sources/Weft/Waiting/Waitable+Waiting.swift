internal import EventLoop

extension Waitable {
    /// Waits until it has ended; does not suspend if it has.
    ///
    /// - Throws: `CancellationError` if it was cancelled, or if the waiting task was.
    final func wait() async throws(CancellationError) {
        if let task = AnyLoopTask.here {
            try await wait(in: task)
        } else {
            try await waitNatively()
        }
    }

    /// Waits in a task of the loop, which is cancelled by cancelling what it waits for.
    private func wait(in task: AnyLoopTask) async throws(CancellationError) {
        if self === task { fatalError("weft: a task can't wait for its own end: it would never come") }
        let (isOver, isCancelled) = changing {
            guard state == .pending else { return (true, state == .cancelled) }
            // A request that is still to be delivered ends this wait, in the next step and not before.
            task.deliver(to: self, &$0)
            return (false, state == .cancelled)
        }
        if isOver {
            if isCancelled { throw CancellationError() }
            return
        }
        if isCancelled {
            announce()
            await task.goToEndOfQueue(because: .cancel)
        } else {
            await suspend { resumption in
                announce()
                changing {
                    guard state == .pending else { return $0.resumeAtOnce(resumption) }
                    task.waitingFor = self
                    listen(.task(resumption), &$0)
                    task.deliver(to: self, &$0)
                }
            }
        }
        Recorder.current.waitIsOver()
        if task.beginStep(after: self) { throw CancellationError() }
    }

    /// Waits in any other task: its native cancellation ends the wait.
    private func waitNatively() async throws(CancellationError) {
        let (isOver, isCancelled) = StateLock.withLock { (state != .pending, state == .cancelled) }
        if isCancelled { throw CancellationError() }
        if isOver { return }
        let wait = NativeWait()
        await withTaskCancellationHandler {
            await suspendNatively(wait)
        } onCancel: {
            changing { cancel(wait, &$0) }
        }
        if wait.isCancelled || Task.isCancelled || self.isCancelled { throw CancellationError() }
    }

    /// Waits until it has ended, whatever is asked of the task in the meantime; for a task that is none of the loop's.
    final func waitInSpiteOfCancellation() async {
        if isDone { return }
        await suspendNatively(NativeWait())
    }

    private func suspendNatively(_ wait: NativeWait) async {
        await suspend { resumption in
            announce()
            changing {
                guard state == .pending, wait.begin(resumption) else { return $0.resumeAtOnce(resumption) }
                listen(.native(wait), &$0)
            }
        }
        Recorder.current.waitIsOver()
    }

    /// With the lock held: the native task that waits is cancelled.
    private func cancel(_ wait: NativeWait, _ changes: inout Changes) {
        if wait.isOver { return }
        wait.isCancelled = true
        if isOfOneTask {
            // It tells the wait itself, now or when what it waits for in turn has ended.
            if requestCancel(nil, &changes) { return }
        }
        forget { $0.isNative(wait) }
        wait.end(because: .cancel, &changes)
    }

    private func announce() {
        guard Recorder.isActive else { return }
        let wait = waitReason
        Recorder.current.waits(for: wait.reason, named: wait.name)
    }
}

/// The wait of a task that is none of the loop's own.
final class NativeWait: @unchecked Sendable {
    // Guarded by the lock of all states, all three; `isCancelled` is read by the task itself when all is over.
    private var resumption: Resumption?
    private(set) var isOver = false
    var isCancelled = false

    /// The task is about to wait; false if it need not.
    func begin(_ resumption: Resumption) -> Bool {
        if isOver { return false }
        self.resumption = resumption
        return true
    }

    /// The wait is over, once.
    func end(because cause: Recorder.WakeCause, _ changes: inout Changes) {
        if isOver { return }
        isOver = true
        guard let resumption else { return }
        if isCancelled {
            changes.resumeCancelled(resumption)
        } else {
            changes.resume(resumption, because: cause)
        }
    }
}
