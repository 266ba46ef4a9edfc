import TraceDiff
import TraceLayout
import TraceSVG

/// How a comparison is drawn.
struct DifferencePicture: Hashable, Sendable {
    static let width = CommandOption(
        name: "width",
        value: .number("N", Drawing.Format.svg.widths),
        meaning: "the picture's width in pixels; 1200 unless given"
    )
    /// Those of `weft render` that suit a picture which shows all of both recordings.
    static let options = [PictureOptions.title, width, RenderCommand.theme, RenderCommand.noScript]

    private var layout = LayoutOptions()
    private var isInteractive = true

    /// As it is drawn unless something else is said.
    init() {}

    /// What the options ask for; they are refused rather than ignored where no picture is drawn.
    init(_ arguments: ParsedArguments, for reports: [DiffReport]) throws(UsageError) {
        if !reports.contains(where: { $0.format == .svg }) {
            for option in Self.options where arguments.has(option) {
                throw .needs(option.spelling, "--report svg")
            }
        }
        layout.title = arguments.text(PictureOptions.title)
        layout.width = arguments.number(Self.width) ?? layout.width
        layout.theme = arguments.choice(RenderCommand.theme) ?? .auto
        isInteractive = !arguments.has(RenderCommand.noScript)
    }

    /// The picture of a comparison.
    func bytes(of drawn: DrawnComparison) -> [UInt8] {
        SVGRenderer.render(DifferenceLayout(of: drawn, options: layout), isInteractive: isInteractive)
    }
}
