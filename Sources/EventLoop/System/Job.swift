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

    // Its address and not itself: what the library does not say the layout of is copied by functions of the
    // runtime, at a sixth of the cost of a step.
    private let address: UInt
    let place: Place
    /// The task that waits for this job's timer, where its sleep may end before time.
    let sleeper: Sleeper?

    init(_ job: UnownedJob, on place: Place, for sleeper: Sleeper? = nil) {
        address = unsafe unsafeBitCast(job, to: UInt.self)
        self.place = place
        self.sleeper = sleeper
    }

    /// The runtime's job.
    ///
    /// The runtime keeps it alive until it has run.
    var job: UnownedJob { unsafe unsafeBitCast(address, to: UnownedJob.self) }

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
