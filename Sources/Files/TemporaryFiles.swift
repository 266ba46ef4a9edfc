/// Where files go that nobody asked to keep.
package enum TemporaryFiles {
    /// The folder that the environment variable `TMPDIR` names, or else the system's.
    ///
    /// - Parameter environment: Gives the value of a variable, or nil.
    /// - Returns: Its path.
    package static func folder(environment: (String) -> String?) -> String {
        environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    }
}
