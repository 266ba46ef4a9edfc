/// The role of a text in the picture, which decides how it looks.
public enum TextStyle: String, CaseIterable, Hashable, Sendable {
    /// The picture's title.
    case title
    /// A fact under the title.
    case fact
    /// What is missing from the trace.
    case loss
    /// A time on the axis.
    case tick
    /// How long a silence is that was cut short.
    case silence
    /// What a row of the strip is.
    case side
    /// A name or number on a task's colour.
    case chip
    /// A task's name.
    case label
    /// A line under a task's name.
    case sublabel
    /// What a task waits for.
    case reason
    /// A line that the program printed.
    case print
    /// A word that the program put into the trace.
    case mark
    /// A word at a finding's place.
    case pin
    /// A heading, or what a finding is.
    case heading
    /// A finding's sentence.
    case note
    /// The name of a sign in the legend.
    case legend
    /// A task's name in a dense picture.
    case denseLabel
    /// What a task waits for, or how long it lived, in a dense picture.
    case denseReason
}

/// A text's measures: its size, whether it is bold, and the reserve on its width.
struct TextMetrics {
    var size: Double
    /// The size in a picture that is shown at half its width; see the mock-ups' rules for small widths.
    var smallSize: Double
    var isBold = false
    var isMonospaced = false
    /// How much wider than Helvetica the text may turn out: 8 % holds for the usual fonts, dense texts get 20 %.
    var reserve = 1.08

    /// The measures of a style in a picture of a density.
    init(_ style: TextStyle, _ density: Density) {
        let body: Double = density == .airy ? 13 : 12
        switch style {
        case .title: (size, smallSize, isBold) = (22, 34, true)
        case .fact: (size, smallSize) = (13, 20)
        case .loss: (size, smallSize, isBold) = (13, 20, true)
        case .tick: (size, smallSize) = (body, 20)
        case .silence: (size, smallSize) = (body, 20)
        case .side: (size, smallSize) = (body, 16)
        case .chip: (size, smallSize, isBold) = (12, 15, true)
        case .label: (size, smallSize, isBold) = (13.5, 17, true)
        // Beside the plot there is no room for an error of the table.
        case .sublabel: (size, smallSize, reserve) = (body, body, 1.2)
        case .reason: (size, smallSize) = (body, 17.5)
        case .print, .mark: (size, smallSize, isMonospaced) = (body, 17.5, true)
        case .pin: (size, smallSize) = (12, 12)
        // Sentences that fill the width: in DejaVu, which Linux falls back to, they are a sixth wider.
        case .heading: (size, smallSize, isBold, reserve) = (12, 20, true, 1.2)
        case .note: (size, smallSize, reserve) = (12, 20, 1.2)
        case .legend: (size, smallSize, reserve) = (12, 20, 1.2)
        case .denseLabel: (size, smallSize, isBold, reserve) = (12, 17, true, 1.2)
        case .denseReason: (size, smallSize, reserve) = (10.5, 10.5, 1.2)
        }
    }

    /// How wide a text is; pixels.
    func width(of text: String, isSmall: Bool = false) -> Double {
        var sum = 0
        for character in text {
            sum +=
                isMonospaced
                ? CharacterWidths.monospaced(character) : CharacterWidths.proportional(character)
        }
        let size = isSmall ? smallSize : size
        if isMonospaced { return Double(sum) * size / 1000 }
        // Bold letters are a tenth wider.
        return Double(sum) * size / 1000 * reserve * (isBold ? 1.1 : 1)
    }

    /// A name cut to a width in its middle, since names of one kind differ at their ends: `connec…n 18`.
    ///
    /// Nil if fewer than three characters fit.
    func fitName(_ name: String, to width: Double) -> String? {
        // A character may carry any number of marks that take no room.
        let limit = max(64, Int(width) * 4)
        let brief = name.brief(limit)
        if brief == name, self.width(of: name) <= width { return name }
        let room = (width - self.width(of: "…")) / 2
        var tail = ""
        var used = 0.0
        var bytes = 0
        for character in name.reversed() {
            used += self.width(of: String(character))
            bytes += character.utf8.count
            guard used <= room, bytes <= limit else { break }
            tail.append(character)
        }
        return fit(brief, to: width - self.width(of: tail)).map { $0 + String(tail.reversed()) }
    }

    /// A text cut to a width, with an ellipsis where something is missing; nil if fewer than `least` characters fit.
    func fit(_ text: String, to width: Double, least: Int = 3) -> String? {
        // A character may carry any number of marks that take no room.
        let text = text.brief(max(64, Int(width) * 4))
        if self.width(of: text) <= width { return text }
        let room = width - self.width(of: "…")
        var taken = ""
        var used = 0.0
        var count = 0
        for character in text {
            used += self.width(of: String(character))
            guard used <= room else { break }
            taken.append(character)
            count += 1
        }
        return count < least ? nil : taken + "…"
    }
}
