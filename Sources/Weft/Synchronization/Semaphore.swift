internal import EventLoop

/// A number of permits, given out in order of arrival.
///
/// ```swift
/// let downloads = Semaphore(3)
/// try await downloads.withPermit { try await fetch(page) }   // at most three at once
/// ```
public final class Semaphore: Sendable {
    private let state: Guarded<State>
    private let bound: Int
    private let label: ObjectLabel

    private struct State {
        var permits: Int
        var line = Line()

        /// Chooses those who wait, for as long as permits are left; each permit is taken here and now.
        mutating func giveOut(atMost count: Int = .max) -> [Waiter] {
            let chosen = line.choose(Swift.min(permits, count))
            permits -= chosen.count
            return chosen
        }
    }

    /// A semaphore with so many permits, 0 or more.
    ///
    /// - Parameters:
    ///   - permits: How many it begins with.
    ///   - isBounded: Whether releasing more than were acquired is an error.
    ///   - name: What traces call it; `Semaphore#1` and so on without.
    public init(_ permits: Int, isBounded: Bool = false, name: String? = nil) {
        precondition(permits >= 0, "a semaphore begins with 0 permits or more, not \(permits)")
        state = Guarded(State(permits: permits))
        bound = isBounded ? permits : .max
        label = ObjectLabel(isBounded ? "BoundedSemaphore" : "Semaphore", name: name)
    }

    /// Whether `acquire()` would wait: no permit is left, or somebody is in line.
    public var isLocked: Bool { state.withLock { Self.isLocked($0) } }

    /// Takes a permit; suspends only if none is left or somebody is in line.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; its permit then goes to the next.
    public func acquire() async throws(CancellationError) {
        let waiter: Waiter? = state.withLock {
            if Self.isLocked($0) { return $0.line.join() }
            $0.permits -= 1
            return nil
        }
        guard let waiter else { return }
        do throws(CancellationError) {
            try await waiter.wait(for: .semaphore, of: label)
        } catch {
            leave(waiter, givesBack: waiter.isChosen)
            throw error
        }
        leave(waiter, givesBack: false)
    }

    /// Gives a permit back, to the first in line if there is one.
    ///
    /// - Throws: `SynchronizationError.releasedTooOften` if it is bounded and has all its permits.
    public func release() throws(SynchronizationError) {
        let woken: [Waiter]? = state.withLock {
            guard $0.permits < bound else { return nil }
            $0.permits += 1
            return $0.giveOut(atMost: 1)
        }
        guard let woken else { throw .releasedTooOften }
        woken.forEach { $0.wake(.unlock) }
    }

    /// Runs `body` while holding a permit.
    ///
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or `CancellationError` if the task is cancelled while it waits.
    public func withPermit<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await holding(acquire: acquire, release: release, body)
    }

    private static func isLocked(_ state: State) -> Bool {
        state.permits == 0 || !state.line.allSatisfy(\.isCancelled)
    }

    private func leave(_ waiter: Waiter, givesBack: Bool) {
        let woken: [Waiter] = state.withLock {
            $0.line.leave(waiter)
            if givesBack { $0.permits += 1 }
            return $0.giveOut()
        }
        woken.forEach { $0.wake(.unlock) }
    }
}
