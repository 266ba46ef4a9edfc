/// Why an event loop can't run a program.
public enum EventLoopError: Error, Hashable, Sendable {
    /// A loop runs on this thread already; wait for what you want to run with `await` instead.
    case alreadyRunning
    /// No loop runs the calling code.
    case notRunning
    /// No task is ready, no timer is set and nothing comes from outside, but the program has not ended.
    case deadlocked
    /// The runtime's clocks can't be made virtual in this program.
    case virtualTimeUnavailable
}

extension EventLoopError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .alreadyRunning: "run() cannot be called from a running event loop"
        case .notRunning: "no running event loop: call this from within EventLoop.run"
        case .deadlocked: "every task waits for something that can no longer happen"
        case .virtualTimeUnavailable:
            "virtual time needs Swift's dynamic runtime: build without -static-stdlib, or use the wall clock"
        }
    }
}
