import TraceModel

/// The tasks of a timeline put together by name, where names that differ only in their numbers are one: `worker #`.
public struct NameGroups: Sendable {
    /// What each group is called: its tasks' name, with `#` for numbers in which they differ.
    public let labels: [String]
    /// For each task its group, by its place in `labels`.
    public let ofTask: [Int]

    /// The groups of a timeline, in order of their first task.
    ///
    /// A task without a name goes by its kind. O(tasks).
    public init(_ timeline: Timeline) {
        let stems = NameStems(timeline)
        labels = stems.labels
        ofTask = stems.ofTask.map { Int($0) }
    }
}
