import TraceAnalysis
import TraceModel

/// What tasks wait for, above their suspended lines where it fits: in full, else shortened, else not at all.
///
/// A reason that is the same as the one before it in its lane is not repeated.
struct LaneReasons {
    /// A reason's place along the axis.
    struct Place {
        var task: Int
        var x: Double
        var text: String
        var goesWhenSmall: Bool
        /// How wide the stretch is.
        var width: Double
    }

    /// How many reasons are written; those of the longest waits.
    private static let limit = 1200

    private(set) var places: [Place] = []
    /// For a task whose waits had to be shortened what they sum up to, as in `slept 10 × 250 ms`.
    private(set) var thirdLines: [Int: String] = [:]
    private let density: Density
    private let metrics: TextMetrics

    init(_ subject: Subject, _ axis: Axis, _ density: Density, _ rows: LaneRows) {
        self.density = density
        metrics = TextMetrics(density == .dense ? .denseReason : .reason, density)
        for row in rows.rows {
            for task in row.tasks { place(task, subject, axis) }
        }
        guard places.count > Self.limit else { return }
        let longest = places.indices.sorted { (places[$1].width, $0) < (places[$0].width, $1) }
        places = longest.prefix(Self.limit).sorted().map { places[$0] }
    }

    private mutating func place(_ task: Int, _ subject: Subject, _ axis: Axis) {
        var said: String?
        var counts: [Suspension: Int] = [:]
        var shortened: [Suspension] = []
        var isShortened: Set<Suspension> = []
        let lead = Self.lead(density)
        var waiting = WholeStretches()
        for stretch in subject.timeline.tasks[task].stretches where stretch.state == .suspended {
            let extent = axis.extent(of: stretch)
            let suspension = subject.timeline.suspension(of: stretch)
            // Narrower than two letters: don't even look for words, there may be a million of these.
            let words = extent.width < 10 ? nil : WaitWords(suspension, subject.timeline)
            let isNew = waiting.begins(stretch)
            if isNew, let suspension, density != .dense { counts[suspension, default: 0] += 1 }
            if let words, fits(words.full, extent.width - lead) {
                if said != words.full { add(task, words.full, extent, lead) }
                said = words.full
                continue
            }
            if let suspension, density != .dense, suspension.reason != .yield,
                isShortened.insert(suspension).inserted
            {
                shortened.append(suspension)
            }
            guard let words, let short = words.short, said != words.full, fits(short, extent.width - lead)
            else {
                continue
            }
            add(task, short, extent, lead)
            said = words.full
        }
        let most = shortened.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        if let most, let count = counts[most], count > 1 {
            thirdLines[task] = Self.sum(most, count, subject.timeline)
        }
    }

    /// How far from the start of its stretch a reason stands.
    static func lead(_ density: Density) -> Double { density == .dense ? 3 : 6 }

    private func fits(_ text: String, _ room: Double) -> Bool { metrics.width(of: text) <= room - 2 }

    private mutating func add(_ task: Int, _ text: String, _ extent: Extent, _ lead: Double) {
        let isTight = density == .dense || metrics.width(of: text, isSmall: true) > extent.width - lead
        places.append(
            Place(
                task: task,
                x: extent.from + lead,
                text: text.brief(4 * Int(extent.width)),
                goesWhenSmall: isTight,
                width: extent.width
            )
        )
    }

    private static func sum(_ suspension: Suspension, _ count: Int, _ timeline: Timeline) -> String? {
        if suspension.reason == .sleep {
            let each = suspension.duration.map { " × " + TimeWords.duration($0) } ?? " times"
            return "slept \(CountWords.grouped(count))\(each)"
        }
        return WaitWords(suspension, timeline).map {
            "\(CountWords.grouped(count)) waits for \(suspension.what == nil ? $0.object : $0.short ?? $0.object)"
        }
    }
}
