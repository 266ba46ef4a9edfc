internal import EventLoop

/// A number of permits, given out in order of arrival.
///
/// ```swift
/// let downloads = Semaphore(3)
/// try await downloads.withPermit { try await fetch(page) }   // at most three at once
/// ```
public final class Semaphore: @unchecked Sendable {
    private let bound: Int
    private let label: ObjectLabel
    // Guarded by the lock of all states, both.
    private var permits: Int
    private var line = Line()

    /// A semaphore with so many permits, 0 or more.
    ///
    /// - Parameters:
    ///   - permits: How many it begins with.
    ///   - isBounded: Whether releasing more than were acquired is an error.
    ///   - name: What traces call it; `Semaphore`, `Semaphore#2` and so on without.
    public init(_ permits: Int, isBounded: Bool = false, name: String? = nil) {
        precondition(permits >= 0, "a semaphore begins with 0 permits or more, not \(permits)")
        self.permits = permits
        bound = isBounded ? permits : .max
        label = ObjectLabel(isBounded ? "BoundedSemaphore" : "Semaphore", name: name)
    }

    /// Whether `acquire()` would wait: no permit is left, or somebody is in line.
    public var isLocked: Bool { StateLock.withLock { mustWait } }

    /// Takes a permit; suspends only if none is left or somebody is in line.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; its permit then goes to the next.
    public func acquire() async throws(CancellationError) {
        let turn = Turn(.object(.semaphore, label))
        let isTaken = StateLock.withLock {
            if mustWait {
                line.append(turn)
                return false
            }
            permits -= 1
            return true
        }
        if isTaken { return }
        do {
            try await turn.wait()
        } catch {
            leave(turn, isInterrupted: true)
            throw error
        }
        leave(turn, isInterrupted: false)
    }

    /// Gives a permit back, to the first in line if there is one.
    ///
    /// - Throws: `SynchronizationError.releasedTooOften` if it is bounded and has all its permits.
    public func release() throws(SynchronizationError) {
        let isReleased = changing {
            guard permits < bound else { return false }
            permits += 1
            giveOut(atMost: 1, &$0)
            return true
        }
        if !isReleased { throw .releasedTooOften }
    }

    /// Runs `body` while holding a permit.
    ///
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or `CancellationError` if the task is cancelled while it waits.
    public func withPermit<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await holding(acquire: acquire, release: release, body)
    }

    // With the lock held, as is all that follows.
    private var mustWait: Bool { permits == 0 || line.hasClaims }

    /// Chooses those who wait, for as long as permits are left; each permit is taken here and now.
    private func giveOut(atMost count: Int = .max, _ changes: inout Changes) {
        permits -= line.choose(Swift.min(permits, count), because: .unlock, &changes)
    }

    private func leave(_ turn: Turn, isInterrupted: Bool) {
        changing {
            line.leave(turn)
            // It was chosen, but cancelled before it ran: its permit goes back.
            if isInterrupted, turn.state == .finished { permits += 1 }
            giveOut(&$0)
        }
    }
}
