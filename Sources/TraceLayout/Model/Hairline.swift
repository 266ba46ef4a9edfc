/// A thin vertical line from which something hangs.
public struct Hairline: Hashable, Sendable {
    /// Where it stands.
    public var x: Double
    /// How far to the right of the moment that it belongs to it stands.
    public var hang = 0.0
    /// Its upper end.
    public var from: Double
    /// Its lower end.
    public var to: Double
}

/// A line of the tree, from a task to what stands under it.
public struct TreeLine: Hashable, Sendable {
    /// Its corners.
    public var points: [Point]
    /// Whether it joins a scope to a task that the scope awaits, and not only a task to what it created.
    public var isStructured: Bool
}
