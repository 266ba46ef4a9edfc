/// A finding's number at its place in the plot.
public struct Pin: Hashable, Sendable {
    /// The number in the list of findings, from 1.
    public var number: Int
    /// The middle of its badge.
    public var badge: Point
    /// The dotted line from its cause; empty if it has none.
    public var guide: [Point] = []
    /// The corners of the bracket over the time that it is about; empty if it has none.
    public var bracket: [Point] = []
    /// What it says at its place.
    public var text: PlacedText?
    /// What was found.
    public var title: String
    /// Whether something is wrong, so that it is red.
    public var isAlarm = true
}

/// A finding in the list under the plot.
public struct ListedFinding: Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// The middle of its badge.
    public var badge: Point
    /// What was found.
    public var headline: PlacedText
    /// The evidence.
    public var sentences: [PlacedText]
    /// Whether something is wrong, so that it is red.
    public var isAlarm = true
}
