internal import EventLoop

/// Hands items from tasks that make them to tasks that use them; first in, first out.
///
/// ```swift
/// let pages = Queue<String>(capacity: 10)
/// Task { for page in site { try await pages.put(page) } }
/// let first = try await pages.get()
/// ```
///
/// `put` waits while the queue is full, `get` while it is empty; each wakes the one who has waited longest on the
/// other side, and who is woken looks again. A count of items that are not done yet lets `join` wait for the work.
public class Queue<Element: Sendable>: @unchecked Sendable {
    /// How many items fit in; nil for any number.
    public let capacity: Int?
    private let label: ObjectLabel
    // Guarded by the lock of all states, as is all that follows.
    private var items: any ItemStore<Element>
    private var unfinished = 0
    private var isShutDown = false
    private var getters = Line()
    private var putters = Line()
    private var joiners = Line()

    /// A queue that is empty.
    ///
    /// - Parameters:
    ///   - capacity: How many items fit in, 1 or more; nil for any number.
    ///   - name: What traces call it; `Queue`, `Queue#2` and so on without.
    public convenience init(capacity: Int? = nil, name: String? = nil) {
        self.init(FirstInFirstOut(), capacity: capacity, ObjectLabel("Queue", name: name))
    }

    init(_ items: any ItemStore<Element>, capacity: Int?, _ label: ObjectLabel) {
        precondition(capacity.map { $0 >= 1 } ?? true, "a queue has room for one item or more")
        self.capacity = capacity
        self.label = label
        self.items = items
    }

    /// How many items are in it.
    public var count: Int { StateLock.withLock { items.count } }
    /// Whether nothing is in it.
    public var isEmpty: Bool { count == 0 }
    /// Whether `put` would wait.
    public var isFull: Bool { StateLock.withLock { hasNoRoom } }

    /// Adds an item; suspends only while the queue is full.
    ///
    /// - Throws: `SynchronizationError.shutDown`, or `CancellationError` if the task is cancelled while it waits.
    public func put(_ item: Element) async throws {
        while try !tryPut(item) {
            try await wait(for: .queuePut, in: \.putters, wakes: .get) { hasNoRoom && !isShutDown }
        }
    }

    /// Adds an item if there is room; false if the queue is full.
    ///
    /// - Throws: `SynchronizationError.shutDown`.
    public func tryPut(_ item: Element) throws(SynchronizationError) -> Bool {
        let result: Result<Bool, SynchronizationError> = changing {
            if isShutDown { return .failure(.shutDown) }
            if hasNoRoom { return .success(false) }
            items.add(item)
            unfinished += 1
            getters.takeNext(because: .put, &$0)
            return .success(true)
        }
        return try result.get()
    }

    /// Takes the next item; suspends only while the queue is empty.
    ///
    /// - Returns: The item.
    /// - Throws: `SynchronizationError.shutDown` if the queue is empty and stays so, or `CancellationError` if the
    ///   task is cancelled while it waits.
    public func get() async throws -> Element {
        while true {
            if let item = try tryGet() { return item }
            try await wait(for: .queueGet, in: \.getters, wakes: .put) { items.count == 0 && !isShutDown }
        }
    }

    /// Takes the next item; nil if there is none.
    ///
    /// - Throws: `SynchronizationError.shutDown` if there is none and will be none.
    public func tryGet() throws(SynchronizationError) -> Element? {
        let result: Result<Element?, SynchronizationError> = changing {
            guard let item = items.take() else { return isShutDown ? .failure(.shutDown) : .success(nil) }
            putters.takeNext(because: .get, &$0)
            return .success(item)
        }
        return try result.get()
    }

    /// Says that the work on one item that was got is done.
    ///
    /// - Throws: `SynchronizationError.doneTooOften`.
    public func taskDone() throws(SynchronizationError) {
        let isCounted = changing {
            guard unfinished > 0 else { return false }
            unfinished -= 1
            if unfinished == 0 { joiners.choose(.max, because: .notify, &$0) }
            return true
        }
        if !isCounted { throw .doneTooOften }
    }

    /// Waits until every item that was put is done; in a trace, a wait for an event of the queue's name.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    public func join() async throws(CancellationError) {
        try await wait(for: .event, in: \.joiners, wakes: .notify) { unfinished > 0 }
    }

    /// Takes no more items; what is in it can still be got, and then `get` throws.
    ///
    /// - Parameter immediate: Whether the items in it are dropped, and count as done.
    public func shutDown(immediate: Bool = false) {
        // What is dropped is let go outside of the lock.
        _ = changing { changes in
            isShutDown = true
            var dropped: [Element] = []
            while immediate, let item = items.take() {
                dropped.append(item)
                unfinished = max(0, unfinished - 1)
            }
            if unfinished == 0 { joiners.choose(.max, because: .notify, &changes) }
            getters.choose(.max, because: .put, &changes)
            putters.choose(.max, because: .get, &changes)
            return dropped
        }
    }

    private var hasNoRoom: Bool { capacity.map { items.count >= $0 } ?? false }

    /// Waits once in a line, if it must; who is cancelled after it was chosen passes that on.
    private func wait(
        for reason: Recorder.WaitReason,
        in line: ReferenceWritableKeyPath<Queue, Line>,
        wakes cause: Recorder.WakeCause,
        while isBlocked: () -> Bool
    ) async throws(CancellationError) {
        let turn = Turn(.object(reason, label))
        let isInLine = StateLock.withLock {
            let isBlocked = isBlocked()
            if isBlocked { self[keyPath: line].append(turn) }
            return isBlocked
        }
        guard isInLine else { return }
        do {
            try await turn.wait()
        } catch {
            changing {
                self[keyPath: line].leave(turn)
                if turn.state == .finished, !isBlocked() { self[keyPath: line].takeNext(because: cause, &$0) }
            }
            throw error
        }
        StateLock.withLock { self[keyPath: line].leave(turn) }
    }
}
