internal import CRecording
internal import TraceModel

/// A task runs, waits, and is woken.
extension TraceAssembler {
    mutating func runs(_ record: weft_record, thread: UInt32) {
        let id = record.task
        threads[thread, default: RecordedThread()].running.append(id)
        let last = threads[thread]?.last ?? .other
        threads[thread]?.last = .other
        guard helpers[id] == nil else { return }
        if tasks[id] == nil { seenFirst(id) }
        if !wakesHeldBack.isEmpty { releaseWakes { $0.woken == id } }
        guard let task = tasks[id] else { return }

        if case .suspended(let event) = task.phase, case .stopped(id) = last {
            // Nobody enqueued it: what it was about to wait for had come before it did.
            takenBack.insert(event)
            tasks[id]?.phase = .running
            tasks[id]?.resumed = nil
            tasks[id]?.announcedWake = nil
            return
        }
        if task.isWaitingForHolder {
            // Nobody held it up, if this thread has run nothing else since: by its executor, it goes there at once.
            let holder = threads[thread]?.lastRan
            wake(id, by: holder == task.id ? nil : holder, via: holder == task.id ? .hop : .unlock)
        }
        if UInt32(record.flags) & UInt32(WEFT_RUNS_CANCELLED) != 0 { noticeCancellation(id, by: nil) }
        let threadID = threadID(thread)
        if case .created = task.phase {
            add(.start(thread: threadID), task.id)
        } else {
            add(.resume(thread: threadID), task.id)
        }
        tasks[id]?.phase = .running
        tasks[id]?.wait = .none
        tasks[id]?.resumed = nil
        tasks[id]?.announcedWake = nil
        tasks[id]?.announcedWait = nil
        tasks[id]?.armedSleep = nil
        tasks[id]?.isWaitingForHolder = false
    }

    /// The task no longer runs on the thread.
    mutating func leave(_ id: UInt64, thread: UInt32) {
        if let place = threads[thread]?.running.lastIndex(of: id) {
            threads[thread]?.running.remove(at: place)
        }
        if let task = task(id) { threads[thread]?.lastRan = task }
    }

    mutating func stops(_ record: weft_record, thread: UInt32) {
        let id = record.task
        leave(id, thread: thread)
        guard let task = tasks[id] else { return }
        threads[thread]?.last = .stopped(id)
        let event = events.count
        var suspension = Suspension()
        var wait = RecordedTask.Wait.unknown
        let flags = UInt32(record.flags)
        switch weft_dependency(rawValue: record.detail) {
        case WEFT_DEPENDENCY_TASK:
            wait = .task
            suspension = Suspension(on: .task, target: self.task(record.value))
        case WEFT_DEPENDENCY_CONTINUATION where task.announcedWait != nil,
            WEFT_DEPENDENCY_UNKNOWN where task.announcedWait != nil:
            wait = .continuation
            suspension = task.announcedWait ?? suspension
        case WEFT_DEPENDENCY_CONTINUATION where task.armedSleep == nil:
            wait = .continuation
            suspension.reason = .continuation
        case _ where task.armedSleep != nil:
            wait = .sleep
            // A sleep whose length is not known is recorded without one.
            suspension = Suspension(on: .sleep, for: task.armedSleep.flatMap { $0 > .zero ? $0 : nil })
        case WEFT_DEPENDENCY_GROUP:
            wait = .group
            suspension.reason = .group
        case WEFT_DEPENDENCY_EXECUTOR:
            wait = flags & UInt32(WEFT_STOPS_DEFAULT_ACTOR) != 0 ? .actor : .executor
            suspension = hop(
                to: record.value,
                isMainActor: flags & UInt32(WEFT_STOPS_MAIN_ACTOR) != 0,
                event: event
            )
        default:
            suspension.reason = .unknown
        }
        tasks[id]?.armedSleep = nil
        tasks[id]?.isResumedEarly = task.resumed != nil
        tasks[id]?.announcedWait = nil
        tasks[id]?.wait = wait
        tasks[id]?.stoppedOn = thread
        tasks[id]?.phase = .suspended(event: event)
        add(.suspend(suspension), task.id)
    }

    /// A change of executor.
    ///
    /// The global executor has no identity; a hop there has no reason that a program would know.
    private mutating func hop(to executor: UInt64, isMainActor: Bool, event: Int) -> Suspension {
        if isMainActor { return Suspension(on: .actor, what: texts.intern("MainActor")) }
        guard executor != 0 else { return Suspension() }
        if executorNames[executor] == nil { unnamedSuspensions[executor, default: []].append(event) }
        return Suspension(on: .actor, what: executorNames[executor])
    }

    /// The first actor of a type is called by its type, the next ones `Type#2`, `Type#3`: names must not
    /// depend on addresses.
    mutating func named(executor: UInt64, _ type: String) {
        guard !type.isEmpty else { return }
        if let known = executorNames[executor], texts[known] == type || texts[known].hasPrefix(type + "#") {
            return
        }
        let number = (executorNumbers[type] ?? 0) + 1
        executorNumbers[type] = number
        let name = texts.intern(number == 1 ? type : "\(type)#\(number)")
        executorNames[executor] = name
        for event in unnamedSuspensions.removeValue(forKey: executor) ?? [] {
            if case .suspend(var suspension) = events[event].action {
                suspension.what = name
                events[event].action = .suspend(suspension)
            }
        }
    }

