/// The tasks of a timeline, in order of creation.
///
/// ```swift
/// for life in timeline.tasks where life.isEnded { print(life.id, life.duration) }
/// ```
///
/// A million tasks take 24 bytes each and 32 for each of their stretches, all in a few arrays. O(1) to look one up.
public struct TaskLives: RandomAccessCollection, Sendable {
    let table: LifeTable

    /// The place of the first task.
    public var startIndex: Int { 0 }

    /// How many tasks there are.
    public var endIndex: Int { table.facts.count }

    /// The life of the task at a place.
    public subscript(place: Int) -> TaskLife { TaskLife(place, in: table) }
}

/// What one task did, stretch after stretch; places count from 0.
public struct Stretches: RandomAccessCollection, Sendable {
    private let slice: ArraySlice<Stretch>

    init(_ slice: ArraySlice<Stretch>) { self.slice = slice }

    /// The place of the first stretch.
    public var startIndex: Int { 0 }

    /// How many stretches there are.
    public var endIndex: Int { slice.count }

    /// The stretch at a place.
    public subscript(place: Int) -> Stretch { slice[slice.startIndex + place] }

    /// Goes through them as fast as through an array's.
    public func makeIterator() -> ArraySlice<Stretch>.Iterator { slice.makeIterator() }
}
