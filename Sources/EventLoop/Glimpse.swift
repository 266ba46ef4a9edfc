/// What other threads may know of a loop that one thread runs: how it was before its last iteration.
struct Glimpse {
    /// How many iterations had begun.
    var iterations = 0
    /// Whether the next step begins an iteration.
    var isBetweenIterations = true
    /// Whether a job could run without waiting.
    var canRun = false
    /// Whether nothing was ready, no timer armed, and nothing waited for from outside.
    var isIdle = true
    /// The moment that its clock showed.
    var now = LoopTime.zero
}

extension Loop {
    /// How the loop is now, for the thread that runs it, and how it was of late for all others.
    ///
    /// A job in the inbox counts.
    var seenFromOutside: Glimpse {
        monitor.withLock {
            if RunningLoop.isHere(self) || runners == 0 { seen = glimpse }
            return seen
        }
    }

    /// Call it on the thread that runs the loop, or with the lock held while nobody does.
    var glimpse: Glimpse {
        Glimpse(
            iterations: state.iterations,
            isBetweenIterations: state.isBetweenIterations,
            canRun: state.canRun || !inbox.isEmpty,
            isIdle: state.isIdle && inbox.isEmpty && !outside.isAwaited,
            now: state.now
        )
    }

    /// Whether nothing is ready, no timer is armed, and no task waits for anything from outside.
    var isIdle: Bool { seenFromOutside.isIdle }

    /// Whether `count` iterations have been run to their end, or no more can begin without waiting.
    func hasNothingToRun(after count: Int) -> Bool {
        let seen = seenFromOutside
        return seen.isBetweenIterations && (seen.iterations >= count || !seen.canRun)
    }
}
