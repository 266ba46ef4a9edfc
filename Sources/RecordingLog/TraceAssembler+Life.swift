internal import CRecording
internal import TraceModel

/// A task is made, cancelled, and ends; what it prints.
extension TraceAssembler {
    mutating func created(_ record: weft_record, name: String) {
        let id = nextTask()
        tasks[record.task] = RecordedTask(id: id)
        let flags = UInt32(record.flags)
        let isChild = record.detail & 1 << 24 != 0
        let creator = task(record.value)
        let kind: TaskKind =
            if flags & UInt32(WEFT_CREATED_MAIN) != 0 {
                .main
            } else if flags & UInt32(WEFT_CREATED_ASYNC_LET) != 0 {
                .asyncLet
            } else if flags & UInt32(WEFT_CREATED_IMMEDIATE) != 0 {
                .immediate
            } else if isChild {
                .child
            } else if flags & UInt32(WEFT_CREATED_INHERITS) != 0 {
                .unstructured
            } else {
                .detached
            }
        let priority = UInt8(truncatingIfNeeded: record.detail >> 8)
        let creation = Creation(
            name: name.isEmpty ? nil : texts.intern(name),
            kind: kind,
            parent: isChild ? creator : nil,
            creator: creator,
            priority: priority == 0 ? nil : priority
        )
        add(.create(creation), id)
    }

    /// A task that no hook saw being made: the runtime made it itself.
    mutating func seenFirst(_ id: UInt64) {
        let task = nextTask()
        tasks[id] = RecordedTask(id: task)
        add(.create(Creation()), task)
    }

    /// Tasks that were there before the recording began.
    mutating func late(_ late: LateTasks) {
        helpers = late.helpers
        for id in late.tasks {
            let task = nextTask()
            tasks[id] = RecordedTask(id: task)
            tasks[id]?.phase = .unseen
            add(.create(Creation(isLate: true)), task)
        }
    }

    /// A task that was there before the recording began runs on this thread now.
    mutating func found(_ record: weft_record, thread: UInt32, name: String) {
        guard let task = tasks[record.task]?.id else { return }
        if let creation = events.firstIndex(where: { $0.task == task }), !name.isEmpty {
            events[creation].action = .create(Creation(name: texts.intern(name), isLate: true))
        }
        threads[thread, default: RecordedThread()].running.append(record.task)
        tasks[record.task]?.phase = .running
        add(.resume(thread: threadID(thread)), task)
    }

    mutating func coroutineDropped(_ record: weft_record, name: String) {
        let creation = Creation(name: texts.intern(name), kind: .coroutine, creator: task(record.value))
        add(.create(creation), nextTask())
    }

    mutating func completed(_ record: weft_record, thread: UInt32) {
        threads[thread, default: RecordedThread()].last = .other
        leave(record.task, thread: thread)
        guard let task = tasks[record.task] else { return }
        let isKnown = UInt32(record.flags) & UInt32(WEFT_COMPLETED_OUTCOME_KNOWN) != 0
        tasks[record.task]?.phase = .ended(event: events.count)
        add(.end(Ending(outcome: isKnown ? .returned : nil)), task.id)
        if !wakesHeldBack.isEmpty { releaseWakes { $0.waker == record.task } }
    }

    mutating func threw(_ record: weft_record, error: String) {
        guard case .ended(let event)? = tasks[record.task]?.phase else { return }
        let outcome: Outcome = error == "CancellationError" ? .cancelled : .threw
        let error = outcome == .threw && !error.isEmpty ? texts.intern(error) : nil
        events[event].action = .end(Ending(outcome: outcome, error: error))
    }

    mutating func cancelled(_ record: weft_record) {
        guard let task = tasks[record.task] else { return }
        // A loop that cancels what is left can't always tell that a task has ended.
        if case .ended = task.phase, record.value == 0 { return }
        tasks[record.task]?.isCancelled = true
        add(.cancel(by: self.task(record.value)), task.id)
    }

    /// A task whose cancellation reached it through its parent or its group: seen only when it is woken or
    /// runs.
    mutating func noticeCancellation(_ id: UInt64, by canceller: TaskID?) {
        guard let task = tasks[id], !task.isCancelled else { return }
        tasks[id]?.isCancelled = true
        add(.cancel(by: canceller), task.id)
    }

    mutating func printed(_ record: weft_record, thread: UInt32, text: String) {
        let flags = UInt32(record.flags)
        let stream: OutputStream =
            flags & UInt32(WEFT_PRINT_STANDARD_ERROR) != 0 ? .standardError : .standardOutput
        let line = (threads[thread]?.unfinishedLine[stream] ?? "") + text
        if flags & UInt32(WEFT_PRINT_CONTINUES) != 0 {
            threads[thread, default: RecordedThread()].unfinishedLine[stream] = line
            return
        }
        threads[thread]?.unfinishedLine[stream] = nil
        add(.print(text: texts.intern(line), stream: stream), task(record.task))
    }
}
