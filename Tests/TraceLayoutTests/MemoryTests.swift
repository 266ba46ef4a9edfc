import TestSupport
import Testing

/// What a picture needs beyond its trace.
struct MemoryTests {
    /// The bytes of a trace in memory, and by how many a process grows that draws it.
    private static func cost(_ kind: String, _ events: Int) throws -> (trace: Int, picture: Int) {
        let ending = BuiltProgram("weft-benchmark").run("draw", kind, "\(events)")
        let figures = ending.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        // Events, elements, bytes of the picture, bytes of the trace, growth; the seconds are no integer.
        try #require(figures.count == 5, "\(ending)")
        return (figures[3], figures[4])
    }

    /// A process takes some memory however short the trace, so what counts is what more events take.
    @Test(arguments: ["workers", "virtual", "tasks", "steps", "silence", "threads", "named", "yields"])
    func `drawing takes less than twice the memory of the trace, whatever there is many of`(
        kind: String
    ) throws {
        let small = try Self.cost(kind, 50_000)
        let large = try Self.cost(kind, 200_000)
        let ratio = Double(large.picture - small.picture) / Double(large.trace - small.trace)
        #expect(ratio < 2, "\(kind)")
    }
}
