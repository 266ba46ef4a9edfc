/// How a block's interleaving is not what its golden trace says.
public enum InterleavingIssue: Error, Hashable, Sendable {
    /// There is no golden trace yet.
    case noGolden(path: String)
    /// It can't be read, or is no trace.
    case unreadable(path: String, why: String)
    /// It can't be written.
    case unwritable(path: String, why: String)
    /// It was written now, as was asked for by `WEFT_RECORD`.
    case recorded(path: String)
    /// It was to be written where nobody would look.
    case recordsInCI(path: String)
    /// The two differ: the report says where first, and then how.
    case differs(path: String, report: String)
    /// Any of these, with the files that show the new interleaving.
    indirect case shown(InterleavingIssue, files: [String])

    func with(_ files: [String]) -> InterleavingIssue { files.isEmpty ? self : .shown(self, files: files) }
}

extension InterleavingIssue: CustomStringConvertible {
    /// The issue in words: what is wrong, where, and what to do about it.
    public var description: String {
        switch self {
        case .noGolden(let path):
            "\(path) is missing; run this test with WEFT_RECORD=1 in the environment, which writes it"
        case .unreadable(let path, let why):
            "can't read \(path): \(why); WEFT_RECORD=1 writes it anew"
        case .unwritable(let path, let why): "can't write \(path): \(why)"
        case .recorded(let path): "recorded \(path); look at it, and run this test again without WEFT_RECORD"
        case .recordsInCI(let path):
            "\(path) is not written, since the environment has CI and nobody would look: record it elsewhere"
        case .differs(let path, let report):
            "\(report)If this is meant, WEFT_RECORD=1 writes \(path) anew"
        case .shown(let issue, let files):
            "\(issue.description); the new interleaving is in \(files.joined(separator: " and "))"
        }
    }
}
