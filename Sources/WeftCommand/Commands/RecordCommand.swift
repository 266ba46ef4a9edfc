import Files
import TraceModel

/// `weft record [--virtual] -- PROGRAM ARGUMENTS…`.
enum RecordCommand: Command {
    static let description = RecordOptions.description

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let options = try usage { () throws(UsageError) in try RecordOptions(arguments) }
        try options.checkScenario(for: description.name, console)
        return try record(options, console).status
    }

    /// Records what the options say and writes the trace to its file; tells of it in one line on standard error.
    static func record(
        _ options: RecordOptions,
        _ console: any Console
    ) throws(CommandError) -> Recorder.Recording {
        let request = request(for: options.subject, tick: options.tick)
        do throws(RecordError) {
            let recorder = try Recorder(request, console: console)
            let file = try open(options.output, console)
            let recording = try recorder.record()
            try file.write(recording.trace)
            report(recording, options.output, console)
            return recording
        } catch {
            throw .record(error)
        }
    }

    /// The recording of a subject.
    static func request(for subject: RecordOptions.Subject, tick: TimeSpan?) -> Recorder.Request {
        switch subject {
        case .program(let command):
            Recorder.Request(command: command, path: nil, tick: tick)
        case .scenario(let name):
            // Named without a path in the trace, so that the trace is the same on every machine.
            Recorder.Request(
                command: [Scenario.executable, name],
                path: Environment.executableFolder + "/" + Scenario.executable,
                tick: tick
            )
        }
    }

    private static func open(_ path: String, _ console: any Console) throws(RecordError) -> RecordingFile {
        do throws(FileError) {
            return try RecordingFile(path, console: console)
        } catch {
            throw .outputRefused(error)
        }
    }

    private static func report(_ recording: Recorder.Recording, _ output: String, _ console: any Console) {
        let trace = recording.trace
        for fact in recording.missing { console.error("weft: \(fact.sentence)\n") }
        if trace.end?.exit?.isDeadlock == true {
            for line in StuckTasks.lines(of: trace) { console.error("weft: \(line)\n") }
        }
        let counts = [Count.of(trace.events.count, "event"), Count.of(trace.taskCount, "task")]
        let dropped = trace.end?.dropped ?? 0
        console.error(
            "weft: \(counts.joined(separator: ", ")), \(dropped) dropped, \(Shown.output(output))\n"
        )
    }
}
