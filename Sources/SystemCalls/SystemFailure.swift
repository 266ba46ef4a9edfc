internal import CSystemCalls

/// What the kernel answered to a call that failed.
package struct SystemFailure: Error, Hashable, Sendable {
    /// The error number.
    package let code: Int32

    /// A failure with this error number.
    package init(code: Int32) { self.code = code }

    /// The number's name, such as `ECONNREFUSED`.
    package var name: String {
        guard let name = unsafe weft_error_name(code) else { return "error \(code)" }
        return unsafe String(cString: name)
    }

    /// What it means, in the words of the C library, such as `Connection refused`.
    package var text: String {
        guard let text = unsafe weft_error_text(code) else { return "Unknown error" }
        return unsafe String(cString: text)
    }

    /// The answer of a call: a number of 0 or more, or an error number's negative.
    static func check(_ answer: Int32) throws(SystemFailure) -> Int32 {
        guard answer >= 0 else { throw SystemFailure(code: -answer) }
        return answer
    }
}
