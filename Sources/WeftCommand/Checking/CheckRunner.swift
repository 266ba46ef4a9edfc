import Files
import TraceDiff
import TraceJSON
import TraceModel

/// Records the programs of a manifest one after the other, and compares each with its baseline.
struct CheckRunner {
    /// The folder of the manifest, as the user named it.
    let folder: String
    /// How long a program may take whose check does not say.
    let timeLimit: TimeSpan
    /// The folder that the recordings go to; nil for nowhere.
    let output: String?
    /// Whether the recordings are accepted as baselines.
    let isUpdate: Bool
    let console: any Console

    /// What came of a check; that it can't be made hides no other.
    ///
    /// - Throws: Only what stops all checks: a signal, or an output that can't be written.
    func run(_ check: Manifest.Check) throws(CommandError) -> ReportedCheck {
        let base = path(check.baselinePath)
        try removeEarlier(check)
        let trace: Trace
        do throws(CommandError) {
            trace = try record(check)
        } catch {
            if case .interrupted = error { throw error }
            return ReportedCheck(name: check.name, file: base, .failed(reason: error.clause))
        }
        var name = "a new recording"
        if let output {
            name = "\(output)/\(check.name).json"
            try OutputFile.write(TraceWriter.bytes(of: trace).span, to: name, console)
        }
        let reported: ReportedComparison
        do throws(CommandError) {
            reported = try compare(trace, name, check)
        } catch {
            return ReportedCheck(name: check.name, file: base, .failed(reason: error.clause))
        }
        if let output, reported.comparison.verdict != .identical {
            let picture = DifferencePicture().bytes(of: DrawnComparison(reported))
            try OutputFile.write(picture.span, to: "\(output)/\(check.name).svg", console)
        }
        return ReportedCheck(name: check.name, file: base, .compared(reported))
    }

    /// Removes what an earlier run kept of a check: nobody may take it for what this one has found.
    private func removeEarlier(_ check: Manifest.Check) throws(CommandError) {
        guard let output else { return }
        for ending in ["json", "svg"] {
            try CommandError.ofFile { () throws(FileError) in
                try console.removeFile("\(output)/\(check.name).\(ending)")
            }
        }
    }

    /// A path of the manifest, seen from this command's folder.
    private func path(_ path: String) -> String { Manifest.path(path, in: folder) }

    private func record(_ check: Manifest.Check) throws(CommandError) -> Trace {
        var request = RecordCommand.request(for: check.subject, tick: check.tick)
        request.surroundings = .init(folder: check.folder.map(path) ?? folder, isUnattended: true)
        request.timeLimit = check.timeLimit ?? timeLimit
        let recording: Recorder.Recording
        do throws(RecordError) {
            recording = try Recorder(request, console: console).record()
        } catch {
            throw .record(error)
        }
        if let signal = recording.interruption { throw .interrupted(signal: signal) }
        guard recording.trace.taskCount > 0 else {
            if case .scenario(let name) = check.subject { try Scenario.check(name, for: "check", console) }
            throw .nothingRecorded(program: request.command[0], status: recording.status.code)
        }
        for fact in recording.missing { console.error("weft: \(check.name): \(fact.sentence)\n") }
        return recording.trace
    }

    private func compare(
        _ trace: Trace,
        _ name: String,
        _ check: Manifest.Check
    ) throws(CommandError) -> ReportedComparison {
        let path = path(check.baselinePath)
        let update = "weft check --update \(folder) \(check.name)"
        var base: TraceInput?
        do throws(CommandError) {
            base = try TraceInput.readBaseline(path, update: update, console)
        } catch {
            guard isUpdate, case .noBaseline = error else { throw error }
            if let end = path.lastIndex(of: "/") {
                let folder = String(path[..<end])
                try CommandError.ofFile { () throws(FileError) in try console.makeFolder(folder) }
            }
            try Blessing.accept(first: trace, named: check.name, as: path, console)
        }
        let failOn = isUpdate ? FailOn.nothing : check.failOn
        let comparison = Comparison(
            base: base?.trace ?? trace,
            candidate: trace,
            threshold: failOn?.threshold
        )
        if isUpdate, base != nil { try Blessing.accept(comparison, as: path, console) }
        let lines = base?.reading.lines
        return ReportedComparison(
            comparison,
            names: (path, name),
            failOn: failOn,
            baseLines: { lines?[$0] }
        )
    }
}
