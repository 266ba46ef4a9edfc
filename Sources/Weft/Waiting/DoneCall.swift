internal import EventLoop

/// A call that the loop makes when something has ended.
final class DoneCall: LoopCallback, @unchecked Sendable {
    private let context: LoopContext
    private let body: @Sendable () -> Void
    // Written before it is scheduled, by the one who does.
    private var origin = Origin.outside

    init(in context: LoopContext, _ body: @escaping @Sendable () -> Void) {
        self.context = context
        self.body = body
    }

    /// Its turn comes after what is ready now.
    func schedule() {
        if Recorder.isActive { origin = .forLater }
        context.loop.callSoon(self)
    }

    func run() { context.call(on: origin, body) }

    var isCalledOff: Bool { false }
}

/// A request to be called at the end of a future or a task.
public struct DoneCallback: Sendable {
    let call: DoneCall
}
