import TraceAnalysis

/// Makes one of the edges between two lanes, one of which many tasks share, that are close together.
///
/// Without it a thousand workers that a task creates, and that wake it, would be a curtain before their lane.
struct FoldBundles {
    /// Edges of one kind between the same two lanes.
    struct Bundle {
        /// The first of them.
        var edge: Edge
        var x: Double
        var count: Int
        /// How many rows it goes up or down.
        var distance: Int
    }

    /// From one line to the next at least so many pixels for each row that they cross: creations and wakes, to and fro,
    /// all have lines there, and each a number beside it.
    private static let pixelsPerRow = 96.0
    /// For how many pixels of the plot there may be a line that crosses lanes.
    private static let pixelsPerLine = 12.0
    /// How many rows a line may cross.
    private static let farthest = 12

    private struct Lanes: Hashable {
        var source: Int
        var target: Int
    }

    private let room: Int
    private var bundles: [Bundle] = []
    /// For each two lanes the last bundle between them.
    private var last: [Lanes: Int] = [:]

    /// Bundles on an axis so many pixels wide.
    init(width: Double) { room = max(1, Int(width / Self.pixelsPerLine)) }

    /// Adds the next edge; they come in order of happening.
    mutating func add(_ edge: Edge, _ x: Double, from source: Int, to target: Int) {
        let lanes = Lanes(source: source, target: target)
        let distance = abs(source - target)
        if let place = last[lanes], x - bundles[place].x < Self.pixelsPerRow * Double(distance) {
            bundles[place].count += 1
            return
        }
        last[lanes] = bundles.count
        bundles.append(Bundle(edge: edge, x: x, count: 1, distance: distance))
    }

    /// Those that leave the lanes legible.
    var shown: [Bundle] {
        let long = bundles.count { $0.distance > 1 }
        return bundles.filter { $0.distance <= 1 || ($0.distance <= Self.farthest && long <= room) }
    }

    /// How many edges are not drawn.
    var hidden: Int { bundles.reduce(0) { $0 + $1.count } - shown.reduce(0) { $0 + $1.count } }
}
