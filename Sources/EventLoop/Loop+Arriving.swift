extension Loop {
    /// The job may run now.
    func enqueue(_ job: UnownedJob, on place: Job.Place) {
        var ended: [TaskRoster.Member] = []
        receive {
            ended = roster?.add(job) ?? []
            dozes.wake(job)
            state.enqueue(Job(job: job, place: place))
        }
        // Let go outside the lock: what a task has returned may do anything as it goes.
        ended.removeAll()
    }

    /// The job may run when `delay` is over.
    func enqueue(_ job: UnownedJob, on place: Job.Place, after delay: Duration) {
        Recorder.current.timerArmed(job, delay: delay)
        let job = Job(job: job, place: place, sleeper: .ofTimer(for: job))
        receive {
            if case .asyncLet(let doze)? = job.sleeper { dozes.insert(doze) }
            if case .wall = clock { state.advance(to: elapsed) }
            state.arm(job, at: state.now + delay)
        }
    }

    private func receive(_ take: () -> Void) {
        let startsThread = monitor.withLock {
            take()
            guard !RunningLoop.isHere else { return false }
            if runners > 0 { externalCount += 1 }
            monitor.signal()
            defer { isClaimed = true }
            return !isClaimed
        }
        if startsThread { ThisProcess.startThread { _ = self.run(patience: nil) { false } } }
    }

    /// Makes `run` return after the present job.
    func stop() {
        monitor.withLock {
            isStopped = true
            monitor.signal()
        }
    }
}
