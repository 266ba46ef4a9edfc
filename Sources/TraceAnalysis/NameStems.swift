import TraceModel

/// What tasks are called but for the digits, so that `worker 1` and `worker 2` are the same; each stem has a number.
package struct NameStems: Sendable {
    /// The distinct stems in order of creation.
    package private(set) var stems: [String] = []
    /// For each task the number of its stem.
    package private(set) var ofTask: [Int32] = []
    private var numbers: [String: Int32] = [:]

    /// The stems of a timeline's tasks.
    ///
    /// O(tasks), and O(length) for each distinct name.
    package init(_ timeline: Timeline) {
        // Names and kinds are few and tasks many: ask for those first.
        var ofText: [Text: Int32] = [:]
        var ofKind: [TaskKind?: Int32] = [:]
        ofTask.reserveCapacity(timeline.tasks.count)
        for place in timeline.tasks.indices {
            let creation = timeline.tasks[place].creation
            let known = creation.name.map { ofText[$0] } ?? ofKind[creation.kind]
            let number = known ?? number(of: Self.stem(timeline.label(of: place)))
            ofTask.append(number)
            if let text = creation.name, !timeline.trace.texts[text].isEmpty {
                ofText[text] = number
            } else if creation.name == nil {
                ofKind[creation.kind] = number
            }
        }
    }

    private mutating func number(of stem: String) -> Int32 {
        if let number = numbers[stem] { return number }
        numbers[stem] = Int32(stems.count)
        stems.append(stem)
        return Int32(stems.count - 1)
    }

    /// The number of the stem of a name, or nil where no task is called so.
    package func number(ofName name: String) -> Int32? {
        numbers[Self.stem(name)] ?? numbers[Self.stem(name) + " "]
    }

    /// A name without its ASCII digits.
    package static func stem(_ name: String) -> String {
        // Those bytes are never a part of another character.
        String(
            decoding: name.utf8.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) },
            as: UTF8.self
        )
    }

    /// A stem as a word for all tasks that share it.
    package static func word(_ stem: String) -> String {
        let name = stem.split(separator: " ").joined(separator: " ")
        return name.isEmpty ? "(numbers)" : name
    }
}
