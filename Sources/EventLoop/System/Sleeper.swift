internal import CEventLoop

/// The task that armed a timer in order to sleep.
///
/// `Task.sleep` has a helper task of its own woken by the timer. Cancelling the sleeper wakes it at once, but
/// the runtime leaves the timer armed. The loop asks here, so that virtual time does not run to the deadline
/// of a sleep that is over. (The old `Task.sleep(_:)` can't be cancelled: its timer's job is no task.)
@safe final class Sleeper: @unchecked Sendable {
    @safe private enum Kind {
        /// A task that lives for as long as this value refers to it.
        case task(UnsafeCurrentTask)
        /// An `async let`, which lies in its parent's memory: it must not be looked at, for it may be gone.
        case asyncLet(Doze)
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// The task that runs on this thread and sleeps until `job` runs; nil if cancellation would not wake it.
    static func ofTimer(for job: UnownedJob) -> Sleeper? {
        guard Runtime.taskNumber(of: job) != 0 else { return nil }
        return unsafe withUnsafeCurrentTask { task in
            guard let task = unsafe task else { return nil }
            let isAsyncLet = unsafe weft_task_is_async_let(unsafeBitCast(task, to: UnsafeRawPointer.self))
            return unsafe Sleeper(isAsyncLet ? .asyncLet(Doze(of: Address(of: task))) : .task(task))
        }
    }

    /// The sleep of an `async let`; nil for that of any other task.
    var doze: Doze? { if case .asyncLet(let doze) = kind { doze } else { nil } }

    /// Whether its sleep has ended before time.
    ///
    /// Exact for most tasks: only cancellation ends a sleep, and a task that was cancelled before would not
    /// have armed a timer. An `async let` that sleeps in an actor's method is not seen to wake; its timer
    /// goes off at its deadline and wakes nobody.
    var isAwake: Bool {
        switch kind {
        case .task(let task): unsafe task.isCancelled
        case .asyncLet(let doze): doze.isOver
        }
    }
}

/// The sleep of one `async let`.
final class Doze {
    /// Where the sleeping task lies.
    let sleeper: Address
    /// Whether the task has been seen to be ready before the timer fired.
    fileprivate(set) var isOver = false

    init(of sleeper: Address) { self.sleeper = sleeper }
}

/// The sleeps of all tasks that are an `async let`; what becomes ready tells which of them are over.
struct Dozes {
    private var dozes: [Address: Doze] = [:]

    /// A sleep begins.
    ///
    /// One that is known for the same place in memory is over: its task is gone.
    mutating func insert(_ doze: Doze) {
        dozes.updateValue(doze, forKey: doze.sleeper)?.isOver = true
    }

    /// A job has become ready: if it is a task that sleeps, its sleep is over.
    mutating func wake(_ job: UnownedJob) {
        if dozes.isEmpty { return }
        dozes.removeValue(forKey: Address(of: job))?.isOver = true
    }

    /// The timer fires: what wakes the task now is the timer itself.
    mutating func remove(_ doze: Doze) {
        if dozes[doze.sleeper] === doze { dozes[doze.sleeper] = nil }
    }
}
