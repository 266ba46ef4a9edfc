// The library that gives an unmodified program virtual time. All its tasks run on one thread:
//
// - With an async main, or top-level await, that is the first thread. Otherwise (a first thread that waits
//   for a semaphore, or runs a RunLoop or dispatchMain) it is a thread that the first job starts, also for
//   the main actor.
// - A task that blocks its thread blocks them all. Real sleeps and computing take no virtual time.
// - What other threads do (Dispatch, Thread, actors with executors of their own) happens in real time, and
//   virtual time does not wait for it: it jumps to the next sleep's end if no task is ready. A timeout of 30
//   s around work on a Dispatch queue is over at once.
// - With an async main, blocks on Dispatch's main queue are not run: nobody but the loop serves the first
//   thread.
// - Nothing ready and nobody asleep is a deadlock: at once if the process has one thread, else after a real
//   second in which the others have been quiet and used no processor.
//
// What follows is called by CVirtualStart: the library's C side runs when the library is loaded, and is asked
// by programs that import Weft. Each function is named by its C declaration there.
import CEventLoop
import EventLoop
import SystemCalls

// Set once, when the library is loaded, before any other thread exists.
private nonisolated(unsafe) var injected: Loop?

private var loop: Loop {
    guard let loop = unsafe injected else { preconditionFailure("weft: the injected loop was not started") }
    return loop
}

@_cdecl("weft_virtual_start")
func start(tick: Int64, hasAsyncMain: Bool) -> Bool {
    guard RuntimeClock.redirect() else { return false }
    let clock = LoopClock.virtual(tick: .nanoseconds(tick), shownBy: .ofProcess)
    let loop = Loop(clock: clock, isClaimed: hasAsyncMain)
    unsafe injected = loop
    return loop.install()
}

@_cdecl("weft_virtual_claim")
func claim() { loop.claim() }

@_cdecl("weft_virtual_release")
func release() { loop.release() }

@_cdecl("weft_virtual_run_until")
func runUntil(
    _ isDone: @convention(c) (UnsafeMutableRawPointer?) -> Bool,
    _ context: UnsafeMutableRawPointer?
) {
    loop.runOrExit { unsafe isDone(context) }
}

@_cdecl("weft_virtual_run_one_more_iteration")
func runOneMoreIteration() { loop.runOneMoreIteration() }

@_cdecl("weft_virtual_run_until_idle")
func runUntilIdle() { loop.runUntilIdle() }

@_cdecl("weft_virtual_keep_roster")
func keepRoster() { loop.keepRoster() }

@_cdecl("weft_virtual_cancel_all")
func cancelAll() { loop.cancelAll() }

@_cdecl("weft_virtual_call_soon")
func callSoon(_ functions: UnsafePointer<weft_callback>, _ object: UnsafeMutableRawPointer) {
    loop.callSoon(unsafe ForeignCallback(functions, object))
}

@_cdecl("weft_virtual_call_at")
func callAt(
    _ functions: UnsafePointer<weft_callback>,
    _ object: UnsafeMutableRawPointer,
    _ nanoseconds: Int64
) {
    loop.call(unsafe ForeignCallback(functions, object), at: LoopTime(nanoseconds: nanoseconds))
}

@_cdecl("weft_virtual_resume_after_this_job")
func resumeAfterThisJob(_ continuation: UnsafeMutableRawPointer, _ cause: UInt32) {
    guard let cause = Recorder.WakeCause(number: cause) else { return }
    loop.resumeAfterThisJob(unsafe Resumption(pointer: continuation), because: cause)
}

@_cdecl("weft_virtual_now")
func now() -> Int64 { loop.now.nanoseconds }

@_cdecl("weft_virtual_iterations")
func iterations() -> UInt64 { UInt64(loop.iterations) }

@_cdecl("weft_virtual_run_until_or_idle")
func runUntilOrIdle(
    _ isDone: @convention(c) (UnsafeMutableRawPointer?) -> Bool,
    _ context: UnsafeMutableRawPointer?
) {
    loop.runUntilIdle { unsafe isDone(context) }
}

@_cdecl("weft_virtual_may_have_tasks")
func mayHaveTasks() -> Bool { loop.mayHaveTasks }

@_cdecl("weft_virtual_watch")
func watch(
    _ descriptor: Int32,
    _ receiver: UnsafeMutableRawPointer?,
    _ ready: @escaping @convention(c) (UnsafeMutableRawPointer?, UInt32) -> Void,
    _ release: @escaping @convention(c) (UnsafeMutableRawPointer?) -> Void,
    _ token: UnsafeMutablePointer<UInt64>
) -> Int32 {
    let receiver = unsafe ForeignReceiver(context: receiver, ready: ready, release: release)
    do throws(SystemFailure) {
        unsafe token.pointee = try loop.watch(descriptor, for: receiver).number
        return 0
    } catch {
        return -error.code
    }
}

@_cdecl("weft_virtual_unwatch")
func unwatch(_ token: UInt64) { loop.unwatch(WatchToken(number: token)) }

@_cdecl("weft_virtual_expects")
func expects(_ outside: UInt32, _ change: Int32) {
    loop.expects(Outside(rawValue: outside) ?? .perhaps, Int(change))
}
