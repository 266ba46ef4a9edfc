extension Loop {
    /// How long ago the loop began, by the clock of the world.
    var elapsed: LoopTime { LoopTime(nanoseconds: ThisProcess.monotonicTime - began) }

    /// The moment that the program sees: of the virtual clock, or of the world.
    package var now: LoopTime {
        guard isVirtual else { return elapsed }
        return RunningLoop.isHere(self) ? state.now : seenFromOutside.now
    }

    /// Moves the virtual clock on.
    func moveClock(_ next: (LoopTime) -> LoopTime) {
        let before = state.now
        state.advance(to: next(before))
        if state.now != before { show(state.now) }
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
