import TestSupport
import Testing

/// The action for GitHub, run here as its runner would, and held to the shape that the runner demands.
struct ActionTests {
    private static let home = ".github/actions/weft-check/"
    private let folder = TemporaryFolder()

    private func run(_ inputs: [String: String] = [:]) -> BuiltProgram.Ending {
        var environment = [
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": folder.file("summary"),
            "GITHUB_OUTPUT": folder.file("outputs"), "WEFT_DIRECTORY": folder.file("traces"),
            "WEFT_OUTPUT": folder.file("kept"), "WEFT_COMMAND": BuiltProgram.folder + "/weft",
            "WEFT_CHECKS": "",
        ]
        environment.merge(inputs) { $1 }
        return BuiltProgram(path: repositoryRoot + "/" + Self.home + "check", environment: environment).run()
    }

    /// A folder with checks of scenarios under names of its own, and baselines of others.
    private func prepare(_ checks: [(name: String, scenario: String, baseline: String?)]) {
        Files.makeFolder(folder.file("traces"))
        let objects = checks.map { "{\"name\":\"\($0.name)\",\"scenario\":\"\($0.scenario)\"}" }
        Files.write("{\"checks\":[\(objects.joined(separator: ","))]}", to: folder.file("traces/weft.json"))
        for check in checks {
            guard let baseline = check.baseline else { continue }
            Files.makeFolder(folder.file("traces/\(check.name)"))
            let trace = Golden.read("traces/\(baseline)/trace.json") ?? ""
            Files.write(trace, to: folder.file("traces/\(check.name)/trace.json"))
        }
    }

