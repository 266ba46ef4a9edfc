/// The jobs that wait for a moment: a binary heap by deadline, and among equal deadlines by order of arming.
///
/// asyncio's own heap compares deadlines alone, so that equal ones fire in an order that depends on the
/// heap's shape; ties in order of arming are what a clock that never stands still gives.
package struct TimerHeap<Job> {
    /// A job and the moment at which it becomes ready.
    package struct Timer {
        /// When the job becomes ready.
        package let deadline: LoopTime
        /// The number of timers armed before it.
        let order: UInt64
        /// The job.
        package let job: Job

        func isBefore(_ other: Timer) -> Bool { (deadline, order) < (other.deadline, other.order) }
    }

    private var timers: [Timer] = []
    private var armed: UInt64 = 0

    /// A heap without timers.
    package init() {}

    /// How many timers are armed.
    package var count: Int { timers.count }

    /// The timer that comes first, or nil.
    ///
    /// O(1).
    package var first: Timer? { timers.first }

    /// Arms a timer.
    ///
    /// O(log n).
    package mutating func insert(_ job: Job, at deadline: LoopTime) {
        timers.append(Timer(deadline: deadline, order: armed, job: job))
        armed += 1
        rise(from: timers.count - 1)
    }

    /// Takes out all timers whose job is meant.
    ///
    /// O(n log n).
    package mutating func removeAll(where isMeant: (Job) -> Bool) {
        timers.removeAll { isMeant($0.job) }
        for place in timers.indices { rise(from: place) }
    }

    private mutating func rise(from place: Int) {
        var place = place
        while place > 0, timers[place].isBefore(timers[(place - 1) / 2]) {
            timers.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes out the timer that comes first, or nil.
    ///
    /// O(log n).
    package mutating func removeFirst() -> Timer? {
        guard let last = timers.popLast() else { return nil }
        guard let first = timers.first else { return last }
        timers[0] = last
        var place = 0
        while let child = earlierChild(of: place), timers[child].isBefore(timers[place]) {
            timers.swapAt(place, child)
            place = child
        }
        return first
    }

    private func earlierChild(of place: Int) -> Int? {
        let left = 2 * place + 1
        guard left < timers.count else { return nil }
        return left + 1 < timers.count && timers[left + 1].isBefore(timers[left]) ? left + 1 : left
    }
}
