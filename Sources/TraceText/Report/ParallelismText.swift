import TraceAnalysis
import TraceLayout
import TraceModel

/// How many tasks ran at once, as text.
struct ParallelismText {
    private let parallelism: Parallelism
    private let width: Int
    private let color: Bool

    init(_ parallelism: Parallelism, _ width: Int, _ color: Bool) {
        self.parallelism = parallelism
        self.width = width
        self.color = color
    }

    private var duration: TimeSpan { parallelism.times.reduce(TimeSpan.zero, +) }

    func lines() -> [String] {
        guard parallelism.runningTime > .zero else { return [] }
        let mean = Self.mean(parallelism.runningTime, over: duration)
        let most = CountWords.count(parallelism.peak, "task")
        return ["\(mean) ran on average, \(most) at most"] + levels() + course()
    }

    /// A sum of times by a duration, with two decimals.
    private static func mean(_ sum: TimeSpan, over duration: TimeSpan) -> String {
        let hundredths = Int64(
            (Int128(sum.nanoseconds) * 100 + Int128(duration.nanoseconds) / 2)
                / Int128(duration.nanoseconds)
        )
        return TimeWords.decimal(UInt64(max(0, hundredths)), 100, 2)
    }

    // MARK: How long how many ran

    /// A line for none, one and two, then for ranges that are twice as wide each time.
    private func levels() -> [String] {
        let times = parallelism.times
        var columns = Columns(["running", "time", "share", ""], width: width - 2, color: color)
        var from = 0
        while from < times.count {
            let to = min(times.count, max(from + 1, from * 2 - 1))
            let sum = times[from..<to].reduce(TimeSpan.zero, +)
            columns.add(
                [
                    to - from == 1 ? "\(from)" : "\(from) to \(to - 1)", Cell.span(sum),
                    Cell.percent(sum, of: duration),
                ] + [bar(sum)]
            )
            from = to
        }
        return columns.lines()
    }

    private func bar(_ sum: TimeSpan) -> String {
        let length = Int(Int128(sum.nanoseconds) * 20 / Int128(duration.nanoseconds))
        return String(repeating: "█", count: length) + String(repeating: " ", count: 20 - length)
    }

    // MARK: When

    /// A column for each slice, or for several where the line is short.
    private func course() -> [String] {
        let slices = parallelism.slices
        let each = (slices.count + max(1, width - 12) - 1) / max(1, width - 12)
        let running = course(slices.map(\.running), each)
        let ready = course(slices.map(\.ready), each)
        let length = slices.prefix(each).reduce(TimeSpan.zero) { $0 + $1.duration }
        guard max(running.peak, ready.peak) > TimeSpan.zero else { return [] }
        let (most, waiting) = (running.mean(over: length), ready.mean(over: length))
        let scale =
            "each column \(TimeWords.duration(length)); the tallest \(most) running, \(waiting) ready"
        return ["running  \(running.line)", "ready    \(ready.line)"]
            + NoteText(width: width, color: color).wrapped(scale, to: width - 2)
    }

    private struct Course {
        var line: String
        var peak: TimeSpan

        func mean(over length: TimeSpan) -> String {
            ParallelismText.mean(peak, over: max(length, TimeSpan(nanoseconds: 1)))
        }
    }

    private func course(_ times: [TimeSpan], _ each: Int) -> Course {
        let sums = stride(from: 0, to: times.count, by: each).map { start in
            times[start..<min(times.count, start + each)].reduce(TimeSpan.zero, +)
        }
        let peak = sums.max() ?? .zero
        let line = sums.map { sum -> Character in
            guard sum > .zero else { return "·" }
            return Self.heights[Int(Int128(sum.nanoseconds - 1) * 8 / Int128(peak.nanoseconds))]
        }
        return Course(line: String(line), peak: peak)
    }

    private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
