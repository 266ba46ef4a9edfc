/// A job of the runtime, and on which of the loop's two executors it runs.
struct Job {
    /// Where a job runs.
    ///
    /// Both are the loop's one thread; they differ in what the runtime is told.
    enum Place {
        /// On no actor, as on the runtime's own global executor.
        case anywhere
        /// On no actor, by preference of its task.
        case byPreference
        /// On the main actor.
        case mainActor
    }

    /// The runtime's job.
    ///
    /// The runtime keeps it alive until it has run.
    let job: UnownedJob
    let place: Place
    /// The task that waits for this job's timer, where its sleep may end before time.
    var sleeper: Sleeper?

    /// Runs it to its next suspension on the calling thread.
    func run(on loop: Loop) {
        switch place {
        case .anywhere: unsafe job.runSynchronously(on: Self.genericExecutor)
        case .byPreference: unsafe job.runSynchronously(on: loop.preferredExecutor.asUnownedTaskExecutor())
        case .mainActor: unsafe job.runSynchronously(on: loop.mainExecutor.asUnownedSerialExecutor())
        }
    }

    // The executor of code on no actor is two null words; the runtime has no public name for it. Naming our
    // own task executor instead would be a preference that the job's task does not have, and each return from
    // an actor would take one more job: 3,544 in place of 2,906 in a stress program.
    private static var genericExecutor: UnownedSerialExecutor {
        unsafe unsafeBitCast((0, 0), to: UnownedSerialExecutor.self)
    }
}
