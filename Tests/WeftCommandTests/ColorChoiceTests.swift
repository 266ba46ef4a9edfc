import Testing

@testable import WeftCommand

struct ColorChoiceTests {
    @Test(
        arguments: [
            (.auto, true, [:], true), (.auto, false, [:], false), (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true), (.auto, true, ["TERM": "dumb"], false),
            (.auto, false, ["FORCE_COLOR": "1"], true), (.auto, false, ["FORCE_COLOR": ""], false),
            (.auto, true, ["FORCE_COLOR": "0"], false),
            (.auto, true, ["TERM": "dumb", "FORCE_COLOR": "1"], true),
            (.auto, true, ["NO_COLOR": "1", "FORCE_COLOR": "1"], false),
            (.always, false, ["NO_COLOR": "1"], true),
            (.never, true, ["FORCE_COLOR": "1"], false),
        ] as [(ColorChoice, Bool, [String: String], Bool)]
    )
    func `colour is for people who have not said no`(
        choice: ColorChoice,
        terminal: Bool,
        variables: [String: String],
        isOn: Bool
    ) {
        let console = MemoryConsole()
        console.variables = variables
        if terminal { console.terminals = [.output] }
        #expect(choice.isOn(console) == isOn)
    }
}
