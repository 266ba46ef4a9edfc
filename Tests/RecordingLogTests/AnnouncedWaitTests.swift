import CRecording
import TestSupport
import Testing
import TraceModel

/// What a library says of its own waits, and the trace that it makes.
struct AnnouncedWaitTests {
    /// A child waits, as announced; then main ends its wait.
    private func lines(
        _ wait: (inout LogBuilder) -> Void,
        _ wake: (inout LogBuilder) -> Void
    ) throws -> [String] {
        var log = LogBuilder()
        log.created(1, flags: WEFT_CREATED_MAIN)
        log.created(2, by: 1)
        log.runs(2)
        wait(&log)
        log.runs(1)
        wake(&log)
        let trace = try trace(of: log.bytes())
        #expect(trace.lawReport().first == nil)
        return trace.events.map { line($0, trace.texts) }.filter { $0.hasPrefix("2 ") }.suffix(from: 2).map {
            $0
        }
    }

    private func announce(_ reason: weft_wait_reason, _ name: String, _ log: inout LogBuilder) {
        log.add(WEFT_RECORD_WAITS, 2, detail: reason.rawValue, text: name)
    }

    private func resume(_ cause: weft_wake_cause?, _ log: inout LogBuilder) {
        if let cause { log.add(WEFT_RECORD_WAKES, detail: cause.rawValue) }
        log.add(WEFT_RECORD_CONTINUATION_RESUMED, 2, value: 1)
        log.enqueued(2, by: 1)
    }

    @Test(arguments: [
        (WEFT_WAIT_LOCK, WEFT_WAKE_UNLOCK, "lock", "unlock"),
        (WEFT_WAIT_SEMAPHORE, WEFT_WAKE_UNLOCK, "semaphore", "unlock"),
        (WEFT_WAIT_EVENT, WEFT_WAKE_NOTIFY, "event", "notify"),
        (WEFT_WAIT_CONDITION, WEFT_WAKE_NOTIFY, "condition", "notify"),
        (WEFT_WAIT_BARRIER, WEFT_WAKE_NOTIFY, "barrier", "notify"),
        (WEFT_WAIT_QUEUE_GET, WEFT_WAKE_PUT, "queue.get", "put"),
        (WEFT_WAIT_QUEUE_PUT, WEFT_WAKE_GET, "queue.put", "get"),
        (WEFT_WAIT_GROUP, WEFT_WAKE_RESUME, "group", "resume"),
        (WEFT_WAIT_CONTINUATION, WEFT_WAKE_EXTERNAL, "continuation", "external"),
        (WEFT_WAIT_IO_READ, WEFT_WAKE_IO, "io.read", "io"),
        (WEFT_WAIT_IO_WRITE, WEFT_WAKE_IO, "io.write", "io"),
        (WEFT_WAIT_IO_ACCEPT, WEFT_WAKE_IO, "io.accept", "io"),
        (WEFT_WAIT_IO_CONNECT, WEFT_WAKE_IO, "io.connect", "io"),
        (WEFT_WAIT_PROCESS, WEFT_WAKE_IO, "process", "io"),
    ])
    func `an announced wait has its reason, its name and its cause`(
        reason: weft_wait_reason,
        cause: weft_wake_cause,
        on: String,
        via: String
    ) throws {
        let lines = try lines {
            announce(reason, "It#1", &$0)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            resume(cause, &$0)
        }
        #expect(lines == ["2 suspend on \(on) of It#1", "2 ready via \(via) by 1"])
    }

    @Test func `a runtime that hides what it waits for changes nothing`() throws {
        let lines = try lines {
            announce(WEFT_WAIT_LOCK, "Lock#1", &$0)
            $0.stops(2, on: WEFT_DEPENDENCY_UNKNOWN)
        } _: {
            resume(WEFT_WAKE_UNLOCK, &$0)
        }
        #expect(lines == ["2 suspend on lock of Lock#1", "2 ready via unlock by 1"])
    }

    @Test func `a wait that is cancelled says who cancelled it`() throws {
        let lines = try lines {
            announce(WEFT_WAIT_EVENT, "Event#1", &$0)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            resume(WEFT_WAKE_CANCEL, &$0)
        }
        #expect(lines == ["2 suspend on event of Event#1", "2 cancel by 1", "2 ready via cancel by 1"])
    }

