import Glibc

/// A new folder for one test, removed with all that is in it when the test lets go of it.
public final class TemporaryFolder: Sendable {
    /// Where it is, without a slash at the end.
    public let path: String

    /// A folder that nobody else has.
    public init() {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = (parent + "/weft-test-XXXXXX").utf8CString.map { $0 }
        guard unsafe mkdtemp(&template) != nil else {
            preconditionFailure("can't make a folder in \(parent)")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The path of a file in it.
    public func file(_ name: String) -> String { path + "/" + name }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        if Files.isFolder(path), !isLink(path) {
            for name in Files.names(in: path) { remove(path + "/" + name) }
            unsafe rmdir(path)
        } else {
            unsafe unlink(path)
        }
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
