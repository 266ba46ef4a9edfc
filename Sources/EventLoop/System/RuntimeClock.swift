internal import CEventLoop

/// The time that `ContinuousClock` and `SuspendingClock` show while a virtual clock runs.
package enum RuntimeClock: Sendable {
    /// Every thread of the process sees the loop's time: the injected loop, which is the only one.
    case ofProcess
    /// Only the loop's own thread sees it: a loop in a process that does other things too.
    case ofThread

    /// Makes the two clocks ready to be set.
    ///
    /// False where the runtime's library can't be found, as in a program with a static standard library.
    package static func redirect() -> Bool { weft_runtime_clock_redirect() }

    /// The clocks show this moment.
    func show(_ moment: LoopTime) {
        switch self {
        case .ofProcess: weft_runtime_clock_set_process(moment.nanoseconds)
        case .ofThread: weft_runtime_clock_set_thread(moment.nanoseconds)
        }
    }

    /// The clocks show the time of the world.
    func showWorldTime() { show(LoopTime(nanoseconds: -1)) }
}
