import CRecording
import RecordingLog
import TestSupport
import Testing
import TraceModel

/// A recording that began in a program that ran already.
struct LateTaskTests {
    @Test func `a trace opens with the tasks that were there before`() throws {
        var log = LogBuilder()
        log.isLate = true
        log.add(WEFT_RECORD_FOUND, 7, text: "caller")
        log.created(9, by: 7, name: "new")
        log.enqueued(3, by: 7)
        log.runs(3, thread: 2)
        #expect(
            try lines(log) == [
                "1 create ? named caller late", "2 create ? late", "1 resume on 1",
                "3 create detached named new by 1",
                "2 resume on 2",
            ]
        )
    }

    @Test func `the timer of a sleep that had begun before is no task`() throws {
        var log = LogBuilder()
        log.isLate = true
        log.add(WEFT_RECORD_FOUND, 7)
        log.runs(20, thread: 2)
        log.add(WEFT_RECORD_CONTINUATION_RESUMED, 5, value: 20, thread: 2)
        log.enqueued(5, by: 20, thread: 2)
        log.add(WEFT_RECORD_COMPLETED, 20, thread: 2)
        log.runs(5, thread: 2)
        #expect(try lines(log) == ["1 create ? late", "2 create ? late", "1 resume on 1", "2 resume on 2"])
    }

    @Test func `a task that does more than a timer is one`() throws {
        var log = LogBuilder()
        log.isLate = true
        log.runs(20)
        log.add(WEFT_RECORD_CONTINUATION_RESUMED, 5, value: 20)
        log.enqueued(5, by: 20)
        log.add(WEFT_RECORD_PRINT, 20, text: "woke it")
        log.add(WEFT_RECORD_COMPLETED, 20)
        #expect(
            try lines(log) == [
                "1 create ? late", "2 create ? late", "1 resume on 1", "1 print woke it", "1 end",
            ]
        )
    }

    @Test func `virtual time begins with the recording`() throws {
        var log = LogBuilder()
        log.isLate = true
        log.startVirtual = 5_000
        log.add(WEFT_RECORD_FOUND, 7)
        log.add(WEFT_RECORD_CLOCK, value: 5_250)
        log.add(WEFT_RECORD_PRINT, 7, text: "now")
        #expect(try trace(of: log.bytes()).events.map(\.time.nanoseconds) == [0, 0, 250])
    }

    private func lines(_ log: LogBuilder) throws -> [String] {
        let trace = try trace(of: log.bytes())
        #expect(trace.lawReport().first == nil)
        return trace.events.map { line($0, trace.texts) }
    }
}
