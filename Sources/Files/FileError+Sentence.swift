extension FileError {
    /// The error in words.
    package var sentence: String {
        switch operation {
        case .read: "can't read \(Shown.input(path)): \(reason.phrase)"
        case .write: "can't write \(Shown.output(path)): \(reason.phrase)"
        case .run: "can't run \(Shown.word(path)): \(reason.phrase)"
        }
    }
}

extension FileError.Reason {
    /// What is wrong, as the end of a sentence.
    package var phrase: String {
        switch self {
        case .notFound: "no such file or folder"
        case .isDirectory: "it is a folder"
        case .notADirectory: "a part of its path is not a folder"
        case .permissionDenied: "permission denied"
        case .noSpace: "no space is left on the disk"
        case .readOnly: "the file system is read-only"
        case .nameTooLong: "its name is too long"
        case .linkLoop: "its symbolic links lead in a circle"
        case .other(let words): words
        }
    }
}
