import TraceAnalysis

/// Rows of cells in columns: the first one flush left and as wide as there is room, the others flush right.
///
/// A first cell that is wider than its column has a line of its own above the others.
struct Columns {
    private let width: Int
    private let color: Bool
    private let head: [String]
    private var rows: [(cells: [String], notes: [String])] = []

    init(_ head: [String], width: Int, color: Bool) {
        self.head = head
        self.width = width
        self.color = color
    }

    /// Adds a row, and what stands below it.
    mutating func add(_ cells: [String], notes: [String] = []) { rows.append((cells, notes)) }

    func lines() -> [String] {
        let all = [head] + rows.map(\.cells)
        let widths = head.indices.map { column in all.map { PrintableText.width($0[column]) }.max() ?? 0 }
        let rest = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
        let first = max(8, min(widths[0], width - rest))
        func trimmed(_ line: String) -> String {
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
        func lines(_ cells: [String]) -> [String] {
            guard PrintableText.width(cells[0]) > first else { return [line(cells)] }
            return [trimmed(PrintableText.cutInMiddle(cells[0], to: width)), line([""] + cells.dropFirst())]
        }
        func line(_ cells: [String]) -> String {
            var line = PrintableText.fitted(cells[0], to: first)
            for (column, cell) in cells.enumerated().dropFirst() {
                line += String(repeating: " ", count: widths[column] + 2 - PrintableText.width(cell)) + cell
            }
            return trimmed(PrintableText.cut(line, to: width))
        }
        return [Ink.bold.painted(line(head), color: color)]
            + rows.flatMap { row in
                lines(row.cells) + row.notes.map { Ink.muted.painted($0, color: color) }
            }
    }
}
