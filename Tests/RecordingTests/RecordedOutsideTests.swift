import TestSupport
import Testing
import TraceModel

/// Waits for connections, processes and threads: each recorded with its reason and its name.
struct RecordedOutsideTests {
    private static func record(_ name: String) throws -> Recording {
        let program = BuiltProgram.folder + "/OutsideProgram"
        return try Recording(arguments: ["--virtual", "--", program, name])
    }

    @Test(arguments: ["echo", "half-close", "cancelled-read", "server-ends", "reset"])
    func `with both ends in one process, two recordings are the same bytes`(name: String) throws {
        let recording = try Self.record(name)
        #expect(recording.trace.lawReport().first == nil)
        #expect(recording.bytes == (try Self.record(name)).bytes)
    }

    struct Waits: CustomTestStringConvertible, Sendable {
        var testDescription: String { program }
        let program: String
        let waits: Set<String>
        let waker: WakeCause
    }

    @Test(arguments: [
        Waits(
            program: "echo",
            waits: ["io.accept echo", "io.connect TCPStream#3", "io.read TCPStream", "io.read TCPStream#6"],
            waker: .io
        ),
        Waits(program: "pipes", waits: ["io.read cat stdout", "process true"], waker: .io),
        Waits(program: "threads", waits: ["continuation thread"], waker: .external),
    ])
    func `a wait for the outside says for what, and who ended it`(expected: Waits) throws {
        let trace = try Self.record(expected.program).trace
        var waits: Set<String> = []
        var wakers: Set<WakeCause> = []
        for event in trace.events {
            switch event.action {
            case .suspend(let wait):
                waits.insert("\(wait.reason?.rawValue ?? "?") \(trace.texts[wait.what] ?? "")")
            case .ready(let wake): if let cause = wake.via { wakers.insert(cause) }
            default: break
            }
        }
        #expect(expected.waits.subtracting(waits) == [], "\(waits.sorted())")
        #expect(wakers.contains(expected.waker))
    }
}
