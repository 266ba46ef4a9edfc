internal import SystemCalls

/// What the operating system answered to a call that failed.
///
/// ```swift
/// catch StreamError.cannotConnect(let address, .connectionRefused) { … }
/// ```
public struct SystemError: Error, Hashable, Sendable {
    /// The error number, as `errno` has it.
    public let number: Int32

    /// The error with this number.
    public init(number: Int32) { self.number = number }

    init(_ failure: SystemFailure) { number = failure.code }

    /// Its name in C, such as `ECONNREFUSED`.
    public var name: String { SystemFailure(code: number).name }

    /// Nobody listens at the address.
    public static let connectionRefused = SystemError(number: 111)
    /// The peer has thrown the connection away.
    public static let connectionReset = SystemError(number: 104)
    /// Nobody reads what is written.
    public static let brokenPipe = SystemError(number: 32)
    /// Somebody else listens at the address.
    public static let addressInUse = SystemError(number: 98)
    /// The process may not have more files and connections open.
    public static let tooManyOpenFiles = SystemError(number: 24)
    /// No such file or folder.
    public static let noSuchFile = SystemError(number: 2)
    /// Not allowed.
    public static let permissionDenied = SystemError(number: 13)
}

extension SystemError: CustomStringConvertible {
    /// Its name and what it means: `ECONNREFUSED, Connection refused`.
    public var description: String { "\(name), \(SystemFailure(code: number).text)" }
}
