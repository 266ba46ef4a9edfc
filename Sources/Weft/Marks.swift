internal import EventLoop

/// Puts words of one's own into the trace, in the name of the task that runs.
///
/// ```swift
/// mark("cache is warm: \(cache.count) entries")
/// ```
///
/// Where nothing is recorded, the text is not even made, and the call costs a few instructions.
///
/// - Parameter text: What to say; a picture shows it in the task's lane, and a comparison compares it.
public func mark(_ text: @autoclosure () -> String) {
    if Recorder.current.isRecording { Recorder.current.mark(text()) }
}

/// Gives a name to a stretch of work: the trace marks where it begins and where it ends.
///
/// ```swift
/// let rows = try span("parse") { try parse(bytes) }
/// ```
///
/// The two marks are `begin parse` and `end parse`; the second one is there, too, if `body` throws.
///
/// - Parameters:
///   - name: What to call the work; made only where something is recorded.
///   - body: The work.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws.
@discardableResult
public func span<Value: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String,
    _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
    let span = RecordedSpan(name)
    defer { span?.end() }
    return try body()
}

/// Gives a name to a stretch of async work: the trace marks where it begins and where it ends.
///
/// ```swift
/// let page = try await span("load") { try await load(url) }
/// ```
///
/// The task may wait in between, and others run. The two marks are `begin load` and `end load`; the second one
/// is there, too, if `body` throws.
///
/// - Parameters:
///   - name: What to call the work; made only where something is recorded.
///   - body: The work.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws.
@discardableResult
public func span<Value: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String,
    _ body: () async throws(Failure) -> Value
) async throws(Failure) -> Value {
    let span = RecordedSpan(name)
    defer { span?.end() }
    return try await body()
}

/// A stretch of work that has begun.
private struct RecordedSpan {
    private let name: String

    /// Begins one, if anything is recorded.
    init?(_ name: () -> String) {
        guard Recorder.current.isRecording else { return nil }
        self.name = name()
        Recorder.current.mark("begin \(self.name)")
    }

    func end() { Recorder.current.mark("end \(name)") }
}
