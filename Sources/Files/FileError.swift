/// Why a file could not be read or written.
package struct FileError: Error, Hashable, Sendable {
    /// What was asked of the file.
    package enum Operation: Hashable, Sendable {
        /// To be read.
        case read
        /// To be written.
        case write
        /// To be run.
        case run
    }

    /// What the system said.
    package enum Reason: Hashable, Sendable {
        /// Nothing has this name.
        case notFound
        /// It is a folder.
        case isDirectory
        /// A part of the path is no folder.
        case notADirectory
        /// The user may not do it.
        case permissionDenied
        /// The disk is full, or the user's share of it.
        case noSpace
        /// The file system can only be read.
        case readOnly
        /// A name in the path is too long.
        case nameTooLong
        /// Its symbolic links lead in a circle.
        case linkLoop
        /// Anything else, in the system's own words.
        case other(String)
    }

    /// What was asked.
    package var operation: Operation
    /// The path as the user gave it; `-` for a standard stream.
    package var path: String
    /// Why it failed.
    package var reason: Reason

    /// An error from its facts.
    package init(_ operation: Operation, _ path: String, _ reason: Reason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }
}
