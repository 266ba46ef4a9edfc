public import Testing
internal import TraceJSON
internal import TraceModel
internal import Weft

/// Expects that the tasks of a block interleave as they did when its golden trace was recorded.
///
/// ```swift
/// @Test func `orders are handled in turn`() async throws {
///     try await expectInterleaving("orders in turn") { try await handle(orders) }
/// }
/// ```
///
/// The block runs on a loop of its own, on a thread of its own, in virtual time: sleeps take no time, `Task { }`,
/// `async let`, task groups and actors take their turns on the loop, and the same code interleaves the same way each
/// time. What runs on the main actor does not; nor do other threads. Tests may run in parallel: one block at a time is
/// recorded.
///
/// The golden trace is `Interleavings/NAME.json` beside the test's file. `WEFT_RECORD=1` in the environment writes it,
/// and the test fails all the same, so that it can't happen unseen; not where `CI` is set. `weft render` draws it, and
/// `weft diff` compares it with others.
///
/// A difference is an issue of the test that runs, which says where the two part first; the new trace, its picture and
/// one of what changed are attached. Outside of Swift Testing, as in XCTest, it is thrown, and the files lie in the
/// temporary folder.
///
/// - Parameters:
///   - name: The name of the golden trace; one for each call in a folder.
///   - tick: The virtual time that each step of a task takes.
///   - filePath: The file that the golden trace lies beside.
///   - sourceLocation: Where an issue is shown.
///   - block: What to run; its task is called `main`. Tasks that it leaves behind are cancelled.
/// - Throws: What the block throws; `RecordingError` if it can't be recorded; outside of Swift Testing,
///   `InterleavingIssue` if the two differ.
public func expectInterleaving(
    _ name: String,
    tick: Duration = .microseconds(1),
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ block: @escaping @Sendable () async throws -> Void
) async throws {
    let golden = GoldenTrace(name: name, beside: filePath)
    let recorded = try await Turns.shared.withTurn {
        try await EventLoop.recorded(named: name, tick: tick, block)
    }
    if let (issue, comparison) = golden.issue(with: recorded.trace) {
        try report(issue, Evidence(of: recorded.trace, comparison, named: name), at: sourceLocation)
    }
    try recorded.result.get()
}

private func report(_ issue: InterleavingIssue, _ evidence: Evidence, at place: SourceLocation) throws {
    guard Test.current != nil else { throw issue.with(evidence.saved()) }
    for file in evidence.files { Attachment.record(file.bytes, named: file.name, sourceLocation: place) }
    Issue.record(Comment(rawValue: issue.description), sourceLocation: place)
}
