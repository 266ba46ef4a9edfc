import Glibc
import TraceAnalysis
import TraceDiff
import TraceJSON
import TraceLayout
import TraceModel
import TraceSVG
import TraceText

/// Times one stage of the library over a trace, in this process: `weft-benchmark STAGE RUNS FILE`.
///
/// Prints the seconds of each run, one a line; `tools/bench` makes the table. `weft-benchmark draw KIND EVENTS` draws a
/// trace that it makes up, and prints what the picture cost; with a file it writes the trace there instead.
@main struct Main {
    static func main() {
        let words = CommandLine.arguments
        if words.count >= 4, words[1] == "draw", let kind = SyntheticTrace(rawValue: words[2]),
            let events = Int(words[3])
        {
            return DrawnCost.print(kind.trace(events: events), writingTo: words.count > 4 ? words[4] : nil)
        }
        guard words.count == 4, let runs = Int(words[2]), let bytes = contents(of: words[3]) else {
            fatalError("usage: weft-benchmark read|write|render|diff|… RUNS FILE")
        }
        let work = stage(words[1], bytes)
        for _ in 0..<runs {
            let start = ContinuousClock.now
            let size = work()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            print(seconds, size)
        }
    }

    /// What is timed; gives back a size, so that nothing can be left out as unused.
    private static func stage(_ name: String, _ bytes: [UInt8]) -> () -> Int {
        func trace(_ bytes: [UInt8]) -> Trace {
            do {
                return try TraceReader.read(bytes: bytes).trace
            } catch {
                fatalError("\(error)")
            }
        }
        func read() -> Trace { trace(bytes) }
        switch name {
        case "read": return { read().events.count }
        case "write":
            let trace = read()
            return { TraceWriter.bytes(of: trace).count }
        case "render":
            let trace = read()
            return { SVGRenderer.render(Layout(of: trace, options: LayoutOptions())).count }
        case "report":
            let trace = read()
            return {
                let report = Report(Timeline(trace))
                return ReportText.render(report).utf8.count + ReportJSON.render(report).utf8.count
            }
        case "findings":
            let trace = read()
            return { Timeline(trace).findings().count }
        case "diff": return comparison(read()) { $0 }
        case "diff-changed": return comparison(read(), ChangedTraces.changed)
        case "diff-different": return comparison(read(), ChangedTraces.different)
        case "read-shuffled":
            let bytes = TraceWriter.bytes(of: ChangedTraces.waits(333_332, isShuffled: true))
            return { trace(bytes).events.count }
        case "diff-shuffled":
            return comparison(ChangedTraces.waits(333_332, isShuffled: false)) { _ in
                ChangedTraces.waits(333_332, isShuffled: true)
            }
        default: fatalError("no stage is called \(name)")
        }
    }

    private static func comparison(_ base: Trace, _ change: (Trace) -> Trace) -> () -> Int {
        let candidate = change(base)
        return { Comparison(base: base, candidate: candidate).differences.count }
    }

    private static func contents(of path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
    }
}
