/// How the controls look that the script adds, and what it marks.
///
/// They have the colours of the picture.
enum ControlStyle {
    /// The rules, a group each.
    static func rules(font: String) -> [String] {
        [bar(font: font), help, marks]
    }

    private static func bar(font: String) -> String {
        """
        .bar{font-family:\(font);line-height:1.35;color:var(--ink);background:var(--bg);box-sizing:border-box;\
        display:flex;flex-wrap:wrap;gap:.4em;align-items:center;padding:.6em 24px .2em;user-select:none}\
        .bar.over{border-bottom:1px solid var(--line)}\
        .bar button,.bar input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);\
        border-radius:.3em;margin:0;padding:.15em .6em;min-width:2em}\
        .bar button{cursor:pointer}\
        .bar button[aria-pressed=true]{background:var(--ink);color:var(--bg);border-color:var(--ink)}\
        .bar input::placeholder{color:var(--mut);opacity:1}\
        .bar :focus-visible{outline:2px solid var(--ink);outline-offset:1px}\
        .bar output{min-width:5em;color:var(--mut)}.bar .keys{margin-left:auto}\
        .bar .told{flex-basis:100%;height:2.7em;overflow:hidden;color:var(--mut)}\
        .bar .two{height:5.4em}.bar b{color:var(--ink)}\
        .bar .link{border:0;padding:0;min-width:0;color:var(--ink);text-decoration:underline}
        """
    }

    private static let help = """
        .bar .help{flex-basis:100%;border:1px solid var(--line);border-radius:.3em;padding:.6em 1em}\
        .bar [hidden]{display:none}\
        .bar dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.2em;margin:0}\
        .bar dt{font-weight:650}.bar dd{margin:0;color:var(--mut)}
        """

    /// The script says what has the keyboard or is kept by classes, since `:target` does not follow the address that
    /// it writes.
    ///
    /// A lane that stands back is drawn in grey lines, in which its states still have their shapes: to pale it would
    /// take away what can be read of it.
    private static let marks = """
        &.live .lane:target:not(.pinned):not(:focus-visible) .row{stroke:none}\
        .lane.pinned:not(:focus-visible) .row{stroke:var(--line)}\
        &.live{scroll-padding-top:7em;touch-action:pan-y}&.live .lane{cursor:pointer}.time .away{display:none}\
        .faded{--c:var(--mut);--ink:var(--mut);--bad:var(--mut);--edge:var(--line)}\
        .faded :is(.running,.ready,.unknown){fill:var(--bg);stroke:var(--line)}text.faded{fill:var(--mut)}\
        &.no-edges .edges :not(.critical):not(.critical *),&.no-critical .critical{display:none}\
        text.hit{text-decoration:underline;font-weight:650}\
        .lane.hit:not(.pinned):not(:focus-visible) .row{stroke:var(--line);stroke-dasharray:2 3}\
        path.said.hit{stroke:var(--ink);stroke-width:3}\
        .found,.range{fill:none;stroke:var(--ink);stroke-width:2;pointer-events:none}
        """

    /// On paper there is nothing to press.
    ///
    /// Where the reader has chosen the colours, what is pressed keeps ours, which are those chosen.
    static let media = [
        "@media print{.weft .bar{display:none}}",
        "@media(forced-colors:active){.weft .bar [aria-pressed=true]{forced-color-adjust:none}}",
    ]
}
