import Glibc

/// A file of the file system, or standard input, that is being read.
package final class FileSource: ByteSource {
    private let path: String
    private let descriptor: Int32
    private let isOwned: Bool

    package init(_ path: String) throws(FileError) {
        self.path = path
        isOwned = path != "-"
        guard isOwned else {
            descriptor = STDIN_FILENO
            return
        }
        descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileError(.read, path, .of(errno)) }
    }

    deinit { if isOwned, descriptor >= 0 { close(descriptor) } }

    package var size: Int {
        var status = stat()
        let isKnown = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return isKnown ? Int(status.st_size) : 0
    }

    package func read(into buffer: inout [UInt8]) throws(FileError) -> Int {
        try Descriptor.read(descriptor, into: &buffer, path: path)
    }
}