    mutating func timerArmed(_ record: weft_record, thread: UInt32) {
        guard let sleeper = threads[thread]?.running.last else { return }
        helpers[record.task] = sleeper
        tasks[sleeper]?.armedSleep = TimeSpan(nanoseconds: Int64(clamping: record.value))
    }

    mutating func continuationResumed(_ record: weft_record, thread: UInt32) {
        tasks[record.task]?.announcedWake = threads[thread]?.announcedWake
        threads[thread]?.announcedWake = nil
        let resumed: RecordedTask.Resumption =
            if helpers[record.value] == record.task {
                .timer
            } else if let task = task(record.value) {
                .task(task)
            } else {
                .outside
            }
        tasks[record.task]?.resumed = resumed
        tasks[record.task]?.isResumedEarly = false
    }

    /// Whether the resumption that is known of a task is what enqueues it now; one from before it stopped is only
    /// if it comes from the same task, or from outside on another thread.
    private func isResumption(_ task: RecordedTask, _ record: weft_record, thread: UInt32) -> Bool {
        guard task.isResumedEarly else { return true }
        return switch task.resumed {
        case .timer?: helpers[record.value] != nil
        case .task(let resumer)?: self.task(record.value) == resumer
        case .outside?: record.value == 0 && thread != task.stoppedOn
        case nil: true
        }
    }

    mutating func enqueued(_ record: weft_record, thread: UInt32) {
        let id = record.task
        threads[thread, default: RecordedThread()].last = .other
        guard helpers[id] == nil else { return }
        if tasks[id] == nil { seenFirst(id) }
        guard var task = tasks[id], case .suspended(let event) = task.phase else { return }
        if !isResumption(task, record, thread: thread) { task.resumed = nil }
        let waker = self.task(record.value)
        switch task.wait {
        case .sleep, .continuation:
            wakeFromContinuation(id, task, suspension: event)
        case .task, .group:
            wake(id, by: waker, via: .completion)
        case .actor:
            threads[thread]?.last = .enqueuedOnActor(id)
            tasks[id]?.isWaitingForHolder = true
        case .executor:
            wake(id, by: nil, via: .hop)
        case .unknown, .none:
            wakeFromUnknown(id, task, by: waker, record, thread: thread, suspension: event)
        }
    }

    /// Where the runtime does not show what a task waits for, its waker does.
    private mutating func wakeFromUnknown(
        _ id: UInt64,
        _ task: RecordedTask,
        by waker: TaskID?,
        _ record: weft_record,
        thread: UInt32,
        suspension event: Int
    ) {
        if UInt32(record.flags) & UInt32(WEFT_ENQUEUED_BY_COMPLETION) != 0 {
            events[event].action = .suspend(Suspension(on: .task, target: waker))
            wake(id, by: waker, via: .completion)
        } else if task.resumed != nil {
            events[event].action = .suspend(Suspension(on: .continuation))
            wakeFromContinuation(id, task, suspension: event)
        } else {
            // A yield or a change of executor, if its own thread did it.
            wake(id, by: waker, via: waker == nil && thread != task.stoppedOn ? .external : nil)
        }
    }

    private mutating func wakeFromContinuation(_ id: UInt64, _ task: RecordedTask, suspension event: Int) {
        if let announced = task.announcedWake {
            var waker: TaskID?
            switch (announced.waker, task.resumed) {
            case (.told(let ending), _):
                if announced.cause == .completion, case .running? = tasks[ending]?.phase {
                    wakesHeldBack.append((id, ending))
                    return
                }
                waker = self.task(ending)
            case (.resumer, .task(let resumer)?): waker = resumer
            case (.resumer, _): break
            }
            var cause = announced.cause
            switch announced.waker {
            case .resumer where cause == .cancel: noticeCancellation(id, by: waker)
            // What it waited for was cancelled, and not the task itself.
            case .told where cause == .cancel && !task.isCancelled: cause = .resume
            default: break
            }
            return wake(id, by: waker, via: cause)
        }
        switch (task.resumed, task.wait) {
        case (.timer?, _):
            wake(id, by: nil, via: .timer)
        case (.task(let canceller)?, .sleep):
            noticeCancellation(id, by: canceller)
            wake(id, by: canceller, via: .cancel)
        case (.outside?, .sleep):
            noticeCancellation(id, by: nil)
            wake(id, by: nil, via: .cancel)
        case (.task(let waker)?, _):
            wake(id, by: waker, via: .resume)
        case (.outside?, _):
            wake(id, by: nil, via: .external)
        case (nil, _):
            events[event].action = .suspend(Suspension(on: .yield))
            wake(id, by: nil, via: .yield)
        }
    }

    mutating func actorScheduled(thread: UInt32) {
        guard case .enqueuedOnActor(let id)? = threads[thread]?.last else { return }
        threads[thread]?.last = .other
        tasks[id]?.isWaitingForHolder = false
        wake(id, by: nil, via: .hop)
    }

    /// Tells of wakes that were held back until the waker's end, or until the woken task runs.
    mutating func releaseWakes(where isDue: ((woken: UInt64, waker: UInt64)) -> Bool) {
        for due in wakesHeldBack.filter(isDue) { wake(due.woken, by: task(due.waker), via: .completion) }
        wakesHeldBack.removeAll(where: isDue)
    }

    private mutating func wake(_ id: UInt64, by waker: TaskID?, via cause: WakeCause?) {
        guard let task = tasks[id], task.isSuspended else { return }
        tasks[id]?.phase = .ready
        add(.ready(Wake(by: waker, via: cause)), task.id)
    }
}
