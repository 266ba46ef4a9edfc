import TraceLayout

/// The style sheet of a picture: constant, save for the theme, the density, the hues that occur, and the controls.
enum StyleSheet {
    private static let sans =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif"
    private static let mono =
        "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace"

    /// The style sheet of the picture of a trace.
    static func text(_ layout: Layout, hues: [Int], isInteractive: Bool) -> String {
        text(layout.theme, layout.density, hues: hues, isInteractive: isInteractive)
    }

    /// The style sheet of the picture of a difference.
    static func text(_ layout: DifferenceLayout, hues: [Int], isInteractive: Bool) -> String {
        text(layout.theme, .normal, hues: hues, isInteractive: isInteractive) + "\n"
            + [difference, ticks].map { confined($0) }.joined()
    }

    private static func text(_ theme: Theme, _ density: Density, hues: [Int], isInteractive: Bool) -> String {
        var lines = themes(theme, hues)
        lines.append(confined("text{font:12px \(sans);fill:var(--ink)}"))
        lines += [texts, ".code{font-family:\(mono);white-space:pre}", shapes].map { confined($0) }
        lines.append(confined(hues.map { ".c\($0){--c:var(--h\($0))}" }.joined()))
        if isInteractive {
            lines += ControlStyle.rules(font: sans).map { confined($0) } + ControlStyle.media
        }
        lines.append(small(confined(smallTexts)))
        switch density {
        case .airy:
            lines.append(confined(".why,.code,.tick,.sub,.side{font-size:13px}", to: ".airy"))
            lines.append(
                small(
                    confined(
                        ".side{font-size:16px}.why,.code{font-size:17.5px}.tick{font-size:20px}",
                        to: ".airy"
                    )
                )
            )
        case .normal: break
        case .dense:
            lines.append(confined(dense, to: ".dense"))
            lines.append(small(confined(".d2{font-size:17px}", to: ".dense")))
        }
        return lines.joined(separator: "\n")
    }

    /// The colours: those of the theme; stronger ones for a reader who asks for contrast; and where a reader has chosen
    /// the colours of everything, those.
    private static func themes(_ theme: Theme, _ hues: [Int]) -> [String] {
        let colours = Palette.allCases.filter { !$0.rawValue.hasPrefix("h") } + hues.map { Palette.hue($0) }
        func properties(_ value: (Palette) -> String) -> String {
            colours.map { "--\($0.rawValue):\(value($0))" }.joined(separator: ";")
        }
        let (light, dark) = (properties(\.light), properties(\.dark))
        let root = "max-width:100%;height:auto;background:var(--bg)"
        let chosen =
            switch theme {
            case .auto:
                [
                    ".weft{color-scheme:light dark;\(root);\(light)}",
                    "@media screen and (prefers-color-scheme:dark){.weft{\(dark)}}",
                ]
            case .light: [".weft.light{color-scheme:light;\(root);\(light)}"]
            case .dark: [".weft.dark{color-scheme:dark;\(root);\(dark)}"]
            }
        let forced = properties(\.forced)
        return chosen + [
            "@media(prefers-contrast:more){.weft.weft{--mut:var(--ink);--line:var(--edge);--susp:var(--edge)}}",
            "@media(forced-colors:active){.weft.weft{\(forced)}.weft text{forced-color-adjust:none}}",
        ]
    }

    /// Rules that hold in the picture alone, so that a page that it is part of keeps its own looks.
    ///
    /// - Parameters:
    ///   - rules: Rules without conditions, each of selectors and declarations.
    ///   - kind: The class of the pictures that they hold for, with its dot; those of all, unless given.
    /// - Returns: The rules with longer selectors.
    private static func confined(_ rules: String, to kind: String = "") -> String {
        rules.split(separator: "}").map { rule in
            let parts = rule.split(separator: "{", maxSplits: 1)
            let selectors = parts[0].split(separator: ",").map { selector in
                let selector = selector.drop { $0 == "\n" }
                // What begins with & is said of the picture itself.
                return ".weft\(kind)" + (selector.hasPrefix("&") ? "\(selector.dropFirst())" : " \(selector)")
            }
            return "\(selectors.joined(separator: ",")){\(parts[1])}"
        }.joined()
    }

    private static func small(_ rules: String) -> String { "@media(max-width:760px){\(rules)}" }

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
        .fold .ready{stroke:none}\
        .created{fill:var(--line)}.unknown,.lostk{fill:url(#lost)}.lost{fill:url(#lost);opacity:.72}\
        .notch{fill:var(--on)}.cap{fill:var(--ink)}
        .tree,.scope{stroke:var(--line);fill:none}.own{stroke-dasharray:2 3}.quote{stroke:var(--ink);fill:none}
        .spawn,.wake{stroke:var(--edge);fill:none;stroke-width:1.5}\
        .spawn{stroke-dasharray:1.5 3;stroke-linecap:round}\
        .ring{stroke:var(--edge);stroke-width:1.5;fill:var(--bg)}.head{fill:var(--edge)}\
        .fade{stroke:var(--line)}.fh{fill:var(--line)}
        .crit{stroke:var(--ink);stroke-width:2.5;fill:none;stroke-linejoin:round;stroke-linecap:round}
        .bad{fill:var(--bad)}.badline{stroke:var(--bad);fill:none;stroke-width:1.5}\
        .calm .bad{fill:var(--ink)}.calm .badline{stroke:var(--ink)}
        .dot{stroke-dasharray:1 3;stroke-linecap:round}.it{font-style:italic}.b{font-weight:650}
        .lane .row{fill:transparent;stroke-width:2}.lane:focus{outline:0}\
        .lane:target .row{stroke:var(--line)}.lane:focus-visible .row{stroke:var(--ink)}
        """

    /// What goes and what grows where the picture is shown at about half its width.
    private static let smallTexts = """
        .x{display:none}.h1{font-size:34px}.h2,.leg text,.find text,.tick{font-size:20px}\
        .lab{font-size:17px}.on{font-size:15px}.side{font-size:16px}.why,.code,.note{font-size:17.5px}\
        .badge .on{font-size:14px}.badge .bad{r:12px}
        """

    private static let dense = """
        .d{font-size:10.5px}.d:not(.on){fill:var(--mut);paint-order:stroke;stroke:var(--bg);stroke-width:2px}\
        .d2{font-size:12px;font-weight:650}.d2 tspan{font-weight:400;fill:var(--mut)}.thin{stroke-width:1}\
        .cap{fill:var(--edge)}\(ticks).crit{stroke-width:1.5}
        """

    /// Prints without words: thin, and yet wide enough to be pointed at.
    private static let ticks = ".said{fill:var(--ink);stroke:transparent;stroke-width:5}"

    /// Before is hollow and after is solid; what is new or changed is red.
    private static let difference = """
        .was .running{fill:var(--bg);stroke:var(--c);stroke-width:2}.was .on{fill:var(--ink)}\
        .ghost{fill:none;stroke:var(--mut);stroke-width:1.5;stroke-dasharray:3 3}\
        .ringed{fill:none;stroke:var(--bad);stroke-width:2}.pass{fill:var(--h0)}\
        .new .spawn,.new .wake,.new .ring{stroke:var(--bad)}.new .head,.new .fh{fill:var(--bad)}\
        .length{fill:var(--ink)}.was .length{fill:var(--bg);stroke:var(--ink);stroke-width:2}\
        .plus{fill:url(#lost);stroke:var(--bad)}.h1 tspan{font-weight:400;fill:var(--mut)}\
        .shift .halo,.critical .halo{stroke-width:12px}
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
