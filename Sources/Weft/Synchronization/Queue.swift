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
    private let state: Guarded<State>
    private let label: ObjectLabel

    private struct State {
        var items: any ItemStore<Element>
        var unfinished = 0
        var isShutDown = false
        var getters = Line()
        var putters = Line()
        var joiners = Line()
    }

    /// A queue that is empty.
    ///
    /// - Parameters:
    ///   - capacity: How many items fit in, 1 or more; nil for any number.
    ///   - name: What traces call it; `Queue#1` and so on without.
    public convenience init(capacity: Int? = nil, name: String? = nil) {
        self.init(FirstInFirstOut(), capacity: capacity, ObjectLabel("Queue", name: name))
    }

    init(_ items: any ItemStore<Element>, capacity: Int?, _ label: ObjectLabel) {
        precondition(capacity.map { $0 >= 1 } ?? true, "a queue has room for one item or more")
        self.capacity = capacity
        self.label = label
        state = Guarded(State(items: items))
    }

    /// How many items are in it.
    public var count: Int { state.withLock { $0.items.count } }
    /// Whether nothing is in it.
    public var isEmpty: Bool { count == 0 }
    /// Whether `put` would wait.
    public var isFull: Bool { state.withLock { isFull($0) } }

    /// Adds an item; suspends only while the queue is full.
    ///
    /// - Throws: `SynchronizationError.shutDown`, or `CancellationError` if the task is cancelled while it waits.
    public func put(_ item: Element) async throws {
        while try !tryPut(item) {
            try await wait(for: .queuePut, in: \.putters, wakes: .get) { isFull($0) && !$0.isShutDown }
        }
    }

    /// Adds an item if there is room; false if the queue is full.
    ///
    /// - Throws: `SynchronizationError.shutDown`.
    public func tryPut(_ item: Element) throws(SynchronizationError) -> Bool {
        let (result, woken): (Result<Bool, SynchronizationError>, Waiter?) = state.withLock {
            if $0.isShutDown { return (.failure(.shutDown), nil) }
            if isFull($0) { return (.success(false), nil) }
            $0.items.add(item)
            $0.unfinished += 1
            return (.success(true), Self.chooseNext(&$0.getters))
        }
        woken?.wake(.put)
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
            try await wait(for: .queueGet, in: \.getters, wakes: .put) {
                $0.items.count == 0 && !$0.isShutDown
            }
        }
    }

    /// Takes the next item; nil if there is none.
    ///
    /// - Throws: `SynchronizationError.shutDown` if there is none and will be none.
    public func tryGet() throws(SynchronizationError) -> Element? {
        let (result, woken): (Result<Element?, SynchronizationError>, Waiter?) = state.withLock {
            guard let item = $0.items.take() else {
                return ($0.isShutDown ? .failure(.shutDown) : .success(nil), nil)
            }
            return (.success(item), Self.chooseNext(&$0.putters))
        }
        woken?.wake(.get)
        return try result.get()
    }

    /// Says that the work on one item that was got is done.
    ///
    /// - Throws: `SynchronizationError.doneTooOften`.
    public func taskDone() throws(SynchronizationError) {
        let woken: [Waiter]? = state.withLock {
            guard $0.unfinished > 0 else { return nil }
            $0.unfinished -= 1
            return $0.unfinished == 0 ? $0.joiners.choose(.max) : []
        }
        guard let woken else { throw .doneTooOften }
        woken.forEach { $0.wake(.notify) }
    }

    /// Waits until every item that was put is done; in a trace, a wait for an event of the queue's name.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    public func join() async throws(CancellationError) {
        try await wait(for: .event, in: \.joiners, wakes: .notify) { $0.unfinished > 0 }
    }

    /// Takes no more items; what is in it can still be got, and then `get` throws.
    ///
    /// - Parameter immediate: Whether the items in it are dropped, and count as done.
    public func shutDown(immediate: Bool = false) {
        let (getters, putters, joiners) = state.withLock {
            $0.isShutDown = true
            if immediate {
                while $0.items.take() != nil { $0.unfinished = max(0, $0.unfinished - 1) }
            }
            let joiners = $0.unfinished == 0 ? $0.joiners.choose(.max) : []
            return ($0.getters.choose(.max), $0.putters.choose(.max), joiners)
        }
        joiners.forEach { $0.wake(.notify) }
        getters.forEach { $0.wake(.put) }
        putters.forEach { $0.wake(.get) }
    }

    private func isFull(_ state: State) -> Bool { capacity.map { state.items.count >= $0 } ?? false }

    /// Waits once in a line, if it must; who is cancelled after it was chosen passes that on.
    private func wait(
        for reason: Recorder.WaitReason,
        in line: WritableKeyPath<State, Line>,
        wakes cause: Recorder.WakeCause,
        while isBlocked: (State) -> Bool
    ) async throws(CancellationError) {
        let waiter: Waiter? = state.withLock { isBlocked($0) ? $0[keyPath: line].join() : nil }
        guard let waiter else { return }
        do throws(CancellationError) {
            try await waiter.wait(for: reason, of: label)
        } catch {
            let next: Waiter? = state.withLock {
                $0[keyPath: line].leave(waiter)
                return waiter.isChosen && !isBlocked($0) ? Self.chooseNext(&$0[keyPath: line]) : nil
            }
            next?.wake(cause)
            throw error
        }
        state.withLock { $0[keyPath: line].leave(waiter) }
    }

    /// The first that still waits; those before it are out of the line, as their waits are over.
    private static func chooseNext(_ line: inout Line) -> Waiter? {
        while let first = line.first {
            line.removeFirst()
            if first.choose() { return first }
        }
        return nil
    }
}
