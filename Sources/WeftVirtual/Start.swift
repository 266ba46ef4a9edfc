// What CVirtualStart calls: the library's C side runs when the library is loaded and is asked by programs
// that import Weft. Each function is named by its C declaration there.
import EventLoop

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
