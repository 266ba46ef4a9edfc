internal import EventLoop

/// Several tasks and futures as one, which ends when all have ended or the first one has failed; see `gathering`.
///
/// Cancelling it cancels all that have not ended, in order, and it ends when they have.
public final class Gather<Value: Sendable>: Waitable, Eventual, @unchecked Sendable {
    private let children: [any Eventual]
    private let returnsErrors: Bool
    private let collect: @Sendable () throws -> Value
    // Guarded by the lock of all states, both.
    private var left: Int
    private var isCancelRequested = false

    init(_ items: [any Eventual], returnsErrors: Bool, _ collect: @escaping @Sendable () throws -> Value) {
        children = unique(items)
        self.returnsErrors = returnsErrors
        self.collect = collect
        left = children.count
        super.init()
        if children.isEmpty { changing { finish(.finished, because: .completion, &$0) } }
        let done = children.filter { child in
            if child.isDone { return true }
            child.whenDone { self.ended(child) }
            return false
        }
        // Those that have ended count here and now, not an iteration later.
        for child in done { ended(child) }
    }

    /// What came out of all, in order.
    ///
    /// - Throws: The error of the one that failed first, `CancellationError` if one was cancelled, or
    ///   `FutureError.notDone`.
    public func result() throws -> Value {
        try throwUnlessValue()
        return try collect()
    }

    private func ended(_ child: any Eventual) {
        changing { changes in
            left -= 1
            let error = child.retrieveError()
            guard state == .pending else { return }
            let failure = child.state == .cancelled ? CancellationError() : error
            if !returnsErrors, let failure {
                finish(.finished, with: failure, because: .completion, &changes)
            } else if left == 0 {
                let failure = isCancelRequested ? CancellationError() : nil
                finish(.finished, with: failure, because: .completion, &changes)
            }
        }
    }

    override var waitReason: (reason: Recorder.WaitReason, name: String) { (.group, "") }

    override var isOfOneTask: Bool { true }

    override func requestCancel(_ message: String?, _ changes: inout Changes) -> Bool {
        guard state == .pending else { return false }
        var isAny = false
        for child in children where child.requestCancel(message, &changes) { isAny = true }
        if isAny { isCancelRequested = true }
        return isAny
    }
}

/// Each item once, in order of first appearance.
func unique<Item: Waitable>(_ items: [Item]) -> [Item] {
    var seen: Set<ObjectIdentifier> = []
    return items.filter { seen.insert(ObjectIdentifier($0)).inserted }
}

func unique(_ items: [any Eventual]) -> [any Eventual] {
    var seen: Set<ObjectIdentifier> = []
    return items.filter { seen.insert(ObjectIdentifier($0 as Waitable)).inserted }
}