    @Test func `an announcement holds for one wait and one wake`() throws {
        let lines = try lines {
            announce(WEFT_WAIT_LOCK, "Lock#1", &$0)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
            $0.add(WEFT_RECORD_WAKES, detail: WEFT_WAKE_UNLOCK.rawValue)
            $0.add(WEFT_RECORD_CONTINUATION_RESUMED, 2)
            $0.enqueued(2)
            $0.runs(2)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            resume(nil, &$0)
        }
        #expect(
            lines == [
                "2 suspend on lock of Lock#1", "2 ready via unlock", "2 resume on 1",
                "2 suspend on continuation", "2 ready via resume by 1",
            ]
        )
    }

    @Test func `a wait that was over before the task suspended does not lend its name to the next`() throws {
        let lines = try lines {
            announce(WEFT_WAIT_LOCK, "Lock#1", &$0)
            $0.add(WEFT_RECORD_WAKES, detail: WEFT_WAKE_UNLOCK.rawValue, thread: 2)
            $0.add(WEFT_RECORD_CONTINUATION_RESUMED, 2, thread: 2)
            $0.add(WEFT_RECORD_WAITS, 2, detail: WEFT_WAIT_OVER.rawValue)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            $0.enqueued(2, by: 1)
        }
        #expect(lines == ["2 suspend on yield", "2 ready via yield"])
    }

    @Test func `a reason and a cause of a later version are a continuation that was resumed`() throws {
        let lines = try lines {
            $0.add(WEFT_RECORD_WAITS, 2, detail: 99, text: "It#1")
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            $0.add(WEFT_RECORD_WAKES, detail: 99)
            resume(nil, &$0)
        }
        #expect(lines == ["2 suspend on continuation", "2 ready via resume by 1"])
    }

    @Test func `a sleep has its length and an awaited task is named`() throws {
        let lines = try lines {
            $0.add(WEFT_RECORD_WAITS, 2, value: 5_000, detail: WEFT_WAIT_SLEEP.rawValue)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
            $0.add(WEFT_RECORD_WAKES, detail: WEFT_WAKE_TIMER.rawValue, flags: WEFT_WAKES_BY)
            $0.add(WEFT_RECORD_CONTINUATION_RESUMED, 2)
            $0.enqueued(2)
            $0.runs(2)
            $0.add(WEFT_RECORD_WAITS, 2, value: 1, detail: WEFT_WAIT_TASK.rawValue)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: { _ in
        }
        #expect(
            lines == [
                "2 suspend on sleep for 5000", "2 ready via timer", "2 resume on 1",
                "2 suspend on task task 1",
            ]
        )
    }

    @Test(arguments: [(UInt64(1), " by 1"), (0, "")])
    func `a waker that is told need not be the one that resumes`(told: UInt64, by: String) throws {
        let lines = try lines {
            announce(WEFT_WAIT_GROUP, "", &$0)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            $0.stops(1, on: WEFT_DEPENDENCY_UNKNOWN)
            $0.add(
                WEFT_RECORD_WAKES,
                value: told,
                detail: WEFT_WAKE_COMPLETION.rawValue,
                flags: WEFT_WAKES_BY
            )
            $0.add(WEFT_RECORD_CONTINUATION_RESUMED, 2)
            $0.enqueued(2)
        }
        #expect(lines == ["2 suspend on group", "2 ready via completion\(by)"])
    }

    @Test func `a task whose future somebody cancels was not cancelled itself`() throws {
        let lines = try lines {
            announce(WEFT_WAIT_CONTINUATION, "", &$0)
            $0.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
        } _: {
            $0.add(WEFT_RECORD_WAKES, value: 1, detail: WEFT_WAKE_CANCEL.rawValue, flags: WEFT_WAKES_BY)
            $0.add(WEFT_RECORD_CONTINUATION_RESUMED, 2, value: 1)
            $0.enqueued(2, by: 1)
        }
        #expect(lines == ["2 suspend on continuation", "2 ready via resume by 1"])
    }

    @Test func `who ends, ends before those run that its end wakes`() throws {
        var log = LogBuilder()
        log.created(1, flags: WEFT_CREATED_MAIN)
        log.created(2, by: 1)
        log.runs(1)
        log.add(WEFT_RECORD_WAITS, 1, value: 2, detail: WEFT_WAIT_TASK.rawValue)
        log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
        log.runs(2)
        log.add(WEFT_RECORD_WAKES, value: 2, detail: WEFT_WAKE_COMPLETION.rawValue, flags: WEFT_WAKES_BY)
        log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 2)
        log.enqueued(1, by: 2)
        log.add(WEFT_RECORD_COMPLETED, 2, flags: WEFT_COMPLETED_OUTCOME_KNOWN)
        log.runs(1)
        let trace = try trace(of: log.bytes())
        #expect(trace.lawReport().first == nil)
        #expect(
            trace.events.map { line($0, trace.texts) }.suffix(3) == [
                "2 end  returned", "1 ready via completion by 2", "1 resume on 1",
            ]
        )
    }

    @Test func `a remark may come in pieces, and belongs to the task that runs or to none`() throws {
        var log = LogBuilder()
        log.created(1, flags: WEFT_CREATED_MAIN)
        log.runs(1)
        log.add(WEFT_RECORD_MARK, 1, flags: WEFT_PRINT_CONTINUES, text: "half ")
        log.add(WEFT_RECORD_MARK, 0, text: "from outside", thread: 2)
        log.add(WEFT_RECORD_MARK, 1, text: "and half")
        let trace = try trace(of: log.bytes())
        #expect(
            trace.events.map { line($0, trace.texts) }.suffix(2) == [
                "- mark from outside", "1 mark half and half",
            ]
        )
    }
}
