import TestSupport
import Testing
import TraceDiff
import TraceJSON
import TraceModel

/// A pair of recordings of `traces/pairs`, as `weft diff` compares it.
enum RecordedPair {
    /// Those that have both recordings in their folders.
    static let names = Golden.names(in: "traces/pairs").filter { name in
        ["base", "candidate"].allSatisfy { Golden.bytes("traces/pairs/\(name)/\($0).json") != nil }
    }

    static func reported(_ name: String) throws -> ReportedComparison {
        let traces = try ["base", "candidate"].map { file in
            try TraceReader.read(bytes: #require(Golden.bytes("traces/pairs/\(name)/\(file).json"))).trace
        }
        return reported(traces[0], traces[1])
    }

    static func reported(_ base: Trace, _ candidate: Trace) -> ReportedComparison {
        ReportedComparison(
            Comparison(base: base, candidate: candidate),
            names: ("base.json", "candidate.json")
        )
    }
}
