/// A bracket under a task's bar: how long the task answers for structured children.
public struct ScopeBracket: Hashable, Sendable {
    /// Where the first child is created.
    public var from: Double
    /// Where the task goes on without them; the end of the plot for a scope that the trace shows no end of.
    public var to: Double
    /// Whether the trace shows its end.
    public var isClosed: Bool
    /// The line that joins its feet.
    public var y: Double

    /// A bracket from its parts.
    public init(from: Double, to: Double, isClosed: Bool, y: Double) {
        self.from = from
        self.to = to
        self.isClosed = isClosed
        self.y = y
    }

    /// How high its feet are.
    public static let foot = 4.0
}
