import Glibc

/// Which file a path leads to.
package enum FileIdentity {
    /// Whether both paths lead to one file that exists.
    package static func isSame(_ left: String, _ right: String) -> Bool {
        var first = stat()
        var second = stat()
        guard unsafe stat(left, &first) == 0, unsafe stat(right, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Makes a folder and those that it lies in, as far as they are missing.
    package static func makeFolder(_ path: String) throws(FileError) {
        for end in path.indices.dropFirst() + [path.endIndex] where end == path.endIndex || path[end] == "/" {
            if unsafe mkdir(String(path[..<end]), 0o777) != 0, errno != EEXIST {
                throw FileError(.write, path, .of(errno))
            }
        }
    }

    /// Removes a file, if there is one.
    package static func remove(_ path: String) throws(FileError) {
        if unsafe unlink(path) != 0, errno != ENOENT { throw FileError(.write, path, .of(errno)) }
    }

    /// Whether the system made the file: such a one is written, never replaced.
    package static func isOwnedBySystem(_ path: String) -> Bool {
        path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
    }

    /// The path with its last part's symbolic links followed; what they lead to need not exist.
    package static func followingLinks(_ path: String) throws(FileError) -> String {
        var path = path
        let given = path
        // As many as the kernel follows.
        for _ in 0..<40 {
            guard !isOwnedBySystem(path), let next = link(path) else { return path }
            if next.hasPrefix("/") {
                path = next
            } else {
                path = (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + next
            }
        }
        throw FileError(.write, given, .linkLoop)
    }

    /// What a symbolic link says; nil for anything else.
    package static func link(_ path: String) -> String? {
        var characters = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink(path, &characters, characters.count)
        return count < 0
            ? nil : String(decoding: characters.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
