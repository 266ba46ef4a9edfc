import TestSupport
import Testing
import TraceModel

/// Every fact that a trace can hold of an unmodified program, recorded and compared with what was checked by eye.
struct RecordedFactsTests {
    @Test(arguments: ["kinds", "waits", "contention", "errors", "prints", "deadlock"])
    func `a program is recorded with every kind, reason, waker, outcome and print`(name: String) throws {
        let recording = try Recording(name)
        #expect(recording.trace.lawReport().first == nil)
        let text = recording.lines.map { $0 + "\n" }.joined()
        Golden.expect(text, matches: "Tests/RecordingTests/Recordings/\(name).txt")
    }

    @Test func `the program's output is its own, byte for byte and in order`() throws {
        let alone = BuiltProgram("weft-test-programs").run("prints")
        let recorded = try Recording("prints")
        #expect(recorded.ending.output == alone.output)
        #expect(recorded.ending.errors.hasPrefix(alone.errors))
        let printed = recorded.trace.events.compactMap { event -> String? in
            guard case .print(let text, .standardOutput) = event.action else { return nil }
            return recorded.trace.texts[text] as String
        }
        #expect(printed.joined(separator: "\n") == alone.output)
    }

    @Test func `one line on standard error says what was recorded and where`() throws {
        let recording = try Recording("kinds")
        let last = recording.ending.errors.split(separator: "\n").last ?? ""
        #expect(last.hasPrefix("weft: \(recording.trace.events.count) events, 8 tasks, 0 dropped, "))
        #expect(last.hasSuffix("trace.json"))
    }

    @Test func `a wall recording has its process and its start`() throws {
        let recording = try Recording("waits", virtual: false)
        #expect(recording.trace.lawReport().first == nil)
        #expect(recording.trace.clock == .wall)
        #expect(recording.trace.program.processID != nil)
        #expect(recording.trace.start != nil)
    }

    @Test(arguments: [false, true])
    func `a sleep is as long as it was asked to be, however it is spelled`(virtual: Bool) throws {
        let recording = try Recording("sleeps", virtual: virtual)
        let sleeps = recording.trace.events.compactMap { event -> Int64?? in
            guard case .suspend(let suspension) = event.action, suspension.reason == .sleep else {
                return nil
            }
            return suspension.duration?.nanoseconds
        }
        #expect(sleeps.dropLast() == [1_000_000, 2_000_000, 3_000_000, 4_000_000])
        // One that ends at a moment is as long as what was left then, which only the loop always knows.
        #expect(sleeps.count == 5)
        #expect(sleeps.last == 5_000_000 || (!virtual && sleeps.last == .some(nil)))
    }
}
