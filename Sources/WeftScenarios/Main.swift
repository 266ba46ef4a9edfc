import Weft

/// `weft-scenarios NAME` runs a scenario; without a name it lists them.
@main struct Main {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, name != "--list" else {
            for scenario in Scenario.all { print(scenario.name + "\t" + scenario.summary) }
            return
        }
        guard arguments.count == 1, let scenario = Scenario.all.first(where: { $0.name == name }) else {
            Console.fail(complaint(about: name), status: 64)
        }
        do {
            try scenario.run()
        } catch EventLoopError.deadlocked {
            // The status that `weft record --virtual` gives to a deadlocked program.
            Console.fail("weft-scenarios: \(EventLoopError.deadlocked)", status: 86)
        } catch {
            Console.fail("weft-scenarios: \(name) failed: \(error)", status: 1)
        }
    }

    private static func complaint(about name: String) -> String {
        if Scenario.all.contains(where: { $0.name == name }) {
            return "weft-scenarios: one scenario at a time"
        }
        let meant = Scenario.all.map(\.name).min { distance(name, $0) < distance(name, $1) } ?? ""
        return
            "weft-scenarios: there is no scenario '\(name)'; did you mean '\(meant)'? --list shows them all"
    }

    /// How many letters turn one word into the other: added, removed or replaced (Levenshtein, 1965).
    private static func distance(_ left: String, _ right: String) -> Int {
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
