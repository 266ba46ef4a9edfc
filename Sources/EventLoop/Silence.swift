/// How long an idle loop has heard nothing from the other threads of its process, and whether that is long
/// enough to say that nothing will ever come.
///
/// A thread that computes may yet enqueue a job, so silence counts only while the process is at rest. Times
/// are of the monotonic clock, in nanoseconds.
struct Silence {
    /// How long it may last; nil for ever.
    private let limit: Int64?
    private var began: Int64
    private var processorTime: Int64

    /// A silence that begins now.
    init(limit: Duration?, at time: Int64, processorTime: Int64) {
        self.limit = limit.map(\.wholeNanoseconds)
        began = time
        self.processorTime = processorTime
    }

    /// When to look again: at the limit, and each second, since the last of the other threads may have ended.
    func nextLook(after time: Int64) -> Int64 {
        let soon = time + 1_000_000_000
        return limit.map { min(began + $0, soon) } ?? soon
    }

    /// Whether it has lasted too long; it begins anew if the process has been busy.
    mutating func isOver(at time: Int64, processorTime now: Int64) -> Bool {
        guard let limit, time - began >= limit else { return false }
        // An idle process uses well below a thousandth of a processor; one that computes, all of it.
        guard now - processorTime > max(limit / 20, 1_000_000) else { return true }
        began = time
        processorTime = now
        return false
    }
}
