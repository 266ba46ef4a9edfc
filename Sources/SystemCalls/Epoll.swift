internal import CSystemCalls

/// What may be done with a descriptor.
package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A read, or an accept, answers at once.
    package static let reading = Readiness(rawValue: WEFT_READABLE.rawValue)
    /// A write answers at once.
    package static let writing = Readiness(rawValue: WEFT_WRITABLE.rawValue)
    /// The other end has closed or failed, and nothing will be announced any more.
    package static let hungUp = Readiness(rawValue: WEFT_HUNG_UP.rawValue)
}

/// A set of descriptors to wait for; each change of one is announced once (edge-triggered).
package struct Epoll: ~Copyable {
    /// The number under which the wake-up is announced.
    package static let wakeUp = UInt64.max
    private let descriptor: Int32
    private let waking: Int32

    /// Room for what one wait finds; kept from one to the next, so that waiting allocates nothing.
    ///
    /// Apart from the set, which other threads use while one waits.
    package struct Room: ~Copyable {
        fileprivate var found = [weft_readiness](repeating: weft_readiness(), count: 256)

        /// Room for 256 descriptors.
        package init() {}
    }

    /// An empty set.
    ///
    /// - Throws: `SystemFailure`, if the process may open no more descriptors.
    package init() throws(SystemFailure) {
        let created = try SystemFailure.check(weft_poller_create())
        let wake = weft_wake_create()
        guard wake >= 0 else {
            weft_close(created)
            throw SystemFailure(code: -wake)
        }
        descriptor = created
        waking = wake
        weft_poller_add(descriptor, waking, Self.wakeUp)
    }

    deinit {
        weft_close(descriptor)
        weft_close(waking)
    }

    /// Announces changes of a descriptor from now on, and what it is ready for already.
    ///
    /// - Throws: `SystemFailure`, such as `EPERM` for a file, which is always ready.
    package func add(_ watched: Int32, token: UInt64) throws(SystemFailure) {
        _ = try SystemFailure.check(weft_poller_add(descriptor, watched, token))
    }

    /// Announces nothing of it any more.
    package func remove(_ watched: Int32) { weft_poller_remove(descriptor, watched) }

    /// Ends the present wait, or the next one; from any thread.
    package func wake() { weft_wake(waking) }

    /// Waits until a descriptor becomes ready, at most so many nanoseconds (nil: for as long as it takes).
    ///
    /// - Returns: The tokens of up to 256 of those that did.
    package func wait(
        nanoseconds: Int64?,
        into room: inout Room
    ) -> [(token: UInt64, readiness: Readiness)] {
        let timeout = nanoseconds.map { max($0, 0) } ?? -1
        let count = unsafe weft_poller_wait(descriptor, &room.found, Int32(room.found.count), timeout)
        guard count > 0 else { return [] }
        return room.found.prefix(Int(count)).map { ($0.token, Readiness(rawValue: $0.flags)) }
    }
}
