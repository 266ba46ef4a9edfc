import EventLoop
import SystemCalls

/// A receiver in the program, which has a copy of this library's types of its own.
@safe final class ForeignReceiver: ReadinessReceiver, @unchecked Sendable {
    private let context: UnsafeMutableRawPointer?
    private let ready: @convention(c) (UnsafeMutableRawPointer?, UInt32) -> Void
    private let release: @convention(c) (UnsafeMutableRawPointer?) -> Void

    init(
        context: UnsafeMutableRawPointer?,
        ready: @escaping @convention(c) (UnsafeMutableRawPointer?, UInt32) -> Void,
        release: @escaping @convention(c) (UnsafeMutableRawPointer?) -> Void
    ) {
        unsafe self.context = context
        unsafe self.ready = ready
        unsafe self.release = release
    }

    deinit { unsafe release(context) }

    func becameReady(_ readiness: Readiness) { unsafe ready(context, readiness.rawValue) }
}
