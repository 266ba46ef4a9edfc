import TraceModel

extension Act {
    /// What is done, as a phrase after the name of the task, such as: awaits `fetch`.
    var phrase: String {
        switch self {
        case .creates(let name): "creates \(Words.name(name))"
        case .starts: "starts"
        case .waits(let wait): wait.phrase
        case .wakes: "is woken"
        case .resumes: "goes on"
        case .prints(let line, .standardOutput): "prints \(Words.line(line))"
        case .prints(let line, .standardError): "prints \(Words.line(line)) to standard error"
        case .marks(let word): "marks \(Words.line(word))"
        case .ends(let ended): ended.phrase
        case .isCancelled: "is asked to stop"
        }
    }

    /// The same as it was in the past: awaited `fetch`.
    var pastPhrase: String {
        switch self {
        case .creates(let name): "created \(Words.name(name))"
        case .starts: "started"
        case .waits(let wait): wait.pastPhrase
        case .wakes: "was woken"
        case .resumes: "went on"
        case .prints(let line, .standardOutput): "printed \(Words.line(line))"
        case .prints(let line, .standardError): "printed \(Words.line(line)) to standard error"
        case .marks(let word): "marked \(Words.line(word))"
        case .ends(let ended): ended.pastPhrase
        case .isCancelled: "was asked to stop"
        }
    }
}

extension Ended {
    /// As a phrase after the name of the task: throws `Timeout`.
    var phrase: String {
        switch outcome {
        case .returned: "returns"
        case .threw: error.map { "throws \(Words.name($0))" } ?? "throws"
        case .cancelled: "ends cancelled"
        case nil: "ends"
        }
    }

    var pastPhrase: String {
        switch outcome {
        case .returned: "returned"
        case .threw: error.map { "threw \(Words.name($0))" } ?? "threw"
        case .cancelled: "ended cancelled"
        case nil: "ended"
        }
    }
}

extension Wait {
    /// As a phrase after the name of the task: `sleeps 2 s`.
    var phrase: String { words(verb: "s", waits: "waits") }

    /// The same as it was in the past: `slept 2 s`.
    var pastPhrase: String { words(verb: "ed", waits: "waited") }

    private func words(verb ending: String, waits: String) -> String {
        let named = what.map { " " + Words.name($0) } ?? ""
        let isPast = ending == "ed"
        switch reason {
        case .sleep:
            return (isPast ? "slept" : "sleeps") + (duration.map { " " + Words.span($0) } ?? "") + named
        case .task: return "await\(ending) \(target.map { Words.name($0) } ?? "a task")" + named
        case .group: return "await\(ending) its group" + named
        case .yield: return "yield\(ending)"
        case .continuation: return "\(waits) for a continuation" + named + targeted
        case .event, .condition, .lock, .semaphore, .barrier, .actor, .process:
            return "\(waits) for \(thing)" + targeted
        case .queueGet: return "\(waits) to take from \(thing)" + targeted
        case .queuePut: return "\(waits) to put into \(thing)" + targeted
        case .ioRead: return "\(waits) to read" + named + targeted
        case .ioWrite: return "\(waits) to write" + named + targeted
        case .ioAccept: return "\(waits) to accept a connection" + named + targeted
        case .ioConnect: return "\(waits) to connect" + named + targeted
        case .unknown, nil: return waits + named + targeted
        }
    }

    private var targeted: String { target.map { " with \(Words.name($0))" } ?? "" }

    /// What it waits for, by kind and name: lock `db`, the queue `shelf`, a lock.
    var thing: String {
        guard let what else { return (noun == "event" || noun == "actor" ? "an " : "a ") + noun }
        return (noun == "queue" ? "the " : "") + "\(noun) \(Words.name(what))"
    }

    private var noun: String {
        switch reason {
        case .event: "event"
        case .condition: "condition"
        case .lock: "lock"
        case .semaphore: "semaphore"
        case .barrier: "barrier"
        case .actor: "actor"
        case .process: "process"
        case .queueGet, .queuePut: "queue"
        default: "thing"
        }
    }
}

extension Waking {
    /// What ended a wait, as a phrase after "woken": by the end of `fetch`.
    var phrase: String {
        switch (by, via) {
        case (let by?, .completion): "by the end of \(Words.name(by))"
        case (let by?, let via?): "by \(Words.name(by)) (\(via.rawValue))"
        case (let by?, nil): "by \(Words.name(by))"
        case (nil, .timer): "by its timer"
        case (nil, .external): "from outside"
        case (nil, let via?): "by \(via.rawValue)"
        case (nil, nil): "by something unseen"
        }
    }
}

extension Deed {
    /// The task and what it does.
    var phrase: String { "\(Words.name(task)) \(act.phrase)" }
}
