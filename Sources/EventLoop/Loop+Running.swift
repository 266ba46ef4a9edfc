extension Loop {
    /// Why a loop stopped running.
    package enum End: Sendable {
        /// What it was to run for has happened, or it was told to stop.
        case done
        /// Nothing is ready, no timer is armed, and nothing came from outside: nothing can happen any more.
        case idle
    }

    /// Runs jobs on the calling thread until `isDone`, asked before each, or until nothing can happen.
    ///
    /// With nothing ready and no timer armed, a process of one thread is idle at once. Where there are
    /// others, one of them may yet enqueue a job: the loop waits for that in real time, for as long as
    /// `patience` (nil: for ever). Where another thread runs this loop already, it waits for that thread to
    /// bring about what `isDone` asks for.
    package func run(patience: Duration?, until isDone: () -> Bool) -> End {
        guard becomeRunner(unless: isDone) else { return .done }
        RunningLoop.enter()
        defer {
            RunningLoop.leave()
            monitor.withLock {
                runners -= 1
                monitor.signal()
            }
        }
        while !isDone() {
            let step: LoopStep<Job>? = monitor.withLock {
                steps += 1
                if watchers > 0 { monitor.signal() }
                guard !isStopped else { return nil }
                if case .wall = clock, state.isBetweenIterations { state.advance(to: elapsed) }
                let step = state.next { $0.sleeper?.isAwake == true }
                if case .run(let job) = step, case .asyncLet(let doze)? = job.sleeper { dozes.remove(doze) }
                return step
            }
            switch step {
            case .run(let job):
                job.run(on: self)
                if case .virtual(let tick, _) = clock { moveClock { $0 + tick } }
            case .discard(let job):
                // Its task finds that nobody waits and ends: no work, so it takes no tick.
                job.run(on: self)
            case .wait(let deadline): wait(until: deadline)
            case .idle: if !waitForOutside(patience) { return .idle }
            case nil:
                monitor.withLock { isStopped = false }
                return .done
            }
        }
        return .done
    }

    /// Makes the calling thread the one that runs the loop, once no other does; false if `isDone` first.
    private func becomeRunner(unless isDone: () -> Bool) -> Bool {
        while true {
            let seen: UInt64? = monitor.withLock {
                guard runners == 0 || RunningLoop.isHere else { return steps }
                runners += 1
                isClaimed = true
                return nil
            }
            guard let seen else { return true }
            if isDone() { return false }
            monitor.withLock {
                guard runners > 0, steps == seen else { return }
                watchers += 1
                _ = monitor.wait(until: nil)
                watchers -= 1
            }
        }
    }

    private func wait(until deadline: LoopTime) {
        switch clock {
        case .virtual: moveClock { _ in deadline }
        case .wall:
            monitor.withLock {
                // Something may have come in since the decision was made.
                guard !isStopped, state.readyCount == 0, state.nextDeadline == deadline else { return }
                _ = monitor.wait(until: began + deadline.nanoseconds)
            }
        }
    }

    /// Waits for a job from another thread; false if none can come or `patience` is over.
    private func waitForOutside(_ patience: Duration?) -> Bool {
        var silence = Silence(
            limit: patience,
            at: ThisProcess.monotonicTime,
            processorTime: ThisProcess.processorTime
        )
        while !ThisProcess.isSingleThreaded {
            let deadline = silence.nextLook(after: ThisProcess.monotonicTime)
            let hasNews = monitor.withLock {
                if !isStopped, state.isIdle { _ = monitor.wait(until: deadline) }
                return isStopped || !state.isIdle
            }
            if hasNews { return true }
            let time = ThisProcess.monotonicTime
            if silence.isOver(at: time, processorTime: ThisProcess.processorTime) { return false }
        }
        return monitor.withLock { isStopped || !state.isIdle }
    }
}
