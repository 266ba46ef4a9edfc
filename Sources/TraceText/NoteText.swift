import TraceAnalysis
import TraceLayout
import TraceModel

/// What stands above and below a chart or a report alike: the head, and the findings.
struct NoteText {
    let width: Int
    let color: Bool

    /// The title, the facts, and what the trace lacks.
    func head(_ head: HeadWords) -> [String] {
        let title = PrintableText.cut(PrintableText.escaped(head.title), to: width)
        let facts = PrintableText.escaped((head.facts + head.alarms).joined(separator: " · "))
        let excerpt = PrintableText.escaped(head.excerpt)
        return [Ink.bold.painted(title, color: color)]
            + (wrapped(facts, to: width) + wrapped(excerpt, to: width)).map {
                Ink.muted.painted($0, color: color)
            }
            + head.losses.flatMap { wrapped(PrintableText.escaped($0), to: width) }
            .map { Ink.bad.painted($0, color: color) }
    }

    /// At most this many findings are told.
    private static let findingLimit = 10

    /// The findings with their evidence, and for each what else is to be said of it.
    func findings(
        _ findings: [Finding],
        _ timeline: Timeline,
        remark: (Finding) -> String? = { _ in nil }
    ) -> [String] {
        guard !findings.isEmpty else { return [] }
        var lines = [Ink.bold.painted("Findings", color: color)]
        for (place, finding) in findings.prefix(Self.findingLimit).enumerated() {
            let words = FindingWords(finding, timeline)
            let headline = PrintableText.escaped("\(place + 1). \(words.headline)")
            let ink = finding.kind.isAlarm ? Ink.bad : .bold
            lines.append("  " + ink.painted(PrintableText.cut(headline, to: width - 2), color: color))
            let sentences = words.sentence + (remark(finding).map { " " + $0 } ?? "")
            lines += wrapped(PrintableText.escaped(sentences), to: width - 5).map { "     " + $0 }
        }
        if findings.count > Self.findingLimit {
            lines.append("  … \(CountWords.grouped(findings.count - Self.findingLimit)) more")
        }
        return lines
    }

    /// Lines with an empty one before them, unless there are none.
    func spaced(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines }

    /// A text in lines of at most so many columns, broken at spaces; a word that is longer is cut.
    func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in LineBreaks.parts(text) {
            let word = PrintableText.cut(word, to: columns)
            if !line.isEmpty, PrintableText.width(line) + 1 + PrintableText.width(word) > columns {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
