internal import CEventLoop
internal import CRecording

/// The loop that runs on the calling thread.
package enum RunningLoop {
    /// Whether one does.
    package static var isHere: Bool { unsafe weft_running_loop() != nil }

    /// What belongs to the loop that runs here, or nil; it must have been given by `Loop.companion`.
    ///
    /// Asked at every wait, so the type is not looked at.
    package static func companion<Companion: AnyObject>(as type: Companion.Type) -> Companion? {
        guard let loop = unsafe weft_running_loop() else { return nil }
        guard let companion = unsafe Unmanaged<Loop>.fromOpaque(loop).takeUnretainedValue().companion else {
            return nil
        }
        return unsafe unsafeDowncast(companion, to: type)
    }

    /// Whether the loop that runs here has this companion.
    package static func isCompanion(_ companion: AnyObject) -> Bool {
        guard let loop = unsafe weft_running_loop() else { return false }
        return unsafe Unmanaged<Loop>.fromOpaque(loop)._withUnsafeGuaranteedRef { $0.companion === companion }
    }

    /// Whether it is this one.
    static func isHere(_ loop: Loop) -> Bool {
        unsafe weft_running_loop() == Unmanaged.passUnretained(loop).toOpaque()
    }

    /// Runs `body` as what this loop does on the calling thread, perhaps inside of another loop.
    static func run<Result>(_ loop: Loop, _ body: () -> Result) -> Result {
        let outer = unsafe weft_set_running_loop(Unmanaged.passUnretained(loop).toOpaque())
        defer { unsafe _ = weft_set_running_loop(outer) }
        guard loop.isGuest else { return body() }
        let executor = unsafe unsafeBitCast(
            loop.preferredExecutor as any TaskExecutor,
            to: weft_task_executor.self
        )
        let before = unsafe weft_prefer_executor(executor)
        defer { unsafe _ = weft_prefer_executor(before) }
        return body()
    }

    /// What the virtual clock of the loop that runs here shows, and its tick; nil in real time, and outside of every
    /// loop.
    package static var virtualTime: (now: LoopTime, tick: Duration)? {
        guard let here = unsafe weft_running_loop() else { return nil }
        let loop = unsafe Unmanaged<Loop>.fromOpaque(here).takeUnretainedValue()
        guard case .virtual(let tick, _) = loop.clock else { return nil }
        return (loop.now, tick)
    }
}

/// The task that runs on the calling thread.
package enum RunningTask {
    /// Whether one does.
    package static var isHere: Bool { number != 0 }

    /// The runtime's number of it; 0 if none does.
    package static var number: UInt64 { weft_running_task_number() }

    /// Keeps what belongs to the task with this number, which runs here and keeps `object` alive while it does.
    package static func keep(_ object: AnyObject, of number: UInt64) {
        unsafe weft_keep_for_running_task(number, Unmanaged.passUnretained(object).toOpaque())
    }

    /// What was kept for the task with this number, which runs here; nil if another came in between.
    ///
    /// Asked at every wait, so the type is not looked at.
    package static func kept<Kept: AnyObject>(of number: UInt64, as type: Kept.Type) -> Kept? {
        guard let object = unsafe weft_kept_for_running_task(number) else { return nil }
        return unsafe Unmanaged<Kept>.fromOpaque(object).takeUnretainedValue()
    }
}
