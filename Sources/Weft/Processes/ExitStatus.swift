/// How a process ended.
public enum ExitStatus: Hashable, Sendable {
    /// It exited with this status, from 0 to 255.
    case exited(Int32)
    /// This signal killed it.
    case killed(by: Signal)
    /// It ended, but somebody else in this process has taken its status.
    case unknown

    /// Whether it exited with status 0.
    public var isSuccess: Bool { self == .exited(0) }
}

extension ExitStatus: CustomStringConvertible {
    /// `exited with status 1`, `was killed by SIGTERM`.
    public var description: String {
        switch self {
        case .exited(let status): "exited with status \(status)"
        case .killed(let signal): "was killed by \(signal)"
        case .unknown: "ended, and nobody knows how"
        }
    }
}
