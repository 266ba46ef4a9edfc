import Testing
import TraceModel

@testable import WeftCommand

struct DurationTextTests {
    @Test(
        arguments: [
            ("0", 0), ("0s", 0), ("7ns", 7), ("1us", 1000), ("1µs", 1000), ("10ms", 10_000_000),
            ("2s", 2_000_000_000),
            ("9223372036s", 9_223_372_036_000_000_000),
        ] as [(String, Int64)]
    )
    func `a number with its unit is a length of time`(text: String, nanoseconds: Int64) {
        #expect(DurationText.parse(text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: [
        "", "s", "1", "-1s", "+1s", "1.5s", "1 s", "1m", "1S", "9223372037s", "99999999999999999999ns",
    ])
    func `anything else is none`(text: String) {
        #expect(DurationText.parse(text) == nil)
    }
}
