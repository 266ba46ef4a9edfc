import Testing

@testable import RecordingLog

struct CalendarTimeTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000000000Z"), (-1, "1969-12-31T23:59:59.999999999Z"),
        (951_782_400_000_000_000, "2000-02-29T00:00:00.000000000Z"),
        (1_709_251_199_000_000_001, "2024-02-29T23:59:59.000000001Z"),
        (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000000000Z"),
    ])
    func `a moment is written as RFC 3339 does`(nanoseconds: Int64, text: String) {
        #expect(CalendarTime(nanosecondsSinceEpoch: nanoseconds).rfc3339 == text)
    }
}
