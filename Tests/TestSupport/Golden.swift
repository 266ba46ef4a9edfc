internal import Files
import Glibc
public import Testing

/// Files that hold what the program is expected to write.
///
/// With `WEFT_RECORD=1` in the environment a differing file is written anew, and the test still fails: a
/// recording can't pass unseen.
public enum Golden: Sendable {
    /// Whether differing files are written anew.
    public static var isRecording: Bool {
        EnvironmentSwitch.isOn(unsafe getenv("WEFT_RECORD").map { unsafe String(cString: $0) })
    }

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
        if isRecording {
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
    public static func bytes(_ path: String) -> [UInt8]? { Files.read(repositoryRoot + "/" + path) }

    /// The names in a folder of the repository, sorted; hidden ones are left out.
    public static func names(in folder: String) -> [String] {
        Files.names(in: repositoryRoot + "/" + folder).filter { !$0.hasPrefix(".") }
    }

    private static func write(_ text: String, to path: String) {
        let parts = path.split(separator: "/")
        for count in parts.indices.dropFirst() {
            Files.makeFolder(repositoryRoot + "/" + parts[..<count].joined(separator: "/"))
        }
        Files.write(text, to: repositoryRoot + "/" + path)
    }
}
