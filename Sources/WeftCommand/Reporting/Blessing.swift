import Files
import TraceDiff
import TraceJSON
import TraceModel

/// Accepting a recording as the new baseline.
enum Blessing {
    static let option = CommandOption(
        name: "update",
        value: .none,
        meaning:
            "accept CANDIDATE: it is reported, fails nothing, and takes the place of BASE; refused where CI is set"
    )

    /// Refuses where nobody looks: a job that accepts whatever it recorded checks nothing, and always passes.
    static func check(_ base: String, _ console: any Console) throws(CommandError) {
        if EnvironmentSwitch.isOn(console.environment("CI")) { throw .acceptsInCI(base: base) }
    }

    /// Makes a recording the first baseline, and tells so by its name.
    static func accept(
        first candidate: Trace,
        named name: String,
        as base: String,
        _ console: any Console
    ) throws(CommandError) {
        // A trace that can't be compared with itself can't be compared with anything.
        let comparison = Comparison(base: candidate, candidate: candidate)
        if comparison.verdict == .cannotCompare { throw .notAccepted(base: base) }
        try write(candidate, to: base, console)
        console.error("weft: accepted \(name) as the first baseline\n")
    }

    /// Puts the candidate of a comparison in the place of its baseline, unless the two are the same in everything.
    static func accept(
        _ comparison: Comparison,
        as base: String,
        _ console: any Console
    ) throws(CommandError) {
        if comparison.verdict == .cannotCompare { throw .notAccepted(base: base) }
        let counts = Level.allCases.filter { comparison.count($0) > 0 }
            .map { "\(comparison.count($0)) in \($0.rawValue)" }
        if comparison.verdict == .identical, counts.isEmpty {
            return console.error("weft: \(Shown.output(base)) stays as it is: there is nothing to accept\n")
        }
        try write(comparison.candidate, to: base, console)
        console.error("weft: accepted what differed: \(counts.joined(separator: ", "))\n")
    }

    private static func write(
        _ candidate: Trace,
        to base: String,
        _ console: any Console
    ) throws(CommandError) {
        try OutputFile.write(TraceWriter.bytes(of: candidate).span, to: base, console)
    }
}
