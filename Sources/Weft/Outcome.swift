internal import EventLoop

/// What a task returned or threw, for the thread that runs the loop.
final class Outcome<Value: Sendable>: @unchecked Sendable {
    private let monitor = Monitor()
    // Guarded by `monitor`.
    private var result: Result<Value, any Error>?

    /// Whether the task has ended.
    var isKnown: Bool { monitor.withLock { result != nil } }

    /// Runs `body` and keeps how it ends.
    ///
    /// Throws what it throws, so that its task ends as it would without.
    func keep(_ body: @Sendable () async throws -> Value) async throws {
        do {
            let value = try await body()
            monitor.withLock { result = .success(value) }
        } catch {
            monitor.withLock { result = .failure(error) }
            throw error
        }
    }

    /// What the task returned.
    ///
    /// - Throws: What it threw, or `EventLoopError.deadlocked` if it has not ended.
    func get() throws -> Value {
        guard let result = monitor.withLock({ result }) else { throw EventLoopError.deadlocked }
        return try result.get()
    }
}
