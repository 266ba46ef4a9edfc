/// `weft scenarios`.
enum ScenariosCommand: Command {
    static let description = CommandDescription(
        name: "scenarios",
        summary: "list the programs of the tutorial that --scenario takes",
        operands: .none,
        examples: [.init(line: "weft scenarios", meaning: "a name and a line each")],
        exitStatuses: [
            .init(status: "0", meaning: "the list was printed"),
            .init(status: "2", meaning: "weft-scenarios is not beside this program"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let scenarios = try Scenario.all(console)
        let widest = scenarios.map(\.name.count).max() ?? 0
        for scenario in scenarios {
            let gap = String(repeating: " ", count: widest - scenario.name.count + 2)
            console.out(scenario.name + gap + scenario.summary + "\n")
        }
        return .success
    }
}
