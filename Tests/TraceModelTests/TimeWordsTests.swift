import Testing
import TraceModel

struct TimeWordsTests {
    @Test(
        arguments: [
            ("0", 0), ("0s", 0), ("7ns", 7), ("1us", 1000), ("1µs", 1000), ("1μs", 1000),
            ("10ms", 10_000_000),
            ("2s", 2_000_000_000), ("9223372036s", 9_223_372_036_000_000_000),
            // As the axis and the sentences of a picture write them.
            ("0.25 s", 250_000_000), ("0.25s", 250_000_000), ("27.2 ms", 27_200_000), ("1.0 ns", 1),
            ("0.000000001 s", 1), ("1.500000000000 s", 1_500_000_000), ("300min", 18_000_000_000_000),
            ("5 h", 18_000_000_000_000), ("1 d", 86_400_000_000_000), ("0.5 d", 43_200_000_000_000),
            ("2 h 30 min", 9_000_000_000_000), ("2h30min", 9_000_000_000_000), ("1 min 5 s", 65_000_000_000),
        ] as [(String, Int64)]
    )
    func `numbers with their units are a length of time`(text: String, nanoseconds: Int64) {
        #expect(TimeSpan(words: text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: [
        "", " ", "s", "1", "-1s", "+1s", "−1 s", "1m", "1S", "1 sec", ".5s", "1.s", "1.2.3s", "1,5s", "0.5ns",
        "0.0000000001s", "9223372037s", "99999999999999999999ns", "9223372036.9s", "5000000h", "1 s 2",
        "2 h 30",
    ])
    func `anything else is none`(text: String) {
        #expect(TimeSpan(words: text) == nil)
    }
}
