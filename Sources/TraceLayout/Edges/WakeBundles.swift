import TraceAnalysis

/// Makes one of wakes whose heads would touch, and chooses those that there is room for.
struct WakeBundles {
    /// Wakes of one task so close together that they are drawn as one.
    struct Bundle {
        /// The first of them, or the one that is on the critical path.
        var edge: Edge
        var x: Double
        var count: Int
        /// How many rows it goes up or down.
        var distance: Int
        var isCritical: Bool
        /// Whether the next head on its lane is far enough away for a number.
        var hasRoomForCount: Bool
    }

    /// How close two heads on one lane may come before they become one.
    private static let headDistance = 4.0
    /// How many pixels there must be for each line: over all lanes for the long ones, on one lane for the others.
    private static let pixelsPerLine = 12.0
    /// How many rows a line may cross.
    private static let farthest = 12
    /// How many lines there may be that reach no farther than the next lane.
    private static let shortLimit = 4000
    /// What a number needs beside a head.
    private static let countWidth = 34.0

    private let room: Int
    private var bundles: [Bundle] = []
    /// For each task its last bundle.
    private var last: [Int32: Int] = [:]
    /// For each task how many bundles it has.
    private var perTask: [Int32: Int] = [:]

    /// Bundles on an axis so many pixels wide.
    init(width: Double) { room = max(1, Int(width / Self.pixelsPerLine)) }

    /// Adds the next wake; they come in order of happening.
    mutating func add(_ edge: Edge, _ x: Double, distance: Int, isCritical: Bool) {
        if let place = last[edge.target] {
            if x - bundles[place].x < Self.headDistance {
                bundles[place].count += 1
                if isCritical, !bundles[place].isCritical {
                    (bundles[place].edge, bundles[place].distance) = (edge, distance)
                    bundles[place].isCritical = true
                }
                return
            }
            bundles[place].hasRoomForCount =
                bundles[place].count > 1 && x - bundles[place].x >= Self.countWidth
        }
        last[edge.target] = bundles.count
        perTask[edge.target, default: 0] += 1
        bundles.append(
            Bundle(
                edge: edge,
                x: x,
                count: 1,
                distance: distance,
                isCritical: isCritical,
                hasRoomForCount: false
            )
        )
    }

    /// Those that are drawn: the critical path, then what leaves the lanes legible.
    var shown: [Bundle] {
        let roomOfLane = min(room, Self.shortLimit / max(1, perTask.count))
        let long = bundles.count { $0.distance > 1 }
        return bundles.filter { bundle in
            if bundle.isCritical { return true }
            // Lines across so many lanes would be a curtain before them, however few.
            if bundle.distance > Self.farthest { return false }
            if bundle.distance > 1 { return long <= room }
            return (perTask[bundle.edge.target] ?? 0) <= roomOfLane
        }
    }

    /// How many wakes are not drawn.
    var hidden: Int { bundles.reduce(0) { $0 + $1.count } - shown.reduce(0) { $0 + $1.count } }
}
