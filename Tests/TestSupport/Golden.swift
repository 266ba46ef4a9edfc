import Glibc
public import Testing

/// Files that hold what the program is expected to write.
///
/// With `WEFT_RECORD=1` in the environment a differing file is written anew, and the test still fails: a recording
/// can't pass unseen.
public enum Golden: Sendable {
    /// Compares text with a file of the repository, and records an issue with a line diff where they differ.
    ///
    /// - Parameters:
    ///   - actual: What the program wrote.
    ///   - path: The file, from the root of the repository.
    public static func expect(
        _ actual: String,
        matches path: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let expected = read(path)
        if let expected, expected.utf8.elementsEqual(actual.utf8) { return }
        var message = "\(path) differs:\n" + TextDiff.lines(expected ?? "", actual)
        if unsafe getenv("WEFT_RECORD") != nil {
            write(actual, to: path)
            message = "recorded \(path); run again without WEFT_RECORD.\n" + message
        } else if expected == nil {
            message = "\(path) is missing; WEFT_RECORD=1 writes it.\n" + message
        }
        Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
    }

    /// The text of a file of the repository, or nil where there is none.
    public static func read(_ path: String) -> String? {
        bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a file of the repository, or nil where there is none.
    public static func bytes(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(repositoryRoot + "/" + path, "rb") else { return nil }
        defer { _ = unsafe fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&block, 1, block.count, file)
            if count == 0 { return bytes }
            bytes += block.prefix(count)
        }
    }

    /// The names in a folder of the repository, sorted.
    public static func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir(repositoryRoot + "/" + folder) else { return [] }
        defer { _ = unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func write(_ text: String, to path: String) {
        let whole = repositoryRoot + "/" + path
        var folder = ""
        for part in whole.split(separator: "/").dropLast() {
            folder += "/" + part
            _ = unsafe mkdir(folder, 0o777)
        }
        guard let file = unsafe fopen(whole, "wb") else { return }
        defer { _ = unsafe fclose(file) }
        let bytes = Array(text.utf8)
        _ = unsafe fwrite(bytes, 1, bytes.count, file)
    }
}
