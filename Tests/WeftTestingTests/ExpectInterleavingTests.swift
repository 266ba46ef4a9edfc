import TestSupport
import Testing
import Weft

@testable import WeftTesting

/// Two loads that overlap, and what a change does to that.
struct ExpectInterleavingTests {
    private static func load(_ name: String, for seconds: Int) async throws {
        mark("\(name) begins")
        try await Task.sleep(for: .seconds(seconds))
        print(name, "is loaded")
    }

    private static let overlapping: @Sendable () async throws -> Void = {
        let orders = Task(name: "orders") { try await load("orders", for: 2) }
        async let prices: Void = load("prices", for: 3)
        _ = try await (orders.value, prices)
    }

    private static let oneAfterTheOther: @Sendable () async throws -> Void = {
        try await Task(name: "orders") { try await load("orders", for: 2) }.value
        async let prices: Void = load("prices", for: 3)
        try await prices
    }

    @Test(arguments: 1...4)
    func `the same block interleaves the same way, also in tests that run in parallel`(
        round: Int
    ) async throws {
        try await expectInterleaving("overlapping loads", Self.overlapping)
    }

    @Test(.disabled(if: Golden.isRecording, "the other interleaving would become the golden"))
    func `a change is an issue that says where the two part first`() async throws {
        try await withKnownIssue("the issue is what is tested: without one the test fails") {
            try await expectInterleaving("overlapping loads", Self.oneAfterTheOther)
        } matching: { issue in
            let text = issue.comments.map(\.rawValue).joined()
            return text.hasPrefix("different: ") && text.contains("First divergence, at step")
                && text.hasSuffix("If this is meant, WEFT_RECORD=1 writes \(Self.golden) anew")
        }
    }

    @Test(.disabled(if: Golden.isRecording, "the other interleaving would become the golden"))
    func `outside of Swift Testing it is thrown, with the files that show it`() async throws {
        let thrown = await Task.detached {
            do {
                try await expectInterleaving("overlapping loads", Self.oneAfterTheOther)
                return ""
            } catch {
                return "\(error)"
            }
        }.value
        #expect(thrown.hasPrefix("different: "))
        #expect(thrown.contains("; the new interleaving is in "))
        #expect(thrown.contains("/weft-interleavings/overlapping loads before and after.svg"))
        #expect(thrown.hasSuffix("/weft-interleavings/overlapping loads.json"))
    }

    @Test(.disabled(if: Golden.isRecording, "the other interleaving would become the golden"))
    func `a missing golden trace is an issue that says how to make it`() async throws {
        try await withKnownIssue("the issue is what is tested: without one the test fails") {
            try await expectInterleaving("never recorded") {}
        } matching: { issue in
            issue.comments.map(\.rawValue).joined().hasSuffix(
                "is missing; run this test with WEFT_RECORD=1 in the environment, which writes it"
            )
        }
    }

    @Test func `what the block throws is thrown`() async {
        struct Failure: Error {}
        await #expect(throws: Failure.self) {
            try await expectInterleaving("failure") { throw Failure() }
        }
    }

    @Test(arguments: [
        (
            InterleavingIssue.unreadable(path: "a.json", why: "W"),
            "can't read a.json: W; WEFT_RECORD=1 writes it anew"
        ),
        (.unwritable(path: "a.json", why: "W"), "can't write a.json: W"),
        (
            .recorded(path: "a.json"),
            "recorded a.json; look at it, and run this test again without WEFT_RECORD"
        ),
        (
            .recordsInCI(path: "a.json"),
            "a.json is not written, since the environment has CI and nobody would look: record it elsewhere"
        ),
        (
            .shown(.unwritable(path: "a", why: "W"), files: ["b", "c"]),
            "can't write a: W; the new interleaving is in b and c"
        ),
    ])
    func `issues are sentences`(issue: InterleavingIssue, sentence: String) {
        #expect(issue.description == sentence)
    }

    private static let golden =
        repositoryRoot + "/Tests/WeftTestingTests/Interleavings/overlapping loads.json"
}
