internal import CEventLoop

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

    /// Whether it is this one.
    static func isHere(_ loop: Loop) -> Bool {
        unsafe weft_running_loop() == Unmanaged.passUnretained(loop).toOpaque()
    }

    /// Runs `body` as what this loop does on the calling thread, perhaps inside of another loop.
    static func run<Result>(_ loop: Loop, _ body: () -> Result) -> Result {
        let outer = unsafe weft_set_running_loop(Unmanaged.passUnretained(loop).toOpaque())
        defer { unsafe _ = weft_set_running_loop(outer) }
        return body()
    }
}

/// The task that runs on the calling thread.
package enum RunningTask {
    /// Whether one does.
    package static var isHere: Bool { unsafe withUnsafeCurrentTask { task in unsafe task != nil } }

    /// The runtime's number of it; 0 if none does.
    package static var number: UInt64 {
        unsafe withUnsafeCurrentTask { task in
            guard let task = unsafe task else { return 0 }
            return unsafe weft_task_number(unsafeBitCast(task, to: UnsafeRawPointer.self))
        }
    }
}
