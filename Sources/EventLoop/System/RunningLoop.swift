internal import CEventLoop

/// Whether a loop runs on the calling thread.
package enum RunningLoop {
    /// Whether one does.
    package static var isHere: Bool { weft_loop_depth(0) > 0 }

    /// One begins to run here, perhaps inside another.
    static func enter() { weft_loop_depth(1) }

    /// The one that began last stops running here.
    static func leave() { weft_loop_depth(-1) }
}

/// Whether a task runs on the calling thread.
package enum RunningTask {
    /// Whether one does.
    package static var isHere: Bool { unsafe withUnsafeCurrentTask { task in unsafe task != nil } }
}
