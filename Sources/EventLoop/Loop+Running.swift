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
        defer { stopRunning() }
        return RunningLoop.run(self) {
            while !isDone() {
                if state.isBetweenIterations { takeIn() }
                if isStopped {
                    isStopped = false
                    return .done
                }
                switch state.next(isAbandoned: \.isAbandoned) {
                case .run(let entry):
                    if slowSteps != nil { performWithWatch(entry) } else { perform(entry) }
                case .discard(let entry): discard(entry)
                case .look: look()
                case .wait where isDone(), .idle where isDone():
                    // What was taken in may have been all that there was to run for; time must not pass for nothing.
                    return .done
                case .wait(let deadline): wait(until: deadline)
                case .idle: if !waitForOutside(patience) { return .idle }
                }
            }
            return .done
        }
    }

    private func perform(_ entry: LoopEntry) {
        switch entry {
        case .job(let job):
            if let doze = job.sleeper?.doze { dozes.remove(doze) }
            job.run(on: self)
        case .callback(let callback):
            if callback.isCalledOff { return }
            callback.run()
        }
        if !yielded.isEmpty {
            for turn in yielded {
                Recorder.current.wakes(because: turn.cause, by: .nobody)
                turn.resumption.resume()
            }
            yielded.removeAll(keepingCapacity: true)
        }
        if case .virtual(let tick, _) = clock { moveClock { $0 + tick } }
    }

    private func performWithWatch(_ entry: LoopEntry) {
        var number: UInt64 = 0
        if case .job(let job) = entry { number = Runtime.taskNumber(of: job.job) }
        let began = ThisProcess.monotonicTime
        perform(entry)
        let milliseconds = (ThisProcess.monotonicTime - began) / 1_000_000
        if milliseconds > 100 { slowSteps?(number, milliseconds) }
    }

    /// Gets rid of what nobody waits for: no work, so it takes no tick.
    private func discard(_ entry: LoopEntry) {
        // Its task finds that nobody waits and ends.
        if case .job(let job) = entry { job.run(on: self) }
    }

    /// Makes the calling thread the one that runs the loop, once no other does; false if `isDone` first.
    func becomeRunner(unless isDone: () -> Bool) -> Bool {
        while true {
            let seen: UInt64? = monitor.withLock {
                guard runners == 0 || RunningLoop.isHere(self) else { return steps }
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

    func stopRunning() {
        monitor.withLock {
            seen = glimpse
            runners -= 1
            monitor.signal()
        }
    }

    private func wait(until deadline: LoopTime) {
        switch clock {
        case .virtual: if !standsStill() { moveClock { _ in deadline } }
        case .wall: pause(until: began + deadline.nanoseconds)
        }
    }

    /// Waits for what comes from outside; false if nothing can come or `patience` is over.
    ///
    /// A descriptor, a process or a thread that a task waits for may answer at any time, in virtual time, too.
    private func waitForOutside(_ patience: Duration?) -> Bool {
        let isExpecting = isEnding ? outside.isAwaited : outside.isAnything
        if isExpecting, !waitsForItself {
            pause(until: nil)
            return true
        }
        var silence = Silence(
            limit: patience,
            at: ThisProcess.monotonicTime,
            processorTime: ThisProcess.processorTime
        )
        while isExpecting || !ThisProcess.isSingleThreaded {
            pause(until: silence.nextLook(after: ThisProcess.monotonicTime))
            if hasNews { return true }
            let time = ThisProcess.monotonicTime
            if silence.isOver(at: time, processorTime: ThisProcess.processorTime) { return false }
        }
        return hasNews
    }
}