    @Test func `where nothing differs the step passes`() {
        prepare([("guest", "restaurant-2", "restaurant-2"), ("hello", "hello-world", "hello-world")])
        let ending = run()
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        #expect(ending.output.contains("\npass: 2 checks: 2 identical.\n"))
        #expect(
            ending.output.contains("\n::notice file=\(folder.path)/traces/weft.json,line=1,title=weft check")
        )
        #expect(Files.text(folder.file("outputs")) == "gate=pass\nexit=0\noutput=\(folder.path)/kept\n")
        #expect(Files.text(folder.file("summary"))?.hasPrefix("### ✅ weft check: gate: pass\n") == true)
        let kept = Files.names(in: folder.file("kept"))
        for name in ["guest.json", "hello.json", "junit.xml", "report.json", "report.sarif", "report.txt"] {
            #expect(kept.contains(name))
        }
    }

    @Test func `where something differs the step fails, and says so in every place`() {
        prepare([("guest", "restaurant-2", "restaurant-3"), ("hello", "hello-world", "hello-world")])
        Files.write("written before\n", to: folder.file("summary"))
        Files.write("other=1\n", to: folder.file("outputs"))
        let ending = run()
        #expect(ending.status == 1)
        let outputs = Files.text(folder.file("outputs"))
        #expect(outputs == "other=1\ngate=fail\nexit=1\noutput=\(folder.path)/kept\n")
        let summary = Files.text(folder.file("summary")) ?? ""
        #expect(summary.hasPrefix("written before\n### ❌ weft check: gate: fail\n"))
        #expect(summary.contains("#### ❌ `guest`: different, gate: fail"))
        #expect(Files.names(in: folder.file("kept")).contains("guest.svg"))
        #expect(ending.output.contains("\n::error file=\(folder.path)/traces/guest/trace.json,line="))
    }

    @Test func `what a program prints is never a command of the workflow`() throws {
        prepare([("guest", "restaurant-2", "restaurant-3")])
        let lines = run().output.split(separator: "\n")
        let stop = try #require(lines.firstIndex { $0.hasPrefix("::stop-commands::") })
        let token = lines[stop].dropFirst("::stop-commands::".count)
        #expect(token.count == 32)
        let start = try #require(lines.firstIndex(of: "::\(token)::"))
        #expect(lines[stop..<start].contains { $0.contains("First divergence") })
        #expect(lines[start...].dropFirst().allSatisfy { $0.hasPrefix("::") })
        #expect(String(run().output).contains(String(token)) == false)
    }

    @Test func `checks are chosen by name, and a name is never a pattern of files`() {
        prepare([("guest", "restaurant-2", "restaurant-3"), ("hello", "hello-world", "hello-world")])
        #expect(run(["WEFT_CHECKS": "hel*"]).status == 0)
        #expect(run(["WEFT_CHECKS": "hello\n guest "]).status == 1)
        let slip = run(["WEFT_CHECKS": "$(touch \(folder.file("run")))"])
        #expect(slip.status == 64)
        #expect(!Files.names(in: folder.path).contains("run"))
    }

    @Test func `what can't be checked fails, and tells nothing of an earlier run`() {
        prepare([("hello", "hello-world", nil)])
        #expect(run().status == 2)
        #expect(Files.text(folder.file("outputs")) == "gate=fail\nexit=2\noutput=\(folder.path)/kept\n")
        Files.write("{}", to: folder.file("traces/weft.json"))
        let ending = run()
        #expect(ending.status == 2)
        #expect(ending.errors.contains("the manifest lacks 'checks'"))
        #expect(
            ending.output.contains("::error file=\(folder.path)/traces/weft.json,line=1,"),
            "\(ending.output)"
        )
        #expect(Files.text(folder.file("kept/summary.md"))?.contains("the manifest lacks 'checks'") == true)
        #expect(Files.text(folder.file("summary"))?.contains("the manifest lacks 'checks'") == true)
    }

    @Test func `a command that ends without a report is told in the summary and as an annotation`() {
        prepare([("hello", "hello-world", "hello-world")])
        let ending = run(["WEFT_COMMAND": "/bin/false"])
        #expect(ending.status == 1)
        let words = "weft check ended with status 1 and without a report"
        #expect(ending.output.contains("::error title=weft check::\(words)"), "\(ending.output)")
        #expect(Files.text(folder.file("summary"))?.hasPrefix("### ❌ weft check: \(words)") == true)
    }

    // MARK: The shape of the YAML

    private static func action() throws -> JSONValue {
        try YAMLReader.read(#require(Golden.read(home + "action.yml")))
    }

    private static func keys(_ value: JSONValue?) -> Set<String> {
        if case .object(let members) = value { Set(members.keys) } else { [] }
    }

    @Test func `the action has what the runner demands`() throws {
        let action = try Self.action()
        #expect(Self.keys(action) == ["name", "description", "inputs", "outputs", "runs"])
        let runs = try #require(action["runs"])
        #expect(runs["using"]?.text == "composite")
        for step in try #require(runs["steps"]).elements {
            // A step of a composite action that runs something must name its shell.
            #expect(Self.keys(step).isSubset(of: ["id", "shell", "env", "run"]))
            #expect(step["shell"]?.text == "bash")
            // An expression in a script would let an input be read as a command.
            #expect(step["run"]?.text?.contains("${{") == false)
        }
        for name in Self.keys(action["inputs"]) {
            let input = try #require(action["inputs"]?[name])
            #expect(Self.keys(input).isSubset(of: ["description", "required", "default"]))
            #expect(input["description"]?.text?.isEmpty == false)
            #expect((input["required"]?.text == "true") != (input["default"] != nil), "\(name)")
        }
    }

    @Test func `every input reaches the script, and every output comes from it`() throws {
        let action = try Self.action()
        let script = try #require(Golden.read(Self.home + "check"))
        let step = try #require(action["runs"]?["steps"]?.elements.first)
        #expect(step["run"]?.text == "\"$GITHUB_ACTION_PATH/check\"")
        var inputs: Set<String> = []
        for variable in Self.keys(step["env"]) {
            let value = try #require(step["env"]?[variable]?.text)
            inputs.insert(value.replacing("${{ inputs.", with: "").replacing(" }}", with: ""))
            #expect(script.contains("${\(variable):"), "\(variable)")
        }
        #expect(inputs == Self.keys(action["inputs"]))
        for name in Self.keys(action["outputs"]) {
            let value = action["outputs"]?[name]?["value"]?.text
            #expect(value == "${{ steps.\(step["id"]?.text ?? "").outputs.\(name) }}")
            #expect(script.contains("\(name)=%s"))
        }
    }

    @Test func `the workflows of the page use the action as it is`() throws {
        let page = try #require(Golden.read(Self.home + "README.md"))
        let blocks = page.split(separator: "```yaml\n").dropFirst().compactMap {
            $0.split(separator: "```").first
        }
        #expect(blocks.count == 2)
        let action = try Self.action()
        let steps = try blocks.flatMap { block in
            let value = try YAMLReader.read(String(block))
            return value["jobs"]?["weft"]?["steps"]?.elements ?? value.elements
        }
        let uses = steps.filter { $0["uses"]?.text?.contains(".github/actions/weft-check@") == true }
        #expect(uses.count == 1)
        #expect(Self.keys(uses[0]["with"]).isSubset(of: Self.keys(action["inputs"])))
        for name in Self.keys(action["inputs"]) where action["inputs"]?[name]?["required"]?.text == "true" {
            #expect(uses[0]["with"]?[name] != nil)
        }
        for step in steps {
            for value in Self.keys(step["with"]).compactMap({ step["with"]?[$0]?.text })
            where value.contains("${{") {
                let output = value.split(separator: "outputs.").last?.split(separator: " ").first ?? ""
                #expect(Self.keys(action["outputs"]).contains(String(output)), "\(value)")
            }
        }
    }

    @Test(arguments: ["a: [1]", "a: &x 1", "a: |", "a: 'b", "a: 1\na: 2", "a: b: c", "a:\n  b\nc"])
    func `YAML that is not read is refused`(text: String) {
        #expect(throws: YAMLError.self) { try YAMLReader.read(text) }
    }
}
