/// What a command tells the shell that called it, 0 to 255.
///
/// Only zero and non-zero survive every wrapper (make turns each failure into 2), so whatever is finer than
/// that is also in the report.
struct ExitStatus: Hashable, Sendable {
    /// The number that the process exits with.
    let code: Int32

    /// The status with a number.
    init(code: Int32) { self.code = code }

    /// All is well.
    static let success = ExitStatus(code: 0)
    /// The command worked, and its answer is no: a broken law, a difference that fails the build.
    static let failure = ExitStatus(code: 1)
    /// The command could not do its work: a file can't be read or written, two traces can't be compared.
    static let trouble = ExitStatus(code: 2)
    /// The command line could not be understood; `EX_USAGE` of sysexits.h.
    static let usage = ExitStatus(code: 64)
}
