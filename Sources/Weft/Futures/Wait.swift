internal import EventLoop

/// When a wait for several is over.
public enum WaitEnd: Sendable {
    /// When one has ended.
    case firstCompleted
    /// When one has ended with an error, or all have ended.
    case firstError
    /// When all have ended.
    case allCompleted
}

/// Waits for some or all of them; cancels none.
///
/// ```swift
/// let (done, pending) = try await wait([fast, slow], until: .firstCompleted)
/// for task in pending { task.cancel() }
/// ```
///
/// Suspends even if all have ended already.
///
/// - Parameters:
///   - items: Tasks and futures.
///   - end: When the wait is over.
///   - timeout: When it is over at the latest; nil for never.
/// - Returns: Those that have ended and those that have not, each in the order of the arguments.
/// - Throws: `CancellationError` if the caller is cancelled.
@discardableResult
public func wait<Item: Waitable>(
    _ items: [Item],
    until end: WaitEnd = .allCompleted,
    timeout: Duration? = nil
) async throws(CancellationError) -> (done: [Item], pending: [Item]) {
    let items = unique(items)
    if items.isEmpty { return ([], []) }
    let context = LoopContext.required(by: "wait")
    let waiter = WaitForSeveral(count: items.count, end)
    let timer = timeout.map {
        EventLoop.Running(context: context).callLater($0) { waiter.isOverByTime() }
    }
    let callbacks = items.map { item in
        item.whenDone { if waiter.hasEnded(item) { timer?.cancel() } }
    }
    defer {
        timer?.cancel()
        for (item, callback) in zip(items, callbacks) { item.remove(callback) }
    }
    try await waiter.turn.wait()
    return (items.filter(\.isDone), items.filter { !$0.isDone })
}

/// How far the wait for several has come.
private final class WaitForSeveral: @unchecked Sendable {
    let turn = Turn(.group)
    private let end: WaitEnd
    // Guarded by the lock of all states.
    private var left: Int

    init(count: Int, _ end: WaitEnd) {
        left = count
        self.end = end
    }

    /// One has ended; true if that ends the wait.
    func hasEnded(_ item: Waitable) -> Bool {
        changing { changes in
            left -= 1
            let isEnough =
                switch end {
                case .firstCompleted: true
                case .firstError: item.retrieveError() != nil
                case .allCompleted: false
                }
            guard left <= 0 || isEnough else { return false }
            turn.choose(because: .completion, &changes)
            return true
        }
    }

    func isOverByTime() { changing { _ = turn.choose(because: .timer, &$0) } }
}
