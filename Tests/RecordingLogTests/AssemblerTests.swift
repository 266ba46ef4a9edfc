import CRecording
import RecordingLog
import TestSupport
import Testing
import TraceModel

/// What several records together mean; each test is a recording and the trace that it makes.
struct AssemblerTests {
    private func lines(_ build: (inout LogBuilder) -> Void) throws -> [String] {
        var builder = LogBuilder()
        build(&builder)
        let trace = try trace(of: builder.bytes())
        #expect(trace.lawReport().first == nil)
        return trace.events.map { line($0, trace.texts) }
    }

    /// Two tasks that exist and of which the first runs.
    private func begin(_ log: inout LogBuilder) {
        log.created(1, flags: WEFT_CREATED_MAIN)
        log.runs(1)
        log.created(2, by: 1, name: "child", flags: WEFT_CREATED_INHERITS)
        log.enqueued(2, by: 1)
    }

    private let opening = ["1 create main", "1 start on 1", "2 create unstructured named child by 1"]

    @Test func `an awaited task wakes who awaits it`() throws {
        let lines = try lines { log in
            begin(&log)
            log.stops(1, on: WEFT_DEPENDENCY_TASK, value: 2)
            log.runs(2, thread: 2)
            log.add(WEFT_RECORD_COMPLETED, 2, flags: WEFT_COMPLETED_OUTCOME_KNOWN, thread: 2)
            log.enqueued(1, by: 2, flags: WEFT_ENQUEUED_BY_COMPLETION, thread: 2)
            log.runs(1)
        }
        #expect(
            lines == opening + [
                "1 suspend on task task 2", "2 start on 2", "2 end  returned", "1 ready via completion by 2",
                "1 resume on 1",
            ]
        )
    }

    @Test func `the helper behind a sleep is not in the trace`() throws {
        let lines = try lines { log in
            begin(&log)
            log.add(WEFT_RECORD_TIMER, 9, value: 250)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.runs(9, thread: 2)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 9, thread: 2)
            log.enqueued(1, by: 9, thread: 2)
            log.add(WEFT_RECORD_COMPLETED, 9, thread: 2)
            log.runs(1)
        }
        #expect(lines == opening + ["1 suspend on sleep for 250", "1 ready via timer", "1 resume on 1"])
    }

    @Test func `a sleep that anybody but its timer ends was cancelled, and the trace says so`() throws {
        let lines = try lines { log in
            begin(&log)
            log.add(WEFT_RECORD_TIMER, 9, value: 250)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.runs(2)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 2)
            log.enqueued(1, by: 2)
        }
        #expect(
            lines == opening + [
                "1 suspend on sleep for 250", "2 start on 1", "1 cancel by 2", "1 ready via cancel by 2",
            ]
        )
    }

    @Test func `a task that is enqueued though nobody resumed it had yielded`() throws {
        let lines = try lines { log in
            begin(&log)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.runs(2)
            log.enqueued(1, thread: 2)
        }
        #expect(lines == opening + ["1 suspend on yield", "2 start on 1", "1 ready via yield"])
    }

    @Test func `a continuation resumed from outside every task says external`() throws {
        let lines = try lines { log in
            begin(&log)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, thread: 2)
            log.enqueued(1, thread: 2)
        }
        #expect(lines == opening + ["1 suspend on continuation", "1 ready via external"])
    }

    @Test func `a continuation that was resumed before the task came to it is no wait`() throws {
        let lines = try lines { log in
            begin(&log)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 2, thread: 2)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.runs(1)
            log.stops(1, on: WEFT_DEPENDENCY_GROUP)
        }
        #expect(lines == opening + ["1 suspend on group"])
    }

    @Test func `an immediate task that need not even yield stays inside its creator`() throws {
        let lines = try lines { log in
            log.created(1, flags: WEFT_CREATED_MAIN)
            log.runs(1)
            log.created(2, by: 1, flags: WEFT_CREATED_IMMEDIATE)
            log.runs(2)
            // Another thread has resumed its continuation before it came to wait for it.
            log.stops(2, on: WEFT_DEPENDENCY_CONTINUATION)
            log.runs(2)
            log.add(WEFT_RECORD_COMPLETED, 2)
        }
        #expect(
            lines == ["1 create main", "1 start on 1", "2 create immediate by 1", "2 start on 1", "2 end"]
        )
    }

    @Test func `a resumption that nobody had to wait for is not what ends the next wait`() throws {
        let lines = try lines { log in
            begin(&log)
            log.runs(2, thread: 2)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 2, thread: 2)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.enqueued(1)
        }
        #expect(lines == opening + ["2 start on 2", "1 suspend on yield", "1 ready via yield"])
    }

    @Test func `a resumption that was quicker than the stop still ends the wait`() throws {
        let lines = try lines { log in
            begin(&log)
            log.runs(2, thread: 2)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 2, thread: 2)
            log.stops(1, on: WEFT_DEPENDENCY_CONTINUATION)
            log.enqueued(1, by: 2, thread: 2)
        }
        #expect(lines == opening + ["2 start on 2", "1 suspend on continuation", "1 ready via resume by 2"])
    }

    @Test func `an idle actor is entered by a hop, a held one when its holder leaves`() throws {
        let lines = try lines { log in
            begin(&log)
            log.add(WEFT_RECORD_EXECUTOR_NAME, value: 77, text: "Cache")
            log.stops(1, on: WEFT_DEPENDENCY_EXECUTOR, value: 77, flags: WEFT_STOPS_DEFAULT_ACTOR)
            log.enqueued(1)
            log.add(WEFT_RECORD_ACTOR_SCHEDULED)
            log.runs(1, thread: 2)
            log.runs(2)
            log.stops(2, on: WEFT_DEPENDENCY_EXECUTOR, value: 77, flags: WEFT_STOPS_DEFAULT_ACTOR)
            log.enqueued(2)
            log.stops(1, on: WEFT_DEPENDENCY_GROUP, thread: 2)
            log.runs(2, thread: 2)
        }
        #expect(
            lines == opening + [
                "1 suspend on actor of Cache", "1 ready via hop", "1 resume on 2", "2 start on 1",
                "2 suspend on actor of Cache", "1 suspend on group", "2 ready via unlock by 1",
                "2 resume on 2",
            ]
        )
    }

    @Test func `actors of one type are told apart, whatever their addresses`() throws {
        let lines = try lines { log in
            begin(&log)
            for (identity, name) in [(70, "Cache"), (80, "Cache"), (70, "Cache")] as [(UInt64, String)] {
                log.add(WEFT_RECORD_EXECUTOR_NAME, value: identity, text: name)
                log.stops(1, on: WEFT_DEPENDENCY_EXECUTOR, value: identity)
                log.enqueued(1)
                log.runs(1)
            }
            log.stops(1, on: WEFT_DEPENDENCY_EXECUTOR, value: 5, flags: WEFT_STOPS_MAIN_ACTOR)
        }
        let names = lines.filter { $0.contains("suspend") }
        #expect(
            names == [
                "1 suspend on actor of Cache", "1 suspend on actor of Cache#2", "1 suspend on actor of Cache",
                "1 suspend on actor of MainActor",
            ]
        )
    }

    @Test func `an actor that is named after its record still has its name`() throws {
        let lines = try lines { log in
            begin(&log)
            log.stops(1, on: WEFT_DEPENDENCY_EXECUTOR, value: 77)
            log.add(WEFT_RECORD_EXECUTOR_NAME, value: 77, text: "Cache")
        }
        #expect(lines == opening + ["1 suspend on actor of Cache"])
    }

    @Test(arguments: [
        (UInt32(0), UInt32(1 << 24), "child in 1 by 1"),
        (WEFT_CREATED_ASYNC_LET, 1 << 24, "async-let in 1 by 1"),
        (WEFT_CREATED_IMMEDIATE, 0, "immediate by 1"),
        (WEFT_CREATED_IMMEDIATE, 1 << 24, "immediate in 1 by 1"),
        (WEFT_CREATED_INHERITS, 0, "unstructured by 1"), (0, 0, "detached by 1"),
    ])
    func `the flags of a creation give its kind and its parent`(
        flags: UInt32,
        detail: UInt32,
        words: String
    ) throws {
        let lines = try lines { log in
            log.created(5, flags: WEFT_CREATED_MAIN)
            log.created(6, by: 5, detail: detail, flags: flags)
        }
        #expect(lines.last == "2 create " + words)
    }

    @Test(arguments: [
        ("Oops", WEFT_COMPLETED_OUTCOME_KNOWN, "1 end  threw with Oops"),
        ("CancellationError", WEFT_COMPLETED_OUTCOME_KNOWN, "1 end  cancelled"),
        ("", WEFT_COMPLETED_OUTCOME_KNOWN, "1 end  returned"), ("", 0, "1 end"),
    ])
    func `an end has the outcome that is known of it`(error: String, flags: UInt32, words: String) throws {
        let lines = try lines { log in
            log.created(1)
            log.runs(1)
            log.add(WEFT_RECORD_COMPLETED, 1, flags: flags)
            if !error.isEmpty { log.add(WEFT_RECORD_THREW, 1, text: error) }
        }
        #expect(lines.last == words)
    }

    @Test func `a cancellation that came through a parent is told at the latest when the task runs`() throws {
        let lines = try lines { log in
            begin(&log)
            log.runs(2, flags: WEFT_RUNS_CANCELLED, thread: 2)
        }
        #expect(lines == opening + ["2 cancel", "2 start on 2"])
    }

    @Test func `a long print is put together again, and one on standard error says so`() throws {
        let lines = try lines { log in
            begin(&log)
            log.add(WEFT_RECORD_PRINT, 1, flags: WEFT_PRINT_CONTINUES, text: "a long")
            log.add(WEFT_RECORD_PRINT, 1, text: " line")
            log.add(WEFT_RECORD_PRINT, 0, flags: WEFT_PRINT_STANDARD_ERROR, text: "oh", thread: 3)
        }
        #expect(lines.suffix(2) == ["1 print a long line", "- print oh to stderr"])
    }

    @Test func `what a runtime hides of a wait is told by its waker`() throws {
        let lines = try lines { log in
            begin(&log)
            log.stops(1, on: WEFT_DEPENDENCY_UNKNOWN)
            log.runs(2, thread: 2)
            log.add(WEFT_RECORD_COMPLETED, 2, thread: 2)
            log.enqueued(1, by: 2, flags: WEFT_ENQUEUED_BY_COMPLETION, thread: 2)
            log.runs(1)
            log.add(WEFT_RECORD_TIMER, 9, value: 250)
            log.stops(1, on: WEFT_DEPENDENCY_UNKNOWN)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, value: 9)
            log.enqueued(1, by: 9)
            log.runs(1)
            log.stops(1, on: WEFT_DEPENDENCY_UNKNOWN)
            log.add(WEFT_RECORD_CONTINUATION_RESUMED, 1, thread: 2)
            log.enqueued(1, thread: 2)
            log.runs(1)
            log.stops(1, on: WEFT_DEPENDENCY_UNKNOWN)
            log.enqueued(1)
        }
        #expect(
            lines.dropFirst(3).filter { !$0.contains("resume on") } == [
                "1 suspend on task task 2", "2 start on 2", "2 end", "1 ready via completion by 2",
                "1 suspend on sleep for 250", "1 ready via timer", "1 suspend on continuation",
                "1 ready via external",
                "1 suspend on unknown", "1 ready",
            ]
        )
    }

    @Test func `a coroutine that nobody started was created and nothing else`() throws {
        let lines = try lines { log in
            begin(&log)
            log.add(WEFT_RECORD_COROUTINE_DROPPED, value: 1, text: "fetch")
        }
        #expect(lines.last == "3 create coroutine named fetch by 1")
    }

    @Test func `a task that no hook saw being made is there from its first sighting`() throws {
        let lines = try lines { log in log.runs(44) }
        #expect(lines == ["1 create ?", "1 start on 1"])
    }
}

/// The trace of a log's bytes.
func trace(of bytes: [UInt8]) throws -> Trace {
    let folder = TemporaryFolder()
    Files.write(bytes, to: folder.file("1.weftlog"))
    let log = try RecordingLog(path: folder.file("1.weftlog"))
    return log.trace(of: Program(), tick: .zero, end: .now(), exit: nil)
}
