/// A task of the recorded program: 1, 2, 3, … in order of creation.
///
/// It is a name, not an index: the first task is 1, and a trace may leave numbers out.
public struct TaskID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number as it stands in the trace; never 0.
    public let number: UInt32

    /// The task with a number, or nil for 0, which names no task.
    public init?(_ number: UInt32) {
        guard number != 0 else { return nil }
        self.number = number
    }

    /// Earlier created tasks come first.
    public static func < (left: TaskID, right: TaskID) -> Bool { left.number < right.number }

    /// The number in decimal.
    public var description: String { String(number) }
}

/// A thread of the recorded program: 1, 2, 3, … in order of first appearance.
public struct ThreadID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number as it stands in the trace; never 0.
    public let number: UInt32

    /// The thread with a number, or nil for 0, which names no thread.
    public init?(_ number: UInt32) {
        guard number != 0 else { return nil }
        self.number = number
    }

    /// Threads that appeared earlier come first.
    public static func < (left: ThreadID, right: ThreadID) -> Bool { left.number < right.number }

    /// The number in decimal.
    public var description: String { String(number) }
}

/// A string of the trace (a name, a printed line), by its place in the trace's `TextTable`.
///
/// Equal strings of one trace have equal texts, so comparing names costs one integer. Texts of different
/// traces must not be compared: look both up.
public struct Text: Hashable, Sendable {
    /// The place in the table, from 0.
    public let index: UInt32

    /// The text at a place of a table.
    public init(index: UInt32) { self.index = index }
}
