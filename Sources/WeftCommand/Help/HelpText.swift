/// The help of a command, made from its description.
struct HelpText {
    private var text = ""

    /// The help of one command.
    static func page(of command: CommandDescription) -> String {
        var help = HelpText()
        help.line("weft \(command.name): \(command.summary)")
        help.line("")
        for (index, synopsis) in synopses(of: command).enumerated() {
            help.line((index == 0 ? "Usage: " : "       ") + synopsis)
        }
        let operands = command.operands.all.filter { !$0.meaning.isEmpty }
        if !operands.isEmpty {
            help.line("")
            help.table(operands.map { ($0.name, $0.meaning) })
        }
        help.heading("Options")
        help.table((command.options + [.help]).map { (spelling(of: $0), $0.meaning) })
        for detail in command.details {
            help.line("")
            help.paragraph(detail, indent: 0)
        }
        help.heading("Examples")
        for example in command.examples {
            help.line("  " + example.line)
            help.paragraph(example.meaning, indent: 6)
        }
        help.heading("Exit status")
        help.table(command.exitStatuses.map { ($0.status, $0.meaning) })
        return help.text
    }

    /// The help of the program: what it is for and its commands.
    static func overview(of commands: [CommandDescription]) -> String {
        var help = HelpText()
        help.line("weft: record, draw and compare how the tasks of a Swift program interleave")
        help.line("")
        help.line("Usage: weft COMMAND [OPTION…] …")
        help.heading("Start here")
        help.line("  weft run --scenario fetch-and-numbers")
        help.paragraph("record a program of the tutorial and draw it", indent: 6)
        help.line("  weft run -- ./my-program its arguments")
        help.paragraph("the same with a Swift program of yours, which needn't be changed", indent: 6)
        help.heading("Commands")
        help.table(commands.map { ($0.name, $0.summary) })
        help.line("")
        help.paragraph(
            "'weft help COMMAND' tells all of a command, with examples. 'weft --version' says which weft this is.",
            indent: 0
        )
        return help.text
    }

    /// `weft diff [OPTION…] BASE CANDIDATE`, and other ways to call it.
    private static func synopses(of command: CommandDescription) -> [String] {
        var words = ["weft", command.name]
        if !command.options.isEmpty { words.append("[OPTION…]") }
        switch command.operands {
        case .none: break
        case .exactly(let operands): words += operands.map(\.name)
        case .optional(let operand): words.append("[\(operand.name)]")
        case .sides(let first, let second, _): words += [first.name, second.name]
        case .oneOrMore(let operand): words.append("\(operand.name)…")
        case .first(let operand, let others): words += [operand.name, "[\(others.name)…]"]
        case .program: words += ["[--]", "PROGRAM", "[ARGUMENT…]"]
        }
        var synopses = [words.joined(separator: " ")]
        if let other = command.otherSynopsis { synopses.append("weft \(command.name) [OPTION…] \(other)") }
        return synopses
    }

    private static func spelling(of option: CommandOption) -> String {
        let letter = option.letter.map { "-\($0), " } ?? "    "
        return letter + option.spelling + (option.valueName.map { " " + $0 } ?? "")
    }

    private mutating func line(_ line: String) { text += line + "\n" }

    private mutating func heading(_ title: String) {
        line("")
        line(title + ":")
    }

    /// Two columns; a left side that is too long for its column has a line of its own.
    private mutating func table(_ rows: [(String, String)]) {
        let widest = rows.map(\.0.count).filter { $0 <= 24 }.max() ?? 0
        for (left, right) in rows {
            let lines = Self.wrapped(right, to: 80 - widest - 4)
            if left.count > widest {
                line("  " + left)
            } else {
                line(
                    "  " + left + String(repeating: " ", count: widest - left.count + 2) + (lines.first ?? "")
                )
            }
            for next in left.count > widest ? lines[...] : lines.dropFirst() {
                line(String(repeating: " ", count: widest + 4) + next)
            }
        }
    }

    private mutating func paragraph(_ words: String, indent: Int) {
        for next in Self.wrapped(words, to: 80 - indent) {
            line(String(repeating: " ", count: indent) + next)
        }
    }

    /// The text in lines of at most so many characters, broken at spaces.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
