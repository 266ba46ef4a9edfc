/// What another thread asks of the one that runs the loop.
enum Arrival {
    /// This may run now.
    case entry(LoopEntry, isOwned: Bool)
    /// This may run so long after `since`; after the moment at which it is taken in, if that is nil.
    case timer(LoopEntry, delay: Duration, since: LoopTime?)
    /// This may run at that moment.
    case call(any LoopCallback, at: LoopTime)
    /// Something else is to be done with the loop.
    case order(@Sendable (Loop) -> Void)
}

extension Loop {
    /// The job may run now.
    func enqueue(_ job: UnownedJob, on place: Job.Place) {
        let isOwned = NextTask.takeIsOwned()
        receive(.entry(.job(Job(job, on: place)), isOwned: isOwned))
    }

    /// The job may run when `delay` is over.
    func enqueue(_ job: UnownedJob, on place: Job.Place, after delay: Duration) {
        Recorder.current.timerArmed(job, delay: delay)
        let job = Job(job, on: place, for: .ofTimer(for: job))
        receive(.timer(.job(job), delay: delay, since: isVirtual ? nil : elapsed))
    }

    package func callSoon(_ callback: any LoopCallback) {
        receive(.entry(.callback(callback), isOwned: false))
    }

    package func call(_ callback: any LoopCallback, at moment: LoopTime) {
        receive(.call(callback, at: moment))
    }

    /// Makes `run` return after the present job.
    func stop() { receive(.order { $0.isStopped = true }) }

    /// Does what is asked: at once on the loop's own thread, else as soon as that thread looks into the inbox.
    func receive(_ arrival: Arrival) {
        if RunningLoop.isHere(self) { return take(arrival) }
        let startsThread = monitor.withLock {
            inbox.append(arrival)
            defer { announce() }
            if case .order = arrival { return false }
            if runners > 0 { externalCount += 1 }
            defer { isClaimed = true }
            return !isClaimed
        }
        if startsThread { ThisProcess.startThread { _ = self.run(patience: nil) { false } } }
    }

    /// Takes in what other threads have asked for, and looks at the clock: what comes before each iteration.
    func takeIn() {
        let arrivals: [Arrival] = monitor.withLock {
            steps += 1
            if watchers > 0 {
                seen = glimpse
                monitor.signal()
            }
            if inbox.isEmpty { return [] }
            defer { inbox.removeAll() }
            return inbox
        }
        for arrival in arrivals { take(arrival) }
        if case .wall = clock { state.advance(to: elapsed) }
    }

    private func take(_ arrival: Arrival) {
        switch arrival {
        case .entry(let entry, let isOwned):
            if case .job(let job) = entry {
                // What has ended is let go here: what a task has returned may do anything as it goes.
                _ = roster?.add(job.job, isOwned: isOwned)
                dozes.wake(job.job)
            }
            state.enqueue(entry)
        case .timer(let entry, let delay, let since):
            if case .job(let job) = entry, let doze = job.sleeper?.doze { dozes.insert(doze) }
            state.arm(entry, at: (since ?? state.now) + delay)
        case .call(let callback, let moment):
            state.arm(.callback(callback), at: moment)
            state.forgetTimers {
                if case .callback(let callback) = $0 { callback.isCalledOff } else { false }
            }
        case .order(let order): order(self)
        }
    }
}
