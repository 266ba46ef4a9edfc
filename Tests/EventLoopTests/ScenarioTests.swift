import TestSupport
import Testing

struct ScenarioTests {
    /// What each scenario prints, and how it ends when that is not well.
    struct Expectation: CustomTestStringConvertible, Sendable {
        var testDescription: String { name }
        let name: String
        let lines: [String]
        var status: Int32 = 0
        var errors = ""

        init(_ name: String, _ lines: String..., status: Int32 = 0, errors: String = "") {
            self.name = name
            self.lines = lines
            self.status = status
            self.errors = errors
        }

        var output: String { lines.map { $0 + "\n" }.joined() }
    }

    /// The tutorial's lines, as its notebook shows them.
    static let tutorial = [
        Expectation("hello-world", "Hello,", "World!!!!!!!"),
        Expectation("never-awaited", errors: "warning: coroutine 'main' was never awaited\n"),
        Expectation("loop-inside-loop", "run() cannot be called from a running event loop"),
        Expectation("await-in-sequence", "I am Main", "I am foo", "finished"),
        Expectation("task-not-awaited", "I am Main", "finished", "I am foo"),
        Expectation("task-awaited", "I am Main", "I am foo", "finished"),
        Expectation("sleep-lets-it-run", "I am Main", "I am foo", "finished"),
        Expectation("sleep-shorter", "I am Main", "I am foo", "finished"),
        Expectation(
            "fetch-and-numbers",
            "Start fetching",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "Done fetching",
            "{'data': 1}",
            "8",
            "9"
        ),
        Expectation("restaurant-1", "Waiter came...", "You ordered Biryani", "Biryani came to the table"),
        Expectation(
            "restaurant-2",
            "you placed another order immediately and waiting",
            "you started eating biryani",
            "Your order Nan with paneer butter masala",
            "your Biryani is finished"
        ),
        Expectation(
            "restaurant-3",
            "you placed another order and ordered waiter to bring after the biryani finished",
            "you are eating biryani",
            "your Biryani is finished",
            "Your order Nan with paneer butter masala ready to serve"
        ),
    ]

    static let others = [
        Expectation(
            "task-group",
            "loading news",
            "loading weather",
            "loading sports",
            "weather is here",
            "sports is here",
            "news is here",
            "all pages are here"
        ),
        Expectation(
            "actors-contended",
            "printing a ticket for Anna",
            "printing a ticket for Bela",
            "printing a ticket for Cora",
            "Anna has a ticket",
            "Bela has a ticket",
            "Cora has a ticket",
            "tickets left: -1"
        ),
        Expectation("cancelled-sleeper", "good night", "waking the sleeper", "woken too early"),
        Expectation(
            "producer-consumer",
            "made 1",
            "took 1",
            "made 2",
            "took 2",
            "made 3",
            "made 4",
            "made 5",
            "made 6",
            "took 3",
            "took 4",
            "took 5",
            "took 6"
        ),
        Expectation("deadlock", "left waits for right", "right waits for left", status: 86),
        Expectation("thousand-tasks", "the sum is 500500"),
        Expectation("never-started", "closing time"),
        Expectation("never-finished", "closing time"),
        Expectation("lost-wake", "coffee is wanted", "tea is wanted", "tea is on the table"),
        Expectation(
            "everybody-woken",
            "coffee is wanted",
            "tea is wanted",
            "tea is on the table",
            "tea is drunk"
        ),
        Expectation("one-by-one", "page 1 is here", "page 2 is here", "page 3 is here"),
        Expectation("blocked-loop", "beat 1", "there are 33860 primes", "beat 2", "beat 3", "beat 4"),
        Expectation("crowded-queue", "at last"),
    ]

    @Test(arguments: tutorial + others)
    func `under virtual time a scenario prints what it should`(_ expectation: Expectation) {
        let ending = BuiltProgram("weft-scenarios", environment: injectedLoop()).run(expectation.name)
        #expect(ending.output == expectation.output)
        #expect(ending.status == expectation.status)
        #expect(ending.errors == expectation.errors)
    }

    /// On the wall clock the others take the seconds that they sleep for.
    @Test(arguments: ["never-awaited", "loop-inside-loop", "deadlock"])
    func `without an injected loop a scenario brings its own`(name: String) throws {
        let expectation = try #require((Self.tutorial + Self.others).first { $0.name == name })
        let ending = BuiltProgram("weft-scenarios").run(name)
        #expect(ending.output == expectation.output)
        #expect(ending.status == expectation.status)
    }

    @Test(arguments: [[], ["--list"]])
    func `the list names every scenario once`(arguments: [String]) {
        let program = BuiltProgram("weft-scenarios")
        let ending = arguments.isEmpty ? program.run() : program.run(arguments[0])
        let names = ending.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
        #expect(names.map(String.init) == (Self.tutorial + Self.others).map(\.name))
        #expect(ending.status == 0)
    }

    @Test func `an unknown scenario is refused with the name that was meant`() {
        let ending = BuiltProgram("weft-scenarios").run("restauran-2")
        #expect(
            ending.errors == """
                weft-scenarios: there is no scenario 'restauran-2'; did you mean 'restaurant-2'? \
                --list shows them all

                """
        )
        #expect(ending.status == 64)
        #expect(ending.output == "")
    }

    @Test func `two scenarios at once are refused`() {
        let ending = BuiltProgram("weft-scenarios").run("deadlock", "hello-world")
        #expect(ending.errors == "weft-scenarios: one scenario at a time\n")
        #expect(ending.status == 64)
    }
}

/// The environment that makes a program run on the injected loop.
func injectedLoop(tick: Int = 1_000) -> [String: String] {
    ["LD_PRELOAD": BuiltProgram.folder + "/libWeftVirtual.so", "WEFT_TICK": String(tick)]
}
