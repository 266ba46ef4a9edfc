internal import SystemCalls

/// A signal of the system.
public struct Signal: Hashable, Sendable {
    /// Its number.
    public let number: Int32

    /// The signal with this number.
    public init(number: Int32) { self.number = number }

    /// SIGHUP: the terminal has gone, or a server is to read its configuration again.
    public static let hangUp = Signal(number: 1)
    /// SIGINT: Ctrl-C.
    public static let interrupt = Signal(number: 2)
    /// SIGQUIT: Ctrl-\.
    public static let quit = Signal(number: 3)
    /// SIGKILL: ends a process, which can do nothing about it.
    public static let kill = Signal(number: 9)
    /// SIGUSR1: means what a program says it does.
    public static let user1 = Signal(number: 10)
    /// SIGUSR2: means what a program says it does.
    public static let user2 = Signal(number: 12)
    /// SIGTERM: asks a process to end.
    public static let terminate = Signal(number: 15)
    /// SIGWINCH: the terminal has another size.
    public static let windowChange = Signal(number: 28)
}

extension Signal: CustomStringConvertible {
    /// Its name, such as `SIGTERM`.
    public var description: String { SignalDescriptor.name(of: number) }
}
