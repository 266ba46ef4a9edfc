import Glibc

/// A file that is written aside, in the folder that it belongs in, and then renamed into its place.
///
/// Whoever reads the path meanwhile sees the old file or the new one, whole. What is no regular file (a pipe,
/// a terminal, `/dev/null`) is written as it is.
package final class FileSink: ByteSink {
    /// The path as the user gave it, for messages.
    private let path: String
    /// Where the path leads once its symbolic links are followed.
    private let target: String
    /// The file beside the target; nil where the target itself is written.
    private var aside: String?
    private var descriptor: Int32 = -1

    package init(_ path: String) throws(FileError) {
        self.path = path
        target = try FileIdentity.followingLinks(path)
        var status = stat()
        let exists = unsafe stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw FileError(.write, path, .isDirectory) }
        let isRegular = !exists || status.st_mode & S_IFMT == S_IFREG
        guard isRegular, !FileIdentity.isOwnedBySystem(target) else {
            descriptor = unsafe Glibc.open(target, O_WRONLY | O_CLOEXEC)
            if descriptor < 0 { throw FileError(.write, path, .of(errno)) }
            return
        }
        // A file that the user protected stays protected, though its folder would let it be replaced.
        if exists, unsafe access(target, W_OK) != 0 { throw FileError(.write, path, .of(errno)) }
        try openAside()
        if exists, fchmod(descriptor, status.st_mode & 0o7777) != 0 {
            throw FileError(.write, path, .of(errno))
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if let aside { unsafe unlink(aside) }
    }

    /// Whether a path is another word for `-`.
    ///
    /// Replacing what it leads to, or opening it anew, would write elsewhere than where the shell's `>`
    /// points.
    package static func isStandardOutput(_ path: String) -> Bool {
        ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path)
    }

    private func openAside() throws(FileError) {
        let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
        // The process id sets two commands apart that write into one folder; the count, what an earlier one
        // left.
        for attempt in 0..<100 {
            let name = "\(folder).weft-\(getpid())-\(attempt)"
            descriptor = unsafe Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                aside = name
                return
            }
            if errno != EEXIST { throw FileError(.write, path, .of(errno)) }
        }
        throw FileError(.write, path, .of(EEXIST))
    }

    /// Writes a whole file.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let sink = try FileSink(path)
        try sink.write(bytes.span)
        try sink.commit()
    }

    package func write(_ bytes: Span<UInt8>) throws(FileError) {
        try Descriptor.write(bytes, to: descriptor, path: path)
    }

    package func commit() throws(FileError) {
        // Some file systems report a full disk only now.
        let closed = close(descriptor)
        descriptor = -1
        if closed != 0 { throw FileError(.write, path, .of(errno)) }
        guard let aside else { return }
        if unsafe rename(aside, target) != 0 { throw FileError(.write, path, .of(errno)) }
        self.aside = nil
    }
}
