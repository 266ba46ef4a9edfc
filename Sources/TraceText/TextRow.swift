import TraceAnalysis

/// One line of the chart: a row of columns, each with a character and its ink.
struct TextRow {
    private struct Cell {
        /// Empty for the second column of a wide character.
        var text = " "
        var ink = Ink.plain
    }

    private var cells: [Cell]

    /// An empty row of so many columns.
    init(width: Int) { cells = Array(repeating: Cell(), count: max(0, width)) }

    /// Writes one character into each of some columns; what lies outside the row is left out.
    mutating func fill(_ columns: Range<Int>, with character: String, _ ink: Ink) {
        for column in columns.clamped(to: 0..<cells.count) { cells[column] = Cell(text: character, ink: ink) }
    }

    /// Writes a text that begins at a column, in at most so many columns; cut with `…` where it is longer.
    ///
    /// What could disturb the terminal is escaped, and a wide character takes its two columns.
    mutating func write(_ text: String, at column: Int, columns: Int = .max, _ ink: Ink = .plain) {
        guard column >= 0 else { return }
        let room = min(columns, cells.count - column)
        guard room > 0 else { return }
        var place = column
        for character in PrintableText.cut(PrintableText.escaped(text), to: room) {
            let width = PrintableText.width(character)
            // A mark without a letter before it would combine with whatever stands to its left.
            guard width > 0 else { continue }
            cells[place] = Cell(text: String(character), ink: ink)
            if width == 2 { cells[place + 1] = Cell(text: "", ink: ink) }
            place += width
        }
    }

    /// The row as a line without trailing spaces.
    func rendered(color: Bool) -> String {
        let end = cells.lastIndex { $0.text != " " }.map { $0 + 1 } ?? 0
        var line = ""
        var run = ""
        var ink = Ink.plain
        for cell in cells[..<end] {
            if cell.ink != ink {
                line += ink.painted(run, color: color)
                run = ""
                ink = cell.ink
            }
            run += cell.text
        }
        return line + ink.painted(run, color: color)
    }
}
