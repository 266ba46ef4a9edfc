package import SystemCalls

/// Somebody who wants to know when a descriptor becomes ready.
package protocol ReadinessReceiver: AnyObject, Sendable {
    /// The descriptor may be ready for this; said on the loop's thread, between two iterations.
    func becameReady(_ readiness: Readiness)
}

/// A descriptor that a loop watches, as the loop knows it.
package struct WatchToken: Hashable, Sendable {
    /// Never the same for two descriptors of one loop, also if they have one number after each other.
    package let number: UInt64

    /// The descriptor with this number.
    package init(number: UInt64) { self.number = number }
}

/// The descriptors that a loop watches, and who is told of each.
///
/// A descriptor stays in it for as long as it is open: a wait for one costs no call of the kernel of its own.
final class Poller: @unchecked Sendable {
    private struct Place {
        /// How many descriptors had this place before: an announcement may come for one that is gone.
        var generation: UInt64 = 0
        var descriptor: Int32 = -1
        var receiver: (any ReadinessReceiver)?
    }

    private let epoll: Epoll
    // Not guarded: only the loop's thread waits.
    private var room = Epoll.Room()
    private let monitor = Monitor()
    // Guarded by `monitor`, both.
    private var places: [Place] = []
    private var free: [Int] = []

    /// Watches nothing yet.
    ///
    /// - Throws: `SystemFailure`, if the process may open no more descriptors.
    init() throws(SystemFailure) { epoll = try Epoll() }

    /// Tells `receiver` of each change of the descriptor.
    ///
    /// - Throws: `SystemFailure`, if it can't be watched.
    func add(_ descriptor: Int32, for receiver: any ReadinessReceiver) throws(SystemFailure) -> WatchToken {
        try monitor.withLock { () throws(SystemFailure) in
            let index = free.popLast() ?? places.count
            if index == places.count { places.append(Place()) }
            let token = places[index].generation << 32 | UInt64(index)
            do throws(SystemFailure) {
                try epoll.add(descriptor, token: token)
            } catch {
                free.append(index)
                throw error
            }
            places[index].descriptor = descriptor
            places[index].receiver = receiver
            return WatchToken(number: token)
        }
    }

    /// Tells nobody of the descriptor any more; call it before the descriptor is closed.
    func remove(_ token: WatchToken) {
        // Let go outside the lock: a receiver may do anything as it goes.
        let receiver: (any ReadinessReceiver)? = monitor.withLock {
            let index = Int(token.number & 0xffff_ffff)
            guard places[index].generation == token.number >> 32 else { return nil }
            epoll.remove(places[index].descriptor)
            defer { places[index] = Place(generation: places[index].generation + 1) }
            free.append(index)
            return places[index].receiver
        }
        _ = receiver
    }

    /// Ends the present wait, or the next one; from any thread.
    func wake() { epoll.wake() }

    /// Waits at most so many nanoseconds (nil: for as long as it takes), and tells of what has become ready.
    func wait(nanoseconds: Int64?) {
        let found = epoll.wait(nanoseconds: nanoseconds, into: &room)
        if found.isEmpty { return }
        let told = monitor.withLock {
            found.compactMap { token, readiness in receiver(of: token).map { ($0, readiness) } }
        }
        for (receiver, readiness) in told { receiver.becameReady(readiness) }
    }

    private func receiver(of token: UInt64) -> (any ReadinessReceiver)? {
        guard token != Epoll.wakeUp else { return nil }
        let place = places[Int(token & 0xffff_ffff)]
        return place.generation == token >> 32 ? place.receiver : nil
    }

    /// The descriptors that are watched.
    var descriptors: [Int32] {
        monitor.withLock { places.filter { $0.receiver != nil }.map(\.descriptor) }
    }
}
