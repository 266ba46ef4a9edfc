/// On which line of its file each event of a trace stands.
///
/// Events mostly stand at equal distances, one a line: only where the distance changes is anything stored.
public struct EventLines: Hashable, Sendable {
    private struct Run: Hashable, Sendable {
        /// The first event that it tells of, and its line.
        var event: Int
        var line: Int
        /// How many lines lie from one event to the next.
        var step: Int
    }

    private var runs: [Run] = []
    private var last = 0
    /// How many events there are.
    public private(set) var count = 0

    /// The lines of no events.
    init() {}

    /// The line, from 1, of an event given by its index; nil beyond the last.
    ///
    /// O(log runs).
    public subscript(event: Int) -> Int? {
        guard 0..<count ~= event else { return nil }
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].event <= event { low = middle } else { high = middle }
        }
        return runs[low].line + (event - runs[low].event) * runs[low].step
    }

    mutating func append(_ line: Int) {
        if let run = runs.indices.last {
            if count == runs[run].event + 1 { runs[run].step = line - runs[run].line }
            if last + runs[run].step != line { runs.append(Run(event: count, line: line, step: 1)) }
        } else {
            runs.append(Run(event: 0, line: line, step: 1))
        }
        last = line
        count += 1
    }
}
