import TraceModel

/// What tasks are called but for the digits, so that `worker 1` and `worker 2` are the same; each stem has a number.
package struct NameStems: Sendable {
    /// The distinct stems in order of creation.
    package private(set) var stems: [String] = []
    /// What the tasks of each stem are called: their name, with `#` for numbers in which they differ.
    package private(set) var labels: [String] = []
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
        var first: [(place: Int, creation: Creation)] = []
        var isAlike: [Bool] = []
        ofTask.reserveCapacity(timeline.tasks.count)
        for place in timeline.tasks.indices {
            let creation = timeline.tasks[place].creation
            let known = creation.name.map { ofText[$0] } ?? ofKind[creation.kind]
            let number = known ?? number(of: Self.stem(timeline.label(of: place)))
            ofTask.append(number)
            if Int(number) == first.count {
                first.append((place, creation))
                isAlike.append(true)
            } else if isAlike[Int(number)] {
                isAlike[Int(number)] = Self.areAlike(creation, first[Int(number)].creation)
            }
            if let text = creation.name, known == nil, timeline.visibleName(creation) != nil {
                ofText[text] = number
            } else if creation.name == nil {
                ofKind[creation.kind] = number
            }
        }
        labels = zip(first, isAlike).map { task, isAlike in
            let label = timeline.label(of: task.place)
            return isAlike ? label : Self.withoutNumbers(label)
        }
    }

    /// Whether two tasks of one stem are called the same.
    private static func areAlike(_ one: Creation, _ other: Creation) -> Bool {
        // Tasks without a name differ in their numbers, save those called main.
        one.name == other.name && (one.name != nil || one.kind == .main)
    }

    private mutating func number(of stem: String) -> Int32 {
        if let number = numbers[stem] { return number }
        numbers[stem] = Int32(stems.count)
        stems.append(stem)
        return Int32(stems.count - 1)
    }

    /// The number of the stem of a name, or nil where no task is called so; `worker #` is found as it is written.
    package func number(ofName name: String) -> Int32? {
        let stem = Self.stem(name)
        return numbers[stem] ?? numbers[stem + " "] ?? numbers[stem.filter { $0 != "#" }]
    }

    /// A name without its ASCII digits.
    package static func stem(_ name: String) -> String {
        // Those bytes are never a part of another character.
        String(decoding: name.utf8.filter { !isDigit($0) }, as: UTF8.self)
    }

    /// A text with `#` for each run of digits.
    package static func withoutNumbers(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if !isDigit(byte) {
                bytes.append(byte)
            } else if bytes.last != UInt8(ascii: "#") {
                bytes.append(UInt8(ascii: "#"))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
