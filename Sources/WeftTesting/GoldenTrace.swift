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

    /// What is wrong with a new trace, and the two compared, where they could be; nil if nothing is.
    func issue(with trace: Trace) -> (InterleavingIssue, ReportedComparison?)? {
        let bytes = TraceWriter.bytes(of: trace)
        let golden: [UInt8]?
        do throws(FileError) {
            golden = try FileSource(path).rest()
        } catch {
            if error.reason != .notFound { return (.unreadable(path: path, why: error.reason.phrase), nil) }
            golden = nil
        }
        if golden == bytes { return nil }
        let issue = golden.map { difference($0, trace) } ?? (.noGolden(path: path), nil)
        guard issue != nil, isOn("WEFT_RECORD") else { return issue }
        return (isOn("CI") ? .recordsInCI(path: path) : record(bytes), issue?.1)
    }

    private func isOn(_ variable: String) -> Bool {
        EnvironmentSwitch.isOn(ThisProcess.environmentVariable(variable))
    }

    private func difference(_ golden: [UInt8], _ trace: Trace) -> (InterleavingIssue, ReportedComparison?)? {
        let expected: Trace
        do throws(TraceReadError) {
            expected = try TraceReader.read(bytes: golden).trace
        } catch {
            return (.unreadable(path: path, why: "\(error)"), nil)
        }
        let comparison = Comparison(base: expected, candidate: trace)
        if comparison.gate() == .pass { return nil }
        let names = (base: path, candidate: "this run")
        let report = ComparisonText.report(comparison, names: names)
        return (.differs(path: path, report: report), ReportedComparison(comparison, names: names))
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
