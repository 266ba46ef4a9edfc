import Glibc

/// A program that lies beside this one.
enum Sibling {
    /// Runs it to its end with this process's standard input and error, and gives back its standard output.
    static func output(of name: String, arguments: [String]) throws(FileError) -> SiblingOutput {
        let path = Environment.executableFolder + "/" + name
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw FileError(.run, path, .of(errno)) }
        defer { close(ends[0]) }
        let started = spawn(path, [path] + arguments, output: ends)
        close(ends[1])
        let process = try started.get(orFor: path)

        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = try Descriptor.read(ends[0], into: &buffer, path: path)
            if count == 0 { break }
            output += buffer.prefix(count)
        }
        return SiblingOutput(bytes: output, status: wait(for: process))
    }

    private static func spawn(_ path: String, _ words: [String], output: [Int32]) -> Started {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_adddup2(&actions, output[1], StandardStream.output.descriptor)
        for end in output { unsafe posix_spawn_file_actions_addclose(&actions, end) }
        // Reason for `unsafe`: the strings are copied by strdup, ended by a null, and freed when the call is
        // over.
        var words: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer {
            unsafe words.forEach { unsafe free($0) }
            unsafe posix_spawn_file_actions_destroy(&actions)
        }
        var process: pid_t = 0
        let number = unsafe posix_spawn(&process, path, &actions, nil, &words, environ)
        return number == 0 ? .process(process) : .failed(number)
    }

    private enum Started {
        case process(pid_t)
        case failed(Int32)

        func get(orFor path: String) throws(FileError) -> pid_t {
            switch self {
            case .process(let process): process
            case .failed(let number): throw FileError(.run, path, .of(number))
            }
        }
    }

    /// What the process exited with, as a shell would say it.
    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
