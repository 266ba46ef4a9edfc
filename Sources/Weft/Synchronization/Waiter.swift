internal import EventLoop

/// One wait of one task: it ends when the task is chosen, or cancelled, whichever comes first.
///
/// Choosing and waking are two steps: an object chooses while it holds its own lock, and wakes after it has let
/// go of it. Resuming a task may take the lock of the task's status, which its canceller holds as it calls
/// `cancel()`; under the object's lock the two could wait for each other.
final class Waiter: @unchecked Sendable {
    private enum State { case waiting, chosen, cancelled }

    private let monitor = Monitor()
    // Guarded by `monitor`, both.
    private var state = State.waiting
    private var continuation: CheckedContinuation<Void, Never>?

    /// Whether its task has neither been chosen nor cancelled.
    var isWaiting: Bool { monitor.withLock { state == .waiting } }
    /// Whether its task was cancelled before it was chosen.
    var isCancelled: Bool { monitor.withLock { state == .cancelled } }
    /// Whether its task was chosen before it was cancelled.
    var isChosen: Bool { monitor.withLock { state == .chosen } }

    /// Ends the wait, once `wake` is called; false if it has ended before.
    func choose() -> Bool { settle(.chosen) }

    /// Lets the chosen task run.
    func wake(_ cause: Recorder.WakeCause) {
        let continuation = monitor.withLock {
            defer { self.continuation = nil }
            return self.continuation
        }
        guard let continuation else { return }
        Recorder.current.wakes(because: cause)
        continuation.resume()
    }

    /// Waits; throws if the task has been cancelled by the time that it runs again, even if it was chosen.
    func wait(for reason: Recorder.WaitReason, of label: ObjectLabel) async throws(CancellationError) {
        await withTaskCancellationHandler {
            await waitInSpiteOfCancellation(for: reason, of: label)
        } onCancel: {
            if settle(.cancelled) { wake(.cancel) }
        }
        if isCancelled || Task.isCancelled { throw CancellationError() }
    }

    /// Waits until the task is chosen.
    func waitInSpiteOfCancellation(for reason: Recorder.WaitReason, of label: ObjectLabel) async {
        guard isWaiting else { return }
        await withCheckedContinuation { continuation in
            let isOver = monitor.withLock {
                guard state == .waiting else { return true }
                Recorder.current.waits(for: reason, named: label.text)
                self.continuation = continuation
                return false
            }
            if isOver { continuation.resume() }
        }
        Recorder.current.waitIsOver()
    }

    private func settle(_ end: State) -> Bool {
        monitor.withLock {
            guard state == .waiting else { return false }
            state = end
            return true
        }
    }
}

/// The waits for one object, in order of arrival; each stays until its own task has run again.
typealias Line = [Waiter]

extension Line {
    /// Adds a wait at the end.
    mutating func join() -> Waiter {
        let waiter = Waiter()
        append(waiter)
        return waiter
    }

    /// Takes a wait out: O(n), and O(1) for the first of a short line.
    mutating func leave(_ waiter: Waiter) {
        if let place = firstIndex(where: { $0 === waiter }) { remove(at: place) }
    }

    /// Chooses up to `count` of those that still wait; the caller wakes them.
    func choose(_ count: Int) -> [Waiter] {
        var chosen: [Waiter] = []
        for waiter in self {
            guard chosen.count < count else { break }
            if waiter.choose() { chosen.append(waiter) }
        }
        return chosen
    }
}
