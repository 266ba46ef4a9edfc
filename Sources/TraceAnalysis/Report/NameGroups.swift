import TraceModel

/// The tasks of a timeline put together by name, where names that differ only in their numbers are one: `worker #`.
public struct NameGroups: Sendable {
    /// What each group is called: its tasks' name, with `#` for numbers in which they differ.
    public private(set) var labels: [String] = []
    /// For each task its group, by its place in `labels`.
    public let ofTask: [Int]

    /// The groups of a timeline, in order of their first task.
    ///
    /// A task without a name goes by its kind. O(tasks).
    public init(_ timeline: Timeline) {
        let stems = NameStems(timeline)
        ofTask = stems.ofTask.map { Int($0) }
        var first: [Int] = []
        for (place, group) in ofTask.enumerated() where group == first.count { first.append(place) }
        var isAlike = Array(repeating: true, count: first.count)
        for (place, group) in ofTask.enumerated() where place != first[group] {
            let (one, other) = (timeline.tasks[first[group]].creation, timeline.tasks[place].creation)
            // Tasks without a name differ in their numbers, save those called main.
            let isSame = one.name == other.name && (one.name != nil || one.kind == .main)
            isAlike[group] = isAlike[group] && isSame
        }
        labels = first.indices.map { group in
            let label = timeline.label(of: first[group])
            return isAlike[group] ? label : Self.withoutNumbers(label)
        }
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
