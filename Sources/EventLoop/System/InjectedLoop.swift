internal import CEventLoop
package import SystemCalls

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

    package var now: LoopTime { LoopTime(nanoseconds: unsafe Self.table?.pointee.now() ?? 0) }

    package var iterations: Int { Int(unsafe Self.table?.pointee.iterations() ?? 0) }

    package func callSoon(_ callback: any LoopCallback) {
        let object = unsafe ForeignCallback.object(of: callback)
        unsafe Self.table?.pointee.call_soon(ForeignCallback.functions.pointer, object)
    }

    package func call(_ callback: any LoopCallback, at moment: LoopTime) {
        let object = unsafe ForeignCallback.object(of: callback)
        unsafe Self.table?.pointee.call_at(ForeignCallback.functions.pointer, object, moment.nanoseconds)
    }

    package func resumeAfterThisJob(_ resumption: Resumption, because cause: Recorder.WakeCause) {
        unsafe Self.table?.pointee.resume_after_this_job(resumption.pointer, cause.number)
    }

    /// Does nothing: the time of the world is no part of a recording in virtual time.
    package func watchForSlowSteps(_ tell: @escaping SlowStepReport) {}

    package func ownNextTask() { unsafe Self.table?.pointee.own_next_task() }

    /// Never idle: where nothing can happen any more, the injected loop ends the process.
    package func runMain(until isDone: () -> Bool) -> Loop.End {
        unsafe Self.ask(isDone) { unsafe Self.table?.pointee.run_until($0, $1) }
        return .done
    }

    package func runUntilIdle(or isDone: () -> Bool) {
        unsafe Self.ask(isDone) { unsafe Self.table?.pointee.run_until_or_idle($0, $1) }
    }

    /// Hands a question over to C, as a function and its context.
    private static func ask(
        _ isDone: () -> Bool,
        by run: (
            _ isDone: @escaping @convention(c) (UnsafeMutableRawPointer?) -> Bool,
            _ context: UnsafeMutableRawPointer
        ) -> Void
    ) {
        withoutActuallyEscaping(isDone) { isDone in
            // The closure has no address of its own that C could carry, so it carries that of this variable.
            var question = isDone
            unsafe withUnsafeMutablePointer(to: &question) { question in
                unsafe run(
                    { context in
                        unsafe context?.assumingMemoryBound(to: (() -> Bool).self).pointee() ?? true
                    },
                    UnsafeMutableRawPointer(question)
                )
            }
        }
    }

    package func runOneMoreIteration() { unsafe Self.table?.pointee.run_one_more_iteration() }

    package func runUntilIdle() { unsafe Self.table?.pointee.run_until_idle() }

    package func cancelAll() { unsafe Self.table?.pointee.cancel_all() }

    package var mayHaveTasks: Bool { unsafe Self.table?.pointee.may_have_tasks() ?? false }

    package func watch(
        _ descriptor: Int32,
        for receiver: any ReadinessReceiver
    ) throws(SystemFailure) -> WatchToken {
        var token: UInt64 = 0
        let context = unsafe Unmanaged.passRetained(Receiver(receiver)).toOpaque()
        let answer = unsafe Self.table?.pointee.watch(
            descriptor,
            context,
            { context, flags in
                guard let context = unsafe context else { return }
                let receiver = unsafe Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
                receiver.receiver.becameReady(Readiness(rawValue: flags))
            },
            { context in
                guard let context = unsafe context else { return }
                unsafe Unmanaged<Receiver>.fromOpaque(context).release()
            },
            &token
        )
        if let answer, answer < 0 { throw SystemFailure(code: -answer) }
        return WatchToken(number: token)
    }

    package func unwatch(_ token: WatchToken) { unsafe Self.table?.pointee.unwatch(token.number) }

    package func expects(_ outside: Outside, _ change: Int) {
        unsafe Self.table?.pointee.expects(outside.rawValue, Int32(change))
    }

    /// A receiver with an address that C can carry.
    private final class Receiver: Sendable {
        let receiver: any ReadinessReceiver
        init(_ receiver: any ReadinessReceiver) { self.receiver = receiver }
    }
}
