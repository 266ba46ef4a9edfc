import Glibc

/// Files for tests: whole, by path, without Foundation.
public enum Files: Sendable {
    /// The bytes of a file, or nil where there is none.
    public static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
    }

    /// The text of a file, or nil where there is none.
    public static func text(_ path: String) -> String? {
        read(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes a file; the folder must be there.
    public static func write(_ bytes: [UInt8], to path: String) {
        guard let file = unsafe fopen(path, "wb") else { preconditionFailure("can't write \(path)") }
        defer { unsafe fclose(file) }
        let count = unsafe fwrite(bytes, 1, bytes.count, file)
        precondition(count == bytes.count, "can't write \(path)")
    }

    /// Writes a text; the folder must be there.
    public static func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

    /// Lets everybody run a file.
    public static func makeExecutable(_ path: String) { _ = unsafe chmod(path, 0o755) }

    /// Makes a folder if it isn't there; its parent must be.
    public static func makeFolder(_ path: String) { _ = unsafe mkdir(path, 0o777) }

    /// The names in a folder, sorted; empty where there is no folder.
    public static func names(in folder: String) -> [String] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether the path leads to a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether the file may be run.
    public static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

    /// The paths of all files under a folder, relative to it, sorted; hidden ones are left out.
    public static func all(under folder: String) -> [String] {
        names(in: folder).filter { !$0.hasPrefix(".") }.flatMap { name in
            let path = folder + "/" + name
            return isFolder(path) ? all(under: path).map { name + "/" + $0 } : [name]
        }
    }
}
