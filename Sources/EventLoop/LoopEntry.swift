/// What a program asks a loop to call: it takes its turn among the runtime's jobs, and one tick, as they do.
package protocol LoopCallback: AnyObject, Sendable {
    /// Its turn has come, on the loop's thread.
    func run()

    /// Whether it was called off: then its turn is passed over, and nobody waits for its time.
    var isCalledOff: Bool { get }
}

/// What stands in a loop's queue and among its timers.
enum LoopEntry {
    /// A step of a task, or another job of the runtime.
    case job(Job)
    /// A call.
    case callback(any LoopCallback)

    /// Whether nobody waits for it any longer.
    var isAbandoned: Bool {
        switch self {
        case .job(let job): job.sleeper?.isAwake == true
        case .callback(let callback): callback.isCalledOff
        }
    }
}
