import Testing
import Weft

/// What is used wrongly says how.
struct MisuseTests {
    @Test(arguments: [
        (
            FutureError.alreadyDone as any Error & Sendable,
            "a future is set only once, and not after it was cancelled: ask isDone before"
        ),
        (FutureError.notDone, "the result is not there yet: await the value"),
        (EventLoopError.notRunning, "no running event loop: call this from within EventLoop.run"),
        (TimeoutError(), "the time was over before the work was done"),
        (LoopTaskGroupError.failed([]), "unhandled errors in a task group: []"),
        (LoopTaskGroupError.shuttingDown, "the task group has ended or failed, so it takes no more tasks"),
        (
            SynchronizationError.barrierBroken,
            "the barrier was aborted, or reset while tasks waited for it"
        ),
    ])
    func `the errors are sentences`(error: any Error & Sendable, sentence: String) {
        #expect("\(error)" == sentence)
    }

    @Test func `a future is set once, and asked when it is done`() throws {
        try EventLoop.run(clock: .virtual) {
            let future = Future<Int>()
            #expect(throws: FutureError.notDone) { try future.result() }
            try future.set(1)
            #expect(throws: FutureError.alreadyDone) { try future.set(2) }
            #expect(throws: FutureError.alreadyDone) { try future.fail(TimeoutError()) }
            #expect(!future.cancel())
            #expect(try future.result() == 1)
            let cancelled = Future<Int>()
            #expect(cancelled.cancel("why"))
            #expect(cancelled.cancellationMessage == "why")
            #expect(throws: CancellationError.self) { try cancelled.result() }
            #expect(throws: FutureError.alreadyDone) { try cancelled.set(2) }
        }
    }

    @Test func `without a loop there is none`() {
        #expect(throws: EventLoopError.notRunning) { try EventLoop.current }
        #expect(currentTask == nil)
        #expect(allTasks.isEmpty)
    }

    @Test func `a task without a loop is refused`() async {
        await #expect(processExitsWith: .failure) { createTask {} }
    }

    @Test func `a timeout outside of the loop's tasks is refused`() async {
        await #expect(processExitsWith: .failure) { try await timeout(for: .seconds(1)) { _ in } }
    }

    @Test func `a task that waits for itself is refused`() async {
        await #expect(processExitsWith: .failure) {
            try EventLoop.run(clock: .virtual) {
                let future = Future<LoopTask<Void>>()
                let task = createTask { try await future.value.value }
                try future.set(task)
                try await task.value
            }
        }
    }
}
