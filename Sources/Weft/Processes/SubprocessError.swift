/// Why a process could not be started or signalled.
public enum SubprocessError: Error, Hashable, Sendable {
    /// There is no such program along PATH, or no such file.
    case noSuchProgram(String)
    /// There is no such folder to start it in.
    case noSuchDirectory(String)
    /// The system did not start it.
    case cannotStart(String, SystemError)
    /// The system did not deliver the signal.
    case cannotSignal(Signal, SystemError)
    /// The process has ended: there is nobody to signal.
    case hasEnded
}

extension SubprocessError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .noSuchProgram(let program):
            "there is no program '\(program)': give a path, or a name along PATH"
        case .noSuchDirectory(let folder): "there is no folder '\(folder)' to start a process in"
        case .cannotStart(let program, let error): "cannot start '\(program)': \(error)"
        case .cannotSignal(let signal, let error): "cannot send \(signal): \(error)"
        case .hasEnded: "the process has ended already"
        }
    }
}
