internal import EventLoop

/// Something to wait for in the place of something else, which goes on when the wait is cancelled; see `shield`.
private final class Shield<Value: Sendable>: Waitable, Eventual, @unchecked Sendable {
    private let inner: any Eventual<Value>

    init(_ inner: any Eventual<Value>) {
        self.inner = inner
        super.init()
        let callback = inner.whenDone { self.innerHasEnded() }
        whenDone { if !inner.isDone { inner.remove(callback) } }
    }

    private func innerHasEnded() {
        changing { changes in
            guard state == .pending else { return }
            finish(inner.state, with: inner.retrieveError(), because: .completion, &changes)
        }
    }

    func result() throws -> Value {
        try throwUnlessValue()
        return try inner.result()
    }

    override var waitReason: (reason: Recorder.WaitReason, name: String) { inner.waitReason }

    override var isOfOneTask: Bool { true }
}

/// Something to await in place of a task or a future, so that cancelling the one who waits does not cancel it.
///
/// ```swift
/// let saving = createTask { try await save() }
/// try await shield(saving).value   // a cancellation ends this wait; the task goes on saving
/// ```
///
/// A coroutine becomes a task. What has ended already is given back as it is.
public func shield<Value: Sendable>(_ awaitable: some Awaitable<Value>) -> any Eventual<Value> {
    let inner = awaitable.begun()
    return inner.isDone ? inner : Shield(inner)
}
