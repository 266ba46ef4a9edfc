import TraceDiff
import TraceModel

/// The list of differences under the plot, the firmest first, each with its number.
struct DifferenceList {
    /// How many are told.
    static let limit = 10

    let heading: PlacedText
    private(set) var items: [ListedFinding] = []
    private(set) var more: PlacedText?
    private(set) var bottom: Double

    init(_ items: [ReportItem], count: Int, noun: String, width: Double, below y: Double) {
        heading = PlacedText(CountWords.count(count, noun), .heading, x: Measures.margin, baseline: y + 38)
        bottom = y + 38
        for (place, item) in items.prefix(Self.limit).enumerated() { add(place + 1, item, width) }
        let rest = items.dropFirst(Self.limit).reduce(0) { $0 + $1.count }
        guard rest > 0 else { return }
        bottom += 30
        more = PlacedText("… and \(CountWords.count(rest, "more \(noun)"))", .note, x: 52, baseline: bottom)
    }

    /// A sentence of a report without its backticks, and with each number beside its unit.
    static func prose(_ sentence: String) -> String {
        var prose = ""
        let characters = Array(sentence.replacing("`", with: ""))
        for (place, character) in characters.enumerated() {
            let isUnit =
                character == " " && place > 0 && characters[place - 1].isNumber
                && place + 1 < characters.count
                && characters[place + 1].isLetter
            prose.append(isUnit ? "\u{a0}" : character)
        }
        return prose
    }

    private mutating func add(_ number: Int, _ item: ReportItem, _ width: Double) {
        let room = width - 52 - Measures.margin
        let baseline = bottom + 30
        let metrics = TextMetrics(.heading, .normal)
        let message = Self.prose(item.message)
        let lines = metrics.lines(message.brief(2_000), width: room, limit: 2)
        var texts = lines.enumerated().map {
            PlacedText($1, .heading, x: 52, baseline: baseline + 20 * Double($0))
        }
        let level = item.level.map {
            "\($0.rawValue)\(item.isGated ? ", fails the gate" : ", outside the gate")"
        }
        if let level {
            texts.append(
                PlacedText(level, .note, x: 52, baseline: baseline + 20 * Double(lines.count))
            )
        }
        items.append(
            ListedFinding(
                number: number,
                badge: Point(x: 33, y: baseline - 4.5),
                headline: texts[0],
                sentences: Array(texts.dropFirst())
            )
        )
        bottom = texts[texts.count - 1].baseline
    }
}
