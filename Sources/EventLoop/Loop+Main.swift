extension Loop {
    /// How long a loop that has nothing to do waits for other threads before it takes this for a deadlock.
    package static let patience = Duration.seconds(1)

    /// Runs jobs until `isDone`.
    ///
    /// Under virtual time, a process in which nothing can happen any more ends here.
    ///
    /// In real time it waits on, as the runtime's own executor would.
    package func runAsMain(until isDone: () -> Bool) {
        let end = run(patience: isVirtual ? Self.patience : nil, until: isDone)
        guard case .idle = end, isVirtual else { return }
        Recorder.current.deadlocked()
        ThisProcess.exit(status: deadlockStatus)
    }
}
