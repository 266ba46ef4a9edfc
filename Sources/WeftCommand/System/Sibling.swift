import Files

/// A program that lies beside this one.
enum Sibling {
    /// Runs it to its end with this process's standard error, and gives back its standard output.
    static func output(of name: String, arguments: [String]) throws(FileError) -> SiblingOutput {
        let path = Environment.executableFolder + "/" + name
        let (bytes, ending) = try ChildProcess.output(
            of: path,
            [path] + arguments,
            environment: ChildProcess.environment(),
            showsErrors: true
        )
        return SiblingOutput(bytes: bytes, status: ending.exitStatus.code)
    }
}
