import Testing

@testable import EventLoop

struct SilenceTests {
    static let second: Int64 = 1_000_000_000

    private func silence(_ limit: Duration?) -> Silence {
        Silence(limit: limit, at: 5, processorTime: 7)
    }

    // The macro can't call what changes its subject.
    private func isOver(_ silence: inout Silence, at time: Int64, processorTime: Int64) -> Bool {
        silence.isOver(at: time, processorTime: processorTime)
    }

    @Test func `a silence at rest is over at its limit`() {
        var silence = silence(.seconds(1))
        #expect(!isOver(&silence, at: 4 + Self.second, processorTime: 7))
        #expect(isOver(&silence, at: 5 + Self.second, processorTime: 7))
    }

    @Test func `a process that has been busy gets as much time again`() {
        var silence = silence(.seconds(1))
        #expect(!isOver(&silence, at: 5 + Self.second, processorTime: Self.second))
        #expect(!isOver(&silence, at: 4 + 2 * Self.second, processorTime: Self.second))
        #expect(isOver(&silence, at: 5 + 2 * Self.second, processorTime: Self.second + 7))
    }

    @Test func `without patience a silence is over at once`() {
        var silence = silence(.zero)
        #expect(isOver(&silence, at: 5, processorTime: 100))
        #expect(silence.nextLook(after: 5) == 5)
    }

    @Test func `without a limit it never is, but one looks again each second`() {
        var silence = silence(nil)
        #expect(!isOver(&silence, at: .max, processorTime: 7))
        #expect(silence.nextLook(after: 5) == 5 + Self.second)
    }

    @Test func `one looks again at the limit`() {
        #expect(silence(.milliseconds(1)).nextLook(after: 9) == 1_000_005)
        #expect(silence(.seconds(9)).nextLook(after: 9) == 9 + Self.second)
    }
}
