internal import CSystemCalls

/// Child processes.
package enum Children: Sendable {
    /// A program to start.
    package struct Program: Sendable {
        /// A path, or a name that is looked for along this process's PATH.
        package var path: String
        /// What follows the program's name.
        package var arguments: [String]
        /// `NAME=VALUE`; nil for this process's own.
        package var environment: [String]?
        /// Where it begins; nil for where this process is.
        package var directory: String?
        /// Standard input, output and error; nil for this process's own.
        package var standard: [Int32?]
        /// Whether it has a session, and so a process group, of its own.
        package var startsSession: Bool

        package init(
            path: String,
            arguments: [String],
            environment: [String]?,
            directory: String?,
            standard: [Int32?],
            startsSession: Bool
        ) {
            self.path = path
            self.arguments = arguments
            self.environment = environment
            self.directory = directory
            self.standard = standard
            self.startsSession = startsSession
        }
    }

    /// Starts a program.
    ///
    /// - Returns: A descriptor that becomes readable when it ends, and its process number.
    /// - Throws: `SystemFailure`, such as `ENOENT` where there is no such program or directory.
    package static func start(
        _ program: Program
    ) throws(SystemFailure) -> (descriptor: Int32, process: Int32) {
        let words = CStrings([program.path] + program.arguments)
        let variables = program.environment.map(CStrings.init)
        var process: Int32 = 0
        let answer = unsafe program.path.withCString { path in
            unsafe withOptionalCString(program.directory) { directory in
                var request = unsafe weft_program()
                unsafe request.program = path
                unsafe request.arguments = UnsafePointer(words.pointers)
                unsafe request.environment = variables.map { unsafe UnsafePointer($0.pointers) }
                unsafe request.directory = directory
                let standard = program.standard.map { $0 ?? -1 }
                unsafe request.standard = (standard[0], standard[1], standard[2])
                unsafe request.new_session = program.startsSession
                return unsafe weft_spawn(&request, &process)
            }
        }
        // The texts are used until here.
        withExtendedLifetime((words, variables)) {}
        return (try SystemFailure.check(answer), process)
    }

    /// Takes the status of a child that has ended: its exit status, or the negative of the signal that killed it.
    ///
    /// Nil if it has not ended yet.
    package static func reap(_ descriptor: Int32) throws(SystemFailure) -> Int32? {
        var status: Int32 = 0
        return try SystemFailure.check(unsafe weft_reap(descriptor, &status)) == 0 ? nil : status
    }

    /// Sends it a signal; its number can't have gone to another process.
    package static func signal(_ descriptor: Int32, _ signal: Int32) throws(SystemFailure) {
        _ = try SystemFailure.check(weft_signal_process(descriptor, signal))
    }

    /// Whether a path leads to a folder.
    package static func isFolder(_ path: String) -> Bool { unsafe weft_is_folder(path) }

    private static func withOptionalCString<Result>(
        _ text: String?,
        _ body: (UnsafePointer<CChar>?) -> Result
    ) -> Result {
        guard let text else { return body(nil) }
        return unsafe text.withCString { unsafe body($0) }
    }
}

/// Texts as C has them: an array of pointers that ends with null.
@safe private final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        unsafe pointers = .allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() {
            let bytes = text.utf8CString
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            for (place, byte) in bytes.enumerated() { unsafe copy[place] = byte }
            unsafe pointers[index] = copy
        }
        unsafe pointers[texts.count] = nil
    }

    deinit {
        for index in 0..<count { unsafe pointers[index]?.deallocate() }
        unsafe pointers.deallocate()
    }
}
