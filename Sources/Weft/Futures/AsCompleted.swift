internal import EventLoop

/// Tasks and futures in the order in which they end; see `asCompleted`.
public final class AsCompleted<Item: Waitable>: AsyncSequence, AsyncIteratorProtocol, @unchecked Sendable {
    // Guarded by the lock of all states, as is all that follows.
    private var timer: LoopHandle?
    private var pending: [(item: Item, callback: DoneCallback?)]
    private var completed: [Item?] = []
    private var turns = Line()
    /// How many are still to be given.
    private var left: Int

    fileprivate init(_ items: [Item], timeout: Duration?) {
        let items = unique(items)
        left = items.count
        pending = items.map { ($0, nil) }
        for (place, item) in items.enumerated() {
            let callback = item.whenDone { self.hasEnded(item) }
            StateLock.withLock { pending[place].callback = callback }
        }
        guard let timeout, !items.isEmpty else { return }
        let loop = EventLoop.Running(context: .required(by: "asCompleted"))
        let timer = loop.callLater(timeout) { self.expire() }
        StateLock.withLock { self.timer = timer }
    }

    /// Itself: it can be walked once.
    public func makeAsyncIterator() -> AsCompleted { self }

    /// The next to end, or nil after the last; does not suspend if one has ended in the meantime.
    ///
    /// - Throws: `TimeoutError` when the time is over; `CancellationError` if the task is cancelled.
    public func next() async throws -> Item? {
        let isOver = StateLock.withLock {
            left -= 1
            return left < 0
        }
        if isOver { return nil }
        while true {
            let turn = Turn(.group)
            let found: Item?? = StateLock.withLock {
                if !completed.isEmpty { return .some(completed.removeFirst()) }
                turns.append(turn)
                return .none
            }
            if let found {
                guard let item = found else { throw TimeoutError() }
                return item
            }
            try await wait(turn)
        }
    }

    private func wait(_ turn: Turn) async throws {
        defer { StateLock.withLock { turns.leave(turn) } }
        do {
            try await turn.wait()
        } catch {
            changing {
                if turn.state == .finished, !completed.isEmpty { turns.takeNext(because: .completion, &$0) }
            }
            throw error
        }
    }

    private func hasEnded(_ item: Item) {
        let isLast = changing { changes in
            guard let place = pending.firstIndex(where: { $0.item === item }) else { return false }
            pending.remove(at: place)
            completed.append(item)
            turns.takeNext(because: .completion, &changes)
            return pending.isEmpty
        }
        if isLast { StateLock.withLock { timer }?.cancel() }
    }

    private func expire() {
        let late = changing { changes in
            for _ in pending {
                completed.append(nil)
                turns.takeNext(because: .timer, &changes)
            }
            defer { pending = [] }
            return pending
        }
        for (item, callback) in late { if let callback { item.remove(callback) } }
    }
}

/// The tasks and futures in the order in which they end.
///
/// ```swift
/// for try await page in asCompleted(pages) { print(try page.result()) }
/// ```
///
/// - Parameters:
///   - items: Tasks and futures, which begin to be watched here and now.
///   - timeout: How long to wait for all of them; nil for as long as it takes.
/// - Returns: A sequence to be walked once.
public func asCompleted<Item: Waitable>(_ items: [Item], timeout: Duration? = nil) -> AsCompleted<Item> {
    AsCompleted(items, timeout: timeout)
}
