import TestSupport
import Testing
import TraceDiff
import TraceJSON
import TraceModel
import TraceSVG

@testable import TraceLayout

/// Of several recordings a side two are drawn, and what is said of them holds for all.
struct DifferenceOfSetsTests {
    private static func traces(_ name: String, _ side: String) throws -> [Trace] {
        try (1...5).map { number in
            let bytes = try #require(Golden.bytes("traces/pairs/\(name)/\(side)-\(number).json"))
            return try TraceReader.read(bytes: bytes).trace
        }
    }

    private static func layout(_ name: String) throws -> (layout: DifferenceLayout, sets: ReportedSets) {
        let (base, candidate) = (try traces(name, "base"), try traces(name, "candidate"))
        let failOn = try FailOn("structure,time:5%:1ms")
        let comparison = SetComparison(base: base, candidate: candidate, threshold: failOn.threshold)
        let names = ["base", "candidate"].map { side in (1...5).map { "\(side)-\($0).json" } }
        let sets = ReportedSets(comparison, names: .init(names[0], names[1]), failOn: failOn)
        let drawn = DrawnComparison(sets, base: base, candidate: candidate)
        return (DifferenceLayout(of: drawn), sets)
    }

    private static let names = ["several-changed", "several-slower", "several-unchanged"]

    @Test(arguments: names)
    func `the picture of several recordings is as before`(name: String) throws {
        let svg = String(decoding: SVGRenderer.render(try Self.layout(name).layout), as: UTF8.self)
        Golden.expect(svg, matches: "traces/pairs/\(name)/picture.svg")
    }

    @Test(arguments: names)
    func `verdict and gate are those of all, and it says which are drawn`(name: String) throws {
        let (layout, sets) = try Self.layout(name)
        #expect(layout.verdict.text == sets.comparison.verdict.rawValue)
        #expect(layout.isPass == (sets.gate == .pass))
        let typical = sets.comparison.typical
        let note = layout.note.map(\.text).joined(separator: " ").replacing("\u{a0}", with: " ")
        #expect(note.contains("base-\(typical.base + 1).json and candidate-\(typical.candidate + 1).json"))
        #expect(note.contains("of median length among 5 and 5 recordings"))
        #expect(layout.description.contains("base-\(typical.base + 1).json"))
    }

    @Test func `what all candidates have is ringed, and what varies is not`() throws {
        let changed = try Self.layout("several-changed").layout
        #expect(changed.rings.map(\.title).contains { $0.hasPrefix("`log` is new") })
        #expect(changed.bars.filter { $0.name == "log" }.map(\.side) == [.after])
        let unchanged = try Self.layout("several-unchanged").layout
        #expect(unchanged.rings.isEmpty && unchanged.items.isEmpty && unchanged.isPass)
        #expect(unchanged.critical.isEmpty && changed.critical.isEmpty)
        let slower = try Self.layout("several-slower").layout
        #expect(slower.critical.count == 2)
        #expect(slower.items.contains { $0.headline.text.contains("p=0.008") })
    }
}
