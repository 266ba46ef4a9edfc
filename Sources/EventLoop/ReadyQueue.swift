/// The jobs that may run, and the one place that decides which of them runs next.
///
/// First in, first out, as in asyncio. Whoever wants to explore other interleavings of a program changes
/// `removeNext(amongFirst:)` and nothing else.
package struct ReadyQueue<Job> {
    private var jobs: [Job?] = []
    /// How many places at the front of `jobs` are empty.
    private var taken = 0

    /// A queue without jobs.
    package init() {}

    /// How many jobs are ready.
    package var count: Int { jobs.count - taken }

    /// Puts a job at the end.
    ///
    /// O(1) on average.
    package mutating func append(_ job: Job) { jobs.append(job) }

    /// Takes the job that runs next out of the first `limit`, those of the present iteration.
    ///
    /// Nil if there is none. O(1) on average.
    package mutating func removeNext(amongFirst limit: Int) -> Job? {
        guard limit > 0, taken < jobs.count else { return nil }
        let job = jobs[taken]
        jobs[taken] = nil
        taken += 1
        // Moved only when half of the storage is empty, so that each job is moved once on average.
        if taken > 64, taken * 2 > jobs.count {
            jobs.removeFirst(taken)
            taken = 0
        }
        return job
    }
}
