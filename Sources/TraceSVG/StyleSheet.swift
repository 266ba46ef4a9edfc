import TraceLayout

/// The style sheet of a picture: constant, save for the theme, the density and the hues that occur.
enum StyleSheet {
    private static let sans =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif"
    private static let mono =
        "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace"

    static func text(_ layout: Layout, hues: [Int]) -> String {
        let colours = Palette.allCases.filter { !$0.rawValue.hasPrefix("h") } + hues.map { Palette.hue($0) }
        var lines = [String]()
        let light = ".weft{" + colours.map { "--\($0.rawValue):\($0.light)" }.joined(separator: ";") + "}"
        let dark = ".weft{" + colours.map { "--\($0.rawValue):\($0.dark)" }.joined(separator: ";") + "}"
        switch layout.theme {
        case .auto: lines += [light, "@media screen and (prefers-color-scheme:dark){\(dark)}"]
        case .light: lines.append(light)
        case .dark: lines.append(dark)
        }
        let schemes = layout.theme == .auto ? "light dark" : layout.theme.rawValue
        lines.append(".weft{color-scheme:\(schemes);max-width:100%;height:auto;background:var(--bg)}")
        lines.append("text{font:12px \(sans);fill:var(--ink)}")
        lines.append(texts)
        lines.append(".code{font-family:\(mono);white-space:pre}")
        lines.append(shapes)
        lines.append(hues.map { ".c\($0){--c:var(--h\($0))}" }.joined())
        lines.append(small(layout.density))
        switch layout.density {
        case .airy:
            lines.append(".why,.code,.tick,.sub,.side{font-size:13px}")
            lines.append(
                "@media(max-width:760px){.side{font-size:16px}.why,.code{font-size:17.5px}.tick{font-size:20px}}"
            )
        case .normal: break
        case .dense:
            lines.append(dense)
            lines.append("@media(max-width:760px){.d2{font-size:17px}}")
        }
        return lines.joined(separator: "\n")
    }

    private static let texts = """
        .paper,.seam{fill:var(--bg)}.h1{font-size:22px;font-weight:650}.h2{font-size:13px;fill:var(--mut)}\
        .lab{font-size:13.5px;font-weight:600}.sub,.side,.why,.leg tspan,.note{fill:var(--mut)}
        .tick{fill:var(--mut);font-variant-numeric:tabular-nums}.mid{text-anchor:middle}.end{text-anchor:end}
        .on{fill:var(--on);font-weight:650;text-anchor:middle}
        .halo{paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}
        """

    private static let shapes = """
        .band{fill:var(--band)}.grid{stroke:var(--grid);fill:none}.axis{stroke:var(--line);fill:none}
        .running,.chip{fill:var(--c)}.suspended,.open{fill:var(--susp)}.ready{fill:url(#hatch);stroke:var(--ready)}\
        .created{fill:var(--line)}.unknown,.lostk{fill:url(#lost)}.lost{fill:url(#lost);opacity:.72}\
        .notch{fill:var(--on)}.cap{fill:var(--ink)}
        .tree,.scope{stroke:var(--line);fill:none}.own{stroke-dasharray:2 3}.quote{stroke:var(--ink);fill:none}
        .spawn,.wake{stroke:var(--edge);fill:none;stroke-width:1.5}\
        .spawn{stroke-dasharray:1.5 3;stroke-linecap:round}\
        .ring{stroke:var(--edge);stroke-width:1.5;fill:var(--bg)}.head{fill:var(--edge)}\
        .fade{stroke:var(--line)}.fh{fill:var(--line)}
        .crit{stroke:var(--ink);stroke-width:2.5;fill:none;stroke-linejoin:round;stroke-linecap:round}
        .bad{fill:var(--bad)}.badline{stroke:var(--bad);fill:none;stroke-width:1.5}\
        .dot{stroke-dasharray:1 3;stroke-linecap:round}.it{font-style:italic}.b{font-weight:650}
        .lane .row{fill:transparent}.lane:focus{outline:0}\
        .lane:focus-visible .row,.lane:target .row{fill:var(--grid);fill-opacity:.6}
        """

    /// What goes and what grows where the picture is shown at about half its width.
    private static func small(_ density: Density) -> String {
        "@media(max-width:760px){.x{display:none}.h1{font-size:34px}.h2,.leg text,.find text,.tick{font-size:20px}"
            + ".lab{font-size:17px}.on{font-size:15px}.side{font-size:16px}.why,.code,.note{font-size:17.5px}}"
    }

    private static let dense = """
        .d{font-size:10.5px}.d:not(.on){fill:var(--mut);paint-order:stroke;stroke:var(--bg);stroke-width:2px}\
        .d2{font-size:12px;font-weight:650}.d2 tspan{font-weight:400;fill:var(--mut)}.thin{stroke-width:1}\
        .cap{fill:var(--edge)}.said{fill:var(--ink);stroke:transparent;stroke-width:5}\
        .crit{stroke-width:1.5}
        """

    /// The classes of a style of text.
    static func classes(_ style: TextStyle) -> String {
        switch style {
        case .title: "h1"
        case .fact: "h2"
        case .loss: "h2 bad b"
        case .tick: "tick"
        case .silence: "tick it"
        case .side: "side"
        case .chip: "on"
        case .label: "lab"
        case .sublabel: "sub"
        case .reason: "why"
        case .print: "code"
        case .mark: "code it"
        case .pin: "bad"
        case .heading: "b"
        case .note: "note"
        case .legend: ""
        case .denseLabel: "d2"
        case .denseReason: "d"
        }
    }
}
