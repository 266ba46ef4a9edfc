/// A line under the title: facts, then in red what is wrong.
public struct HeadLine: Hashable, Sendable {
    /// Clock, duration, and counts; empty where a line has alarms alone.
    public var facts: PlacedText
    /// What follows them in red; empty if all is well.
    public var alarms: [String]

    /// What stands between any two of them.
    public static let separator = " · "
}
