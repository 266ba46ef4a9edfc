import Glibc

/// Reading and writing by file descriptor.
package enum Descriptor {
    /// Reads into the front of a buffer; 0 at the end.
    package static func read(
        _ descriptor: Int32,
        into buffer: inout [UInt8],
        path: String
    ) throws(FileError) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(.read, path, .of(errno)) }
        }
    }

    /// Writes all of the bytes.
    ///
    /// A pipe whose reader has gone away takes them all: nobody wants the rest, and what the command finds
    /// out is still its exit status. SIGPIPE is ignored only meanwhile, since an ignored signal is inherited
    /// by the programs that are started.
    package static func write(_ bytes: Span<UInt8>, to descriptor: Int32, path: String) throws(FileError) {
        let before = signal(SIGPIPE, SIG_IGN)
        defer { _ = signal(SIGPIPE, before) }
        var written = 0
        while written < bytes.count {
            // Reason for `unsafe`: the system call takes an address; the span holds `count` bytes from it.
            let count = unsafe bytes.extracting(written...).withUnsafeBufferPointer {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                return
            } else if errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&wait, 1, -1)
            } else if errno != EINTR {
                throw FileError(.write, path, .of(errno))
            }
        }
    }
}

extension FileError.Reason {
    /// The reason that the system gave.
    package static func of(_ number: Int32) -> FileError.Reason {
        switch number {
        case ENOENT: .notFound
        case EISDIR: .isDirectory
        case ENOTDIR: .notADirectory
        case EACCES, EPERM: .permissionDenied
        case ENOSPC, EDQUOT: .noSpace
        case EROFS: .readOnly
        case ENAMETOOLONG: .nameTooLong
        case ELOOP: .linkLoop
        // No locale is ever set, so the words are the same everywhere.
        default: .other(unsafe String(cString: strerror(number)))
        }
    }
}
