/// Where lines meet a lane: at the top and at the foot of its bar, or of all the bands of one that tasks share.
struct LaneEnd {
    /// Its row.
    var row: Int
    var top: Double
    var foot: Double
    /// Whether many tasks have it together.
    var isShared: Bool
}
