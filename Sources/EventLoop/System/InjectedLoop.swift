internal import CEventLoop

/// The loop that was injected into this process, with a copy of this module of its own.
///
/// The two copies share no type, so they talk through a table of C functions that is found by name.
package struct InjectedLoop: DrivenLoop {
    private nonisolated(unsafe) static let table = unsafe weft_injected_loop_find()

    /// The injected loop, or nil in a process that was started without one.
    package static var current: InjectedLoop? { unsafe table == nil ? nil : InjectedLoop() }

    /// The injected loop; does nothing in a process that was started without one.
    package init() {}

    /// Whether it runs on the calling thread.
    package var runsHere: Bool { unsafe Self.table?.pointee.runs_here() ?? false }

    package func claim() { unsafe Self.table?.pointee.claim() }

    package func release() { unsafe Self.table?.pointee.release() }

    package func keepRoster() { unsafe Self.table?.pointee.keep_roster() }

    /// Never idle: where nothing can happen any more, the injected loop ends the process.
    package func runMain(until isDone: () -> Bool) -> Loop.End {
        withoutActuallyEscaping(isDone) { isDone in
            // The closure has no address of its own that C could carry, so it carries that of this variable.
            var question = isDone
            unsafe withUnsafeMutablePointer(to: &question) { question in
                unsafe Self.table?.pointee.run_until(
                    { context in
                        unsafe context?.assumingMemoryBound(to: (() -> Bool).self).pointee() ?? true
                    },
                    question
                )
            }
        }
        return .done
    }

    package func runOneMoreIteration() { unsafe Self.table?.pointee.run_one_more_iteration() }

    package func runUntilIdle() { unsafe Self.table?.pointee.run_until_idle() }

    package func cancelAll() { unsafe Self.table?.pointee.cancel_all() }
}
