import TraceAnalysis
import TraceModel

/// What a fold is called, and how many tasks are in each state, in words.
package enum FoldWords {
    /// As in `worker`, the name of all tasks, or `worker #`, with what they differ in.
    package static func name(_ tasks: [Int], _ excerpt: Excerpt) -> String {
        guard let first = tasks.first else { return "" }
        let name = excerpt.whole.tasks[first].creation.name
        if name != nil, tasks.allSatisfy({ excerpt.whole.tasks[$0].creation.name == name }) {
            return excerpt.whole.label(of: first)
        }
        return NameStems.withoutNumbers(excerpt.whole.label(of: first))
    }

    /// As in `×1,000`.
    package static func count(_ count: Int) -> String { "×" + CountWords.grouped(count) }

    /// What the height of a band is, as in `running ≤ 4`.
    package static func scale(_ band: FoldCounts.Band) -> String { "\(band.state) ≤ \(number(band.largest))" }

    /// How many are in the state at once for a moment, as in ` (peak 500)`; empty where that is hardly more.
    static func peak(_ band: FoldCounts.Band) -> String {
        Double(band.peak) > 1.2 * band.largest ? " (peak \(CountWords.grouped(band.peak)))" : ""
    }

    /// The longest that a band of so many tasks may have to say.
    static func longest(_ count: Int) -> String {
        "\(TaskState.suspended) ≤ \(CountWords.grouped(count)) (peak \(CountWords.grouped(count)))"
    }

    /// What a lane comes to, as in `1,000 tasks in one lane: at most 4 running, 93 ready at once`.
    static func summary(_ count: Int, _ bands: [FoldCounts.Band]) -> String {
        let states = bands.map { "\(CountWords.grouped($0.peak)) \($0.state)" }
        return
            "\(CountWords.count(count, "task")) in one lane: at most \(states.joined(separator: ", ")) at once"
    }

    /// A mean with one decimal where it is small, rounded up so that nothing is above it.
    private static func number(_ mean: Double) -> String {
        if mean >= 10 || mean == mean.rounded() { return CountWords.grouped(Int((mean - 1e-6).rounded(.up))) }
        let tenths = Int((mean * 10 - 1e-6).rounded(.up))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
