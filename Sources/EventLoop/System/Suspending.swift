/// What ends the suspension of one task.
@safe package struct Resumption: Sendable {
    private let continuation: UnsafeContinuation<Void, Never>

    fileprivate init(_ continuation: UnsafeContinuation<Void, Never>) {
        unsafe self.continuation = continuation
    }

    /// What the injected loop, which has a copy of this type of its own, is given.
    package init(pointer: UnsafeMutableRawPointer) {
        unsafe continuation = unsafeBitCast(pointer, to: UnsafeContinuation<Void, Never>.self)
    }

    /// The runtime's continuation.
    var pointer: UnsafeMutableRawPointer {
        unsafe unsafeBitCast(continuation, to: UnsafeMutableRawPointer.self)
    }

    /// Lets the task run; exactly once.
    ///
    /// Call it without holding a lock: the runtime takes that of the task's status, which a canceller holds as it
    /// calls handlers.
    package func resume() { unsafe continuation.resume() }
}

/// Suspends the calling task until the resumption that `register` is given is used.
///
/// Not a checked continuation, which allocates: every wait of the library ends through the few lines that keep
/// resumptions.
package func suspend(_ register: (Resumption) -> Void) async {
    await unsafe withUnsafeContinuation { unsafe register(Resumption($0)) }
}
