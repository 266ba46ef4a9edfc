import TraceLayout

/// The legend: every sign drawn as in the picture.
extension SVGWriter {
    /// The legend.
    mutating func legend(_ layout: Layout) {
        let legend = layout.legend
        markup("<g class=\"leg\" aria-label=\"Legend\">\n")
        rule(legend.rule, width: layout.width)
        for entry in legend.entries {
            sign(entry.sign, entry.at, hue: legend.hue)
            placed(entry.name)
        }
        markup("</g>\n")
    }

    /// The line above a legend.
    mutating func rule(_ y: Double, width: Double) {
        path("grid") { writer in
            writer.move(24, y)
            writer.markup("H")
            writer.number(width - 24)
        }
    }

    /// A sign as it looks in the picture.
    mutating func sign(_ sign: Legend.Sign, _ at: Point, hue: Int) {
        let (x, y) = (at.x, at.y)
        switch sign {
        case .running: path("running c\(hue)") { $0.rectangle(x, y, 26, 16) }
        case .ready: path("ready") { $0.rectangle(x + 0.5, y + 8, 25, 8) }
        case .suspended: path("suspended") { $0.rectangle(x, y + 13, 26, 3) }
        case .created: path("created") { $0.rectangle(x, y + 15, 26, 1) }
        case .returned: capSign(.returned, at, hue)
        case .threw: capSign(.threw, at, hue)
        case .cancelled: capSign(.cancelled, at, hue)
        case .unfinished:
            path("open") { writer in
                writer.rectangle(x, y + 13, 10, 3)
                writer.rectangle(x + 13, y + 13, 4, 3)
                writer.rectangle(x + 20, y + 13, 3, 3)
            }
        case .lost: path("lostk") { $0.rectangle(x, y - 2, 26, 20) }
        case .spawn:
            path("spawn") { $0.vertical(x + 13, y - 2, y + 11) }
            ring(Point(x: x + 13, y: y + 15))
        case .wake:
            path("wake") { $0.vertical(x + 13, y - 2, y + 16) }
            path("head") { writer in
                writer.move(x + 13, y + 19)
                writer.markup("l-4-7h8z")
            }
        case .scope:
            path("suspended") { $0.rectangle(x, y + 5, 26, 3) }
            path("scope") { $0.bracket(ScopeBracket(from: x + 2, to: x + 24, isClosed: true, y: y + 15.5)) }
        case .print: printSign(at)
        case .tick:
            path("running c\(hue)") { $0.rectangle(x + 4, y + 4, 18, 12) }
            path("said") { $0.tick(x + 13, top: y + 4) }
        case .cancellation: path("bad") { $0.rectangle(x + 12, y - 2, 2, 20) }
        case .fold:
            path("running c\(hue)") { writer in
                writer.move(x, y + 16)
                writer.markup("v-5h5v-6h5v-5h6v7h5v3h5v6z")
            }
        case .critical:
            path("crit") { writer in
                writer.corners([
                    Point(x: x + 1, y: y + 15), Point(x: x + 13, y: y + 15), Point(x: x + 13, y: y + 2),
                    Point(x: x + 25, y: y + 2),
                ])
            }
        case .instant: instantSign(at)
        case .cut: path("axis") { $0.axisLine(Extent(from: x, to: x + 26), y + 8, cuts: [x + 13]) }
        case .finding: badge(1, Point(x: x + 13, y: y + 8))
        case .merged:
            path("running c\(hue)") { writer in
                for (from, width) in [(3.0, 2.0), (7, 1), (10, 4), (16, 1), (19, 2)] {
                    writer.rectangle(x + from, y, width, 16)
                }
            }
        case .hue(let hue): path("running c\(hue)") { $0.rectangle(x + 4, y + 1, 16, 16) }
        }
    }

    private mutating func capSign(_ outcome: LaneEnding, _ at: Point, _ hue: Int) {
        path("suspended") { $0.rectangle(at.x, at.y + 13, 10, 3) }
        path("running c\(hue)") { $0.rectangle(at.x + 10, at.y, 12, 16) }
        cap(at.x + 22, outcome, top: at.y, foot: at.y + 16, .normal, title: nil)
    }

    private mutating func printSign(_ at: Point) {
        path("quote") { $0.vertical(at.x + 3, at.y, at.y + 18) }
        markup("<text class=\"code x\"")
        attribute("x", at.x + 7)
        attribute("y", at.y + 13)
        markup(">abc</text>\n")
    }

    private mutating func instantSign(_ at: Point) {
        path("band") { $0.rectangle(at.x + 4, at.y - 2, 18, 18) }
        path("axis") { writer in
            writer.axisLine(Extent(from: at.x, to: at.x + 26), at.y + 16.5, cuts: [])
            writer.move(at.x + 4.5, at.y + 16.5)
            writer.markup("v5")
            writer.move(at.x + 21.5, at.y + 16.5)
            writer.markup("v5")
        }
    }
}
