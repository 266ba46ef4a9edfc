/// Why a signal can't be handled.
public enum SignalError: Error, Hashable, Sendable {
    /// No event loop runs here.
    case noLoop
    /// No program can handle it.
    case cannotBeHandled(Signal)
    /// Another loop of this process handles signals.
    case handledElsewhere(Signal)
    /// The system refuses.
    case failed(Signal, SystemError)
}

extension SignalError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .noLoop: "no event loop runs here: add signal handlers inside EventLoop.run { … }"
        case .cannotBeHandled(let signal): "no program can handle \(signal)"
        case .handledElsewhere(let signal): "\(signal): another loop of this process handles signals"
        case .failed(let signal, let error): "cannot handle \(signal): \(error)"
        }
    }
}
