import TraceModel

/// Which of the tasks of its name each task is, in order of creation; those without a name are called by their kind.
struct Ordinals {
    /// Where a name is met.
    private struct Name: Hashable {
        var text: Text?
        var kind: TaskKind?
    }

    private var places: [Int32] = []

    /// The places of a recording's tasks; O(tasks).
    init(_ side: Side) {
        var counts: [Name: Int32] = [:]
        let names = (0..<side.outside).map { task in
            let creation = side.creation(of: task)
            return Name(text: creation.name, kind: creation.name == nil ? creation.kind : nil)
        }
        for name in names {
            counts[name, default: 0] += 1
            places.append(counts[name, default: 0])
        }
        for (task, name) in names.enumerated() where counts[name] == 1 { places[task] = 0 }
    }

    /// The place among the tasks of its name, from 1; nil for the only one, and for the outside.
    subscript(task: Int) -> Int? { task < places.count && places[task] > 0 ? Int(places[task]) : nil }
}
