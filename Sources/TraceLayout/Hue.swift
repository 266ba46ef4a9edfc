package import TraceAnalysis

/// Which of the five hues each task has: equal names have equal hues, run after run.
///
/// The hash is FNV-1a 64 (Fowler, Noll, Vo) of the name without its digits, so that `worker 1` and `worker 2`
/// match.
package struct Hues {
    /// How many hues there are; more can't be told apart by everybody.
    static let count = 5
    /// For each task its hue, 0 to 4.
    package let ofTask: OfTask
    /// The names that have a hue of their own or share one, in order of creation, with `#` for numbers.
    let names: [(name: String, hue: Int)]

    package init(_ stems: NameStems) {
        var taken = Array(repeating: false, count: Self.count)
        let hues = stems.stems.map { Self.hue(of: $0, &taken) }
        names = zip(stems.labels, hues).map { ($0, $1) }
        ofTask = OfTask(stemOfTask: stems.ofTask, hueOfStem: hues)
    }

    /// The hues of the tasks, by their places in the timeline.
    package struct OfTask: RandomAccessCollection {
        fileprivate let stemOfTask: [Int32]
        fileprivate let hueOfStem: [Int]

        package var startIndex: Int { 0 }
        package var endIndex: Int { stemOfTask.count }
        package subscript(task: Int) -> Int { hueOfStem[Int(stemOfTask[task])] }
    }

    private static func hue(of name: String, _ taken: inout [Bool]) -> Int {
        let wanted = Int(hash(name) % UInt64(count))
        guard let free = (0..<count).map({ (wanted + $0) % count }).first(where: { !taken[$0] }) else {
            return wanted
        }
        taken[free] = true
        return free
    }

    /// FNV-1a, 64 bits.
    static func hash(_ name: String) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
