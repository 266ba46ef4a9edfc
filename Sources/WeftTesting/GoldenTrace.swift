internal import EventLoop
internal import Files
internal import TraceDiff
internal import TraceJSON
internal import TraceModel

/// The trace that a test expects, in a file beside it.
struct GoldenTrace {
    private let path: String

    init(name: String, beside file: String) {
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        // A name is one part of a path, whatever words it has.
        path = folder + "/Interleavings/" + name.map { $0 == "/" ? "-" : String($0) }.joined() + ".json"
    }

    /// What is wrong with a new trace; nil if nothing is.
    func issue(with trace: Trace) -> InterleavingIssue? {
        let bytes = TraceWriter.bytes(of: trace)
        let golden: [UInt8]?
        do throws(FileError) {
            golden = try FileSource(path).rest()
        } catch {
            if error.reason != .notFound { return .unreadable(path: path, why: error.reason.phrase) }
            golden = nil
        }
        if golden == bytes { return nil }
        let issue = golden.map { difference($0, trace) } ?? .noGolden(path: path)
        guard issue != nil, ThisProcess.environmentVariable("WEFT_RECORD") != nil else { return issue }
        let isUnwatched = ThisProcess.environmentVariable("CI").map { !["false", "0"].contains($0) } ?? false
        return isUnwatched ? .recordsInCI(path: path) : record(bytes)
    }

    private func difference(_ golden: [UInt8], _ trace: Trace) -> InterleavingIssue? {
        let expected: Trace
        do throws(TraceReadError) {
            expected = try TraceReader.read(bytes: golden).trace
        } catch {
            return .unreadable(path: path, why: "\(error)")
        }
        let comparison = Comparison(base: expected, candidate: trace)
        if comparison.gate() == .pass { return nil }
        let report = ComparisonText.report(comparison, names: (base: path, candidate: "this run"))
        return .differs(path: path, report: report)
    }

    private func record(_ bytes: [UInt8]) -> InterleavingIssue {
        do throws(FileError) {
            try FileIdentity.makeFolder(path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ".")
            try FileSink.write(bytes, to: path)
            return .recorded(path: path)
        } catch {
            return .unwritable(path: path, why: error.reason.phrase)
        }
    }
}
