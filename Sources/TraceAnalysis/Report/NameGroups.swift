import TraceModel

/// The tasks of a timeline put together by name, where names that differ only in their numbers are one: `worker #`.
public struct NameGroups: Sendable {
    /// What each group is called: its tasks' name, with `#` for numbers in which they differ.
    public private(set) var labels: [String] = []
    /// For each task its group, by its place in `labels`.
    public private(set) var ofTask: [Int] = []

    /// The groups of a timeline, in order of their first task.
    ///
    /// A task without a name goes by its kind. O(tasks).
    public init(_ timeline: Timeline) {
        var patterns: [String: Int] = [:]
        var known: [Likeness: Int] = [:]
        var isAlike: [Bool] = []
        ofTask.reserveCapacity(timeline.tasks.count)
        for place in timeline.tasks.indices {
            let creation = timeline.tasks[place].creation
            let likeness = Likeness(name: creation.name, kind: creation.name == nil ? creation.kind : nil)
            if let group = known[likeness] {
                // Two tasks of one name are called by it; two without a name differ in their numbers.
                if creation.name == nil { isAlike[group] = isAlike[group] && creation.kind == .main }
                ofTask.append(group)
                continue
            }
            let label = timeline.label(of: place)
            let pattern = Self.withoutNumbers(label)
            if let group = patterns[pattern] {
                isAlike[group] = isAlike[group] && labels[group] == label
                known[likeness] = group
                ofTask.append(group)
                continue
            }
            patterns[pattern] = labels.count
            known[likeness] = labels.count
            ofTask.append(labels.count)
            labels.append(label)
            isAlike.append(true)
        }
        for group in labels.indices where !isAlike[group] {
            labels[group] = Self.withoutNumbers(labels[group])
        }
    }

    private struct Likeness: Hashable {
        var name: Text?
        var kind: TaskKind?
    }

    /// A text with `#` for each run of digits.
    package static func withoutNumbers(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                bytes.append(byte)
            } else if bytes.last != UInt8(ascii: "#") {
                bytes.append(UInt8(ascii: "#"))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
