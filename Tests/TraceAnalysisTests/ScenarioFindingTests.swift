import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// What is found in the recordings of `traces/`: each kind of finding where it belongs, and nowhere else.
struct ScenarioFindingTests {
    /// For each recording the names of its findings, each with its tasks.
    static let recordings: [(path: String, findings: [String])] = [
        ("hello-world/trace.json", []),
        ("never-awaited/trace.json", ["never-awaited main"]),
        ("loop-inside-loop/trace.json", []),
        ("await-in-sequence/trace.json", []),
        ("task-not-awaited/trace.json", ["outlived-main foo"]),
        ("task-awaited/trace.json", []),
        ("sleep-lets-it-run/trace.json", ["outlived-main foo"]),
        ("sleep-shorter/trace.json", ["outlived-main foo"]),
        ("fetch-and-numbers/trace.json", ["outlived-main printNumbers", "critical-wait fetchData"]),
        ("restaurant-1/trace.json", []),
        ("restaurant-2/trace.json", []),
        ("restaurant-3/trace.json", ["outlived-main order"]),
        ("task-group/trace.json", ["critical-wait news"]),
        ("actors-contended/trace.json", []),
        ("cancelled-sleeper/trace.json", []),
        ("producer-consumer/trace.json", ["critical-wait consumer"]),
        ("deadlock/trace.json", ["deadlock main left right"]),
        ("thousand-tasks/trace.json", []),
        ("never-started/trace.json", ["never-started farewell"]),
        ("never-finished/trace.json", ["never-finished guard"]),
        ("lost-wake/trace.json", ["lost-wake tea", "never-finished coffee"]),
        ("everybody-woken/trace.json", ["never-finished coffee"]),
        ("one-by-one/trace.json", ["serialised page 1 page 2 page 3", "critical-wait page 1"]),
        ("blocked-loop/trace.json", ["critical-wait heart"]),
        ("blocked-loop/wall.json", ["blocked crunch", "critical-wait heart"]),
        ("crowded-queue/trace.json", ["critical-wait guest"]),
        ("crowded-queue/tick-1ms.json", ["starved worker 40 …"]),
    ]

    @Test(arguments: recordings.indices)
    func `in each recording is found what it shows, and nothing else`(_ place: Int) throws {
        let (path, expected) = Self.recordings[place]
        let timeline = Timeline(try RecordedTrace.read(path))
        let found = timeline.findings().map { finding in
            let labels = finding.tasks.prefix(3).map { timeline.label(of: $0) }
            let names = finding.tasks.count > 3 ? [labels[0], "…"] : labels
            return "\(finding.kind.name) \(names.joined(separator: " "))"
        }
        #expect(found == expected, "\(path)")
    }

    @Test func `every recording is in the table`() {
        let folders = Golden.names(in: "traces").filter { name in
            Golden.bytes("traces/\(name)/trace.json") != nil
        }
        #expect(Set(folders) == Set(Self.recordings.map { String($0.path.prefix { $0 != "/" }) }))
    }

    /// Each kind with a recording that shows it and the one that comes closest without showing it.
    static let shown = [
        ("deadlock", "deadlock/trace.json", "lost-wake/trace.json"),
        ("lost-wake", "lost-wake/trace.json", "everybody-woken/trace.json"),
        ("never-finished", "never-finished/trace.json", "sleep-shorter/trace.json"),
        ("never-started", "never-started/trace.json", "task-not-awaited/trace.json"),
        ("never-awaited", "never-awaited/trace.json", "await-in-sequence/trace.json"),
        ("blocked", "blocked-loop/wall.json", "blocked-loop/trace.json"),
        ("starved", "crowded-queue/tick-1ms.json", "crowded-queue/trace.json"),
        ("serialised", "one-by-one/trace.json", "task-group/trace.json"),
        ("outlived-main", "restaurant-3/trace.json", "restaurant-2/trace.json"),
        ("critical-wait", "task-group/trace.json", "actors-contended/trace.json"),
    ]

    @Test func `every kind of finding is shown, and told in the documentation by the same recordings`() throws
    {
        let schema = try JSONValue(#require(Golden.read("traces/report.schema.json")))
        let findings = schema["properties"]?["findings"]?["items"]?["properties"]
        let kinds = try #require(findings?["kind"]?["enum"]).elements.compactMap(\.text)
        #expect(Set(kinds) == Set(Self.shown.map(\.0)) && kinds.count == Self.shown.count)
        let page = try #require(
            Files.text(repositoryRoot + "/Sources/TraceAnalysis/TraceAnalysis.docc/Findings.md")
        )
        for (kind, showing, lacking) in Self.shown {
            func short(_ path: String) -> String {
                path.hasSuffix("/trace.json") ? String(path.dropLast("/trace.json".count)) : path
            }
            let rows = page.split(separator: "\n").map { line in
                line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } }
            }
            let told = rows.filter { $0.count == 4 && $0[1] == kind }.map { $0[2...].map(short) }
            #expect(told == [[short(showing), short(lacking)]], "\(kind)")
        }
    }

    @Test(arguments: shown.indices)
    func `each kind has a recording that shows it and one that must not`(
        _ place: Int
    ) throws {
        let (kind, showing, lacking) = Self.shown[place]
        func kinds(_ path: String) throws -> [String] {
            Timeline(try RecordedTrace.read(path)).findings().map(\.kind.name)
        }
        #expect(try kinds(showing).contains(kind), "\(showing)")
        #expect(try !kinds(lacking).contains(kind), "\(lacking)")
    }
}
