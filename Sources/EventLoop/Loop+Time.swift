extension Loop {
    /// How long ago the loop began, by the clock of the world.
    var elapsed: LoopTime { LoopTime(nanoseconds: ThisProcess.monotonicTime - began) }

    /// Moves the virtual clock on.
    func moveClock(_ next: (LoopTime) -> LoopTime) {
        let (before, now) = monitor.withLock {
            let before = state.now
            state.advance(to: next(before))
            return (before, state.now)
        }
        if now != before { show(now) }
    }

    /// Tells everyone who reads the virtual clock what time it is.
    func show(_ moment: LoopTime) {
        guard case .virtual(_, let runtimeClock) = clock else { return }
        runtimeClock.show(moment)
        Recorder.current.clockMoved(to: moment)
    }

    /// The calling thread sees the time of the world again.
    package func stopShowingTime() {
        if case .virtual(_, let runtimeClock) = clock { runtimeClock.showWorldTime() }
    }
}
