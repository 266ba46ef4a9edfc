package import SystemCalls

extension Loop {
    package func watch(
        _ descriptor: Int32,
        for receiver: any ReadinessReceiver
    ) throws(SystemFailure) -> WatchToken {
        try findPoller().add(descriptor, for: receiver)
    }

    package func unwatch(_ token: WatchToken) { knownPoller?.remove(token) }

    package func expects(_ outside: Outside, _ change: Int) {
        guard RunningLoop.isHere(self) else {
            return receive(.order { $0.changeOutside(outside, by: change) })
        }
        changeOutside(outside, by: change)
    }

    private func changeOutside(_ outside: Outside, by change: Int) {
        self.outside.change(outside, by: change)
        state.looksOutside = self.outside.isAnything
    }

    private var knownPoller: Poller? { monitor.withLock { poller } }

    private func findPoller() throws(SystemFailure) -> Poller {
        try monitor.withLock { () throws(SystemFailure) in
            if let poller { return poller }
            let made = try Poller()
            poller = made
            // A thread that waits for the condition is to wait for the poller.
            announce()
            return made
        }
    }

    /// Tells the thread that runs the loop, and those that wait for it, that something has changed.
    ///
    /// Call it with the lock held.
    func announce() {
        monitor.signal()
        if isPolling { poller?.wake() }
    }

    /// Takes in what has come from outside by now.
    func look() { knownPoller?.wait(nanoseconds: 0) }

    /// Whether something may run, or has been asked for, that was not there when the loop began to wait.
    var hasNews: Bool { state.canRun || monitor.withLock { !inbox.isEmpty } }

    /// Lets real time pass until `limit` of the monotonic clock (nil: for as long as it takes) or until something
    /// comes in; may return for no reason.
    func pause(until limit: Int64?) {
        let waiting: Poller? = monitor.withLock {
            // Something may have come in since the decision to wait was made.
            guard inbox.isEmpty else { return nil }
            // Whoever watches this loop sees how it is at rest: there may be no next iteration that would tell.
            steps += 1
            seen = glimpse
            if watchers > 0 { monitor.signal() }
            guard let poller else {
                _ = monitor.wait(until: limit)
                return nil
            }
            isPolling = true
            return poller
        }
        guard let waiting else { return }
        waiting.wait(nanoseconds: limit.map { $0 - ThisProcess.monotonicTime })
        monitor.withLock { isPolling = false }
    }

    /// Keeps virtual time from moving while something from outside may answer; false once it may move on.
    func standsStill() -> Bool {
        guard let patience = patienceNow else { return false }
        let limit = ThisProcess.monotonicTime + patience.wholeNanoseconds
        while true {
            pause(until: limit)
            if hasNews || !(outside.isAwaited || outside.isWork) { return true }
            if ThisProcess.monotonicTime >= limit { return false }
        }
    }

    /// How long virtual time is to stand still just now; nil if it need not.
    private var patienceNow: Duration? {
        if outside.isWork { return patience.work }
        guard outside.isAwaited else { return nil }
        return otherEnds.areHere ? patience.here : patience.silence
    }

    /// Whether all that is waited for has its other end in this process, so that nobody else can bring it about.
    ///
    /// Asked in virtual time alone, where a deadlock is looked for.
    var waitsForItself: Bool { isVirtual && outside.isDescriptorsAlone && otherEnds.areConnectedHere }

    private var otherEnds: OtherEnds { OtherEnds(of: knownPoller?.descriptors ?? []) }
}
