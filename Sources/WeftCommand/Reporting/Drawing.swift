import TraceAnalysis
import TraceLayout
import TraceModel
import TraceSVG
import TraceText

/// How a trace is drawn: the options of both forms, and which of them it shall be.
struct Drawing: Hashable, Sendable {
    /// The forms; the raw value is the spelling on the command line.
    enum Format: String, CaseIterable, Sendable {
        case svg
        case text

        /// The widths that it can have, in pixels or columns.
        var widths: ClosedRange<Int> {
            switch self {
            case .svg: 480...20_000
            case .text: 40...1_000
            }
        }
    }

    var format: Format
    var selection = Selection()
    var picture = LayoutOptions()
    var chart = TextOptions()
    /// Whether a picture carries the script that makes it interactive.
    var isInteractive = true

    /// The chart for standard output: as wide as the terminal, coloured where a person looks.
    static func chart(_ color: ColorChoice, _ console: any Console) -> Drawing {
        var drawing = Drawing(format: .text)
        let widths = Format.text.widths
        if let width = console.width {
            drawing.chart.width = min(max(width, widths.lowerBound), widths.upperBound)
        }
        drawing.chart.color = color.isOn(console)
        return drawing
    }

    /// The drawing of a trace, which is called by the name of its file where nothing is left to draw.
    func bytes(of trace: Trace, in path: String) throws(CommandError) -> [UInt8] {
        try bytes(of: excerpt(of: trace, in: path))
    }

    /// The drawing of what is to be drawn.
    func bytes(of excerpt: Excerpt) -> [UInt8] {
        switch format {
        case .svg: SVGRenderer.render(Layout(of: excerpt, options: picture), isInteractive: isInteractive)
        case .text: Array(TextRenderer.render(excerpt, options: chart).utf8)
        }
    }

    /// What is to be drawn of a trace.
    func excerpt(of trace: Trace, in path: String) throws(CommandError) -> Excerpt {
        do throws(SelectionError) {
            return try Excerpt(Timeline(trace), selection)
        } catch {
            throw .selection(error, path: path)
        }
    }
}
