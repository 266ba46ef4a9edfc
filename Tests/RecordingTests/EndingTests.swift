import Glibc
import TestSupport
import Testing
import TraceModel

/// However the program ends, the command says so and the trace has what happened until then.
struct EndingTests {
    @Test(arguments: [
        ("exit-7", Int32(7), ProgramExit.Status.code(7)), ("segmentation-fault", 139, .signal(11)),
        ("kill-itself", 137, .signal(9)),
    ])
    func `the exit status is the program's own`(name: String, status: Int32, exit: ProgramExit.Status) throws
    {
        let recording = try Recording(name, virtual: false)
        #expect(recording.ending.status == status)
        #expect(recording.trace.end?.exit == ProgramExit(status: exit))
        #expect(recording.trace.lawReport().first == nil)
        #expect(recording.lines.contains { $0.contains("2 create unstructured") })
    }

    @Test func `a fatal error leaves a trace up to the crash`() throws {
        let recording = try Recording("fatal-error", virtual: false)
        // SIGILL on x86-64, SIGTRAP on others.
        #expect([128 + 4, 128 + 5].contains(recording.ending.status))
        #expect(recording.trace.lawReport().first == nil)
        #expect(recording.lines.contains("2 end  returned"))
        #expect(!recording.lines.contains { $0.hasPrefix("1 end") })
    }

    @Test(.timeLimit(.minutes(1)), arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal is passed on, and the trace is written all the same`(signal: Int32) throws {
        let program = BuiltProgram.folder + "/weft-test-programs"
        let recording = try Recording(arguments: ["--", program, "sleep-for-ever"], signal: signal)
        #expect(recording.ending.status == 128 + signal)
        #expect(recording.trace.end?.exit == ProgramExit(status: .signal(signal)))
        #expect(recording.lines.contains("1 print sleeping"))
    }

    @Test(.timeLimit(.minutes(1))) func `signals that keep coming do not keep the trace from being written`()
    {
        let folder = TemporaryFolder()
        let script = """
            cd "$1" && mkfifo out
            "$2/weft" record -o trace.json -- "$2/weft-test-programs" sleep-for-ever > out &
            weft=$!
            read line < out
            while kill -TERM $weft 2> /dev/null; do :; done
            wait $weft
            """
        let ending = BuiltProgram(path: "/bin/sh").run(["-c", script, "sh", folder.path, BuiltProgram.folder])
        #expect(ending.status == 128 + SIGTERM)
        #expect(Files.text(folder.file("trace.json"))?.hasSuffix("\"exit\":{\"signal\":15}}}\n") == true)
        #expect(!Files.names(in: folder.path).contains { $0.hasPrefix(".weft") })
    }

    @Test func `a deadlock names each stuck task and what it waits for`() throws {
        let recording = try Recording("deadlock")
        #expect(recording.ending.status == 86)
        #expect(recording.trace.end?.exit == ProgramExit(status: .code(86), isDeadlock: true))
        #expect(
            recording.ending.errors.hasPrefix(
                """
                weft: deadlock: nothing can ever run again, and 3 tasks wait:
                weft:   task 1 'main' awaits task 2 'left', since 0 s
                weft:   task 2 'left' waits for a continuation that nobody has resumed, since 1 µs
                weft:   task 3 'right' waits for a continuation that nobody has resumed, since 2 µs

                """
            )
        )
    }
}
