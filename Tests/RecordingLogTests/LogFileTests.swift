import CRecording
import RecordingLog
import TestSupport
import Testing
import TraceModel

/// Logs as processes leave them: whole, killed in the middle, full, or no logs at all.
struct LogFileTests {
    private func marching(_ count: Int) -> LogBuilder {
        var log = LogBuilder()
        log.created(1)
        log.runs(1)
        for _ in 0..<count {
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.enqueued(1)
            log.runs(1)
        }
        return log
    }

    @Test func `many chunks of one thread are read in order`() throws {
        let trace = try trace(of: marching(2000).bytes())
        #expect(trace.events.count == 2 + 3 * 2000)
        #expect(trace.lawReport().first == nil)
    }

    @Test(arguments: [1, 31, 32, 33, 1000, 32_768, 40_000])
    func `a log that is cut anywhere gives what is whole in it`(cut: Int) throws {
        let trace = try trace(of: marching(2000).bytes(cut: cut))
        #expect(trace.events.count > 3000)
        #expect(trace.lawReport().first == nil)
    }

    @Test func `records of two threads are merged by time`() throws {
        var log = LogBuilder()
        for task in 1...6 as ClosedRange<UInt64> {
            log.created(task)
            log.runs(task, thread: UInt32(task % 2 + 1))
            log.add(WEFT_RECORD_COMPLETED, task, thread: UInt32(task % 2 + 1))
        }
        let trace = try trace(of: log.bytes())
        #expect(trace.events.compactMap(\.task?.number) == (1...6).flatMap { [$0, $0, $0] })
    }

    @Test func `dropped records are a gap and are counted in the end`() throws {
        var log = marching(3)
        log.dropped = 17
        let trace = try trace(of: log.bytes())
        #expect(trace.end?.dropped == 17)
        guard case .gap(let gap)? = trace.events.last?.action else {
            Issue.record("the last event is no gap")
            return
        }
        #expect(gap.dropped == 17)
        #expect(trace.lawReport().first == nil)
    }

    @Test func `chunks that the disk had no room for are not touched`() throws {
        var log = marching(3)
        log.isBacked = false
        log.dropped = 11
        let trace = try trace(of: log.bytes())
        #expect(trace.events.count == 1)
        #expect(trace.end?.dropped == 11)
    }

    @Test(arguments: [
        (UInt32(0), [MissingFact]()), (WEFT_MISSING_DEPENDENCIES, [.targets]),
        (WEFT_MISSING_OUTCOMES, [.outcomes]),
        (WEFT_MISSING_DEPENDENCIES | WEFT_MISSING_OUTCOMES, [.targets, .outcomes]),
    ])
    func `what the runtime did not show is said`(bits: UInt32, facts: [MissingFact]) throws {
        var log = marching(1)
        log.missing = bits
        let folder = TemporaryFolder()
        Files.write(log.bytes(), to: folder.file("1.weftlog"))
        #expect(try RecordingLog(path: folder.file("1.weftlog")).missingFacts == facts)
    }

    @Test func `virtual time is what the clock records say`() throws {
        var log = LogBuilder()
        log.created(1)
        log.add(WEFT_RECORD_CLOCK, value: 5000)
        log.runs(1)
        log.add(WEFT_RECORD_CLOCK, value: 2_000_000_000)
        log.add(WEFT_RECORD_COMPLETED, 1)
        let trace = try trace(of: log.bytes())
        #expect(trace.events.map(\.time.nanoseconds) == [0, 5000, 2_000_000_000])
        #expect(trace.clock == .virtual(tick: .zero))
        #expect(trace.start == nil)
    }

    @Test func `wall time begins at the first record and never goes back`() throws {
        var log = LogBuilder(source: WEFT_CLOCK_MONOTONIC)
        log.created(1)
        log.runs(1, thread: 2)
        log.add(WEFT_RECORD_COMPLETED, 1, thread: 2)
        let trace = try trace(of: log.bytes())
        #expect(trace.events.map(\.time.nanoseconds) == [0, 1, 2])
        #expect(trace.clock == .wall)
    }

    @Test(arguments: [[], Array("not a log".utf8), Array(repeating: UInt8(7), count: 10_000)])
    func `another file is refused`(bytes: [UInt8]) throws {
        let folder = TemporaryFolder()
        let path = folder.file("1.weftlog")
        Files.write(bytes, to: path)
        #expect(throws: RecordingLogError.notALog(path: path)) { _ = try RecordingLog(path: path) }
    }

    @Test func `a missing file is unreadable`() {
        #expect(throws: RecordingLogError.unreadable(path: "/nonexistent", errno: 2)) {
            _ = try RecordingLog(path: "/nonexistent")
        }
    }
}
