internal import EventLoop

/// Changes the states of futures, tasks and the like under their one lock, and then does what follows from it, in
/// order: with the lock free, since the runtime takes locks of its own as a task is resumed or cancelled.
func changing<Result>(_ body: (inout Changes) -> Result) -> Result {
    var changes = Changes()
    let result = StateLock.withLock { body(&changes) }
    changes.perform()
    return result
}

/// What follows from a change of states.
struct Changes {
    private enum Effect {
        case resume(Resumption, Recorder.WakeCause)
        case resumeCancelled(Resumption)
        case resumeAtOnce(Resumption)
        case call(DoneCall)
        case cancel(AnyLoopTask, NativeTask?, isNative: Bool)
    }

    // Most changes wake nobody or one: no array for these.
    private var first: Effect?
    private var others: [Effect] = []

    /// A task that waits goes on.
    mutating func resume(_ resumption: Resumption, because cause: Recorder.WakeCause) {
        add(.resume(resumption, cause))
    }

    /// A task that is none of the loop's own goes on, since it was cancelled by the runtime's means.
    mutating func resumeCancelled(_ resumption: Resumption) { add(.resumeCancelled(resumption)) }

    /// A task that was about to wait need not.
    mutating func resumeAtOnce(_ resumption: Resumption) { add(.resumeAtOnce(resumption)) }

    /// Somebody who asked to be told of an end is told, when his turn comes.
    mutating func call(_ call: DoneCall) { add(.call(call)) }

    /// A task was asked to end; native code in it and its native children learn of it if `isNative`.
    mutating func cancel(_ task: AnyLoopTask, _ native: NativeTask?, isNative: Bool) {
        add(.cancel(task, native, isNative: isNative))
    }

    private mutating func add(_ effect: Effect) {
        if first == nil { first = effect } else { others.append(effect) }
    }

    fileprivate func perform() {
        guard let first else { return }
        perform(first)
        for effect in others { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .resume(let resumption, let cause):
            if Recorder.isActive { Origin.here.announceWake(because: cause) }
            resumption.resume()
        case .resumeCancelled(let resumption):
            Recorder.current.wakesCancelled()
            resumption.resume()
        case .resumeAtOnce(let resumption): resumption.resume()
        case .call(let call): call.schedule()
        case .cancel(_, let native, let isNative):
            guard let native else { return }
            if Recorder.isActive { Recorder.current.cancels(native.number, by: Origin.here.doer) }
            if isNative { Recorder.current.cancelsSilently { native.cancel() } }
        }
    }
}
