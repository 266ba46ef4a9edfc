package import TraceAnalysis
import TraceModel

/// Which of the five hues each task has: equal names have equal hues, run after run.
///
/// The hash is FNV-1a 64 (Fowler, Noll, Vo) of the name without its digits, so that `worker 1` and `worker 2`
/// match.
package struct Hues {
    /// How many hues there are; more can't be told apart by everybody.
    static let count = 5
    /// For each task its hue, 0 to 4.
    package let ofTask: [Int]
    /// The names that have a hue of their own or share one, in order of creation, digits taken out.
    let names: [(name: String, hue: Int)]

    package init(_ timeline: Timeline) {
        var hues: [String: Int] = [:]
        var hueOfText: [Text: Int] = [:]
        var names: [(name: String, hue: Int)] = []
        var taken = Array(repeating: false, count: Self.count)
        ofTask = timeline.tasks.indices.map { place in
            // Names are few and tasks many: ask the table of texts first.
            let text = timeline.tasks[place].creation.name
            if let text, let hue = hueOfText[text] { return hue }
            let name = Self.stem(timeline.label(of: place))
            let hue = hues[name] ?? Self.hue(of: name, &taken)
            if hues[name] == nil { names.append((name, hue)) }
            hues[name] = hue
            if let text { hueOfText[text] = hue }
            return hue
        }
        self.names = names
    }

    /// A name without its ASCII digits.
    static func stem(_ name: String) -> String { name.filter { !($0.isASCII && $0.isWholeNumber) } }

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
