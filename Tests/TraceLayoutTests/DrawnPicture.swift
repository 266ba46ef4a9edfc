import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

/// A picture read back from its SVG: what a browser would paint, and not what the layout meant.
struct DrawnPicture {
    /// A lane as painted.
    struct Lane {
        var task: Int
        /// The name of its group, which in the picture of a difference tells its side.
        var key: String
        /// For each state's class its rectangles.
        var states: [String: [Rectangle]]
        /// What is drawn over them: its end, cancellations, seams.
        var covers: [Rectangle] = []

        /// How much of its runs can be seen; pixels.
        var seenRunning: Double {
            let runs = (states["running"] ?? []).map { Extent(from: $0.x, to: $0.right) }
            return DrawnPicture.seen(runs, under: covers.map { Extent(from: $0.x, to: $0.right) })
        }
    }

    /// How much of some extents is not covered by others.
    static func seen(_ extents: [Extent], under covers: [Extent]) -> Double {
        let covers = covers.sorted { $0.from < $1.from }
        return extents.reduce(0) { sum, extent in
            var (from, seen) = (extent.from, 0.0)
            for cover in covers where cover.to > from && cover.from < extent.to {
                seen += max(0, cover.from - from)
                from = max(from, cover.to)
            }
            return sum + seen + max(0, extent.to - from)
        }
    }

    /// A lane that many tasks share, as painted.
    struct Fold {
        var name: String
        var count: Int
        /// For each state's class its skyline.
        var bands: [String: [Rectangle]]
    }

    let root: XMLElement
    let lanes: [Lane]
    let folds: [Fold]

    init(_ layout: Layout) throws { try self.init(svg: SVGRenderer.render(layout)) }

    init(_ layout: DifferenceLayout) throws { try self.init(svg: SVGRenderer.render(layout)) }

    private init(svg: [UInt8]) throws {
        root = try XMLReader.read(String(decoding: svg, as: UTF8.self))
        let groups = root.all("g").filter { $0.has(class: "lane") }
        folds = groups.filter { $0.has(class: "fold") }.map { group in
            let bands = Self.rectangles(ofStatesIn: group)
            let count = Int(group.attributes["data-count"] ?? "") ?? 0
            return Fold(name: group.attributes["data-name"] ?? "", count: count, bands: bands)
        }
        lanes = groups.filter { !$0.has(class: "fold") }.map { group in
            Lane(
                task: Int(group.attributes["data-task"] ?? "") ?? 0,
                key: group.attributes["id"] ?? "",
                states: Self.rectangles(ofStatesIn: group),
                covers: group.children.filter { ["cap", "bad", "seam"].contains($0.attributes["class"]) }
                    .flatMap { Self.bars($0.attributes["d"] ?? "") }
            )
        }
    }

    /// The bars of a path that stand at a moment: rectangles, or `M x y m offset 0 h w v h h -w z`.
    private static func bars(_ path: String) -> [Rectangle] {
        guard path.contains("m") else { return rectangles(path) }
        return path.split(separator: "M").compactMap { part in
            let numbers = part.split { " mhvz".contains($0) }.compactMap { Double($0) }
            guard numbers.count == 7 else { return nil }
            return Rectangle(x: numbers[0] + numbers[2], y: numbers[1], width: numbers[4], height: numbers[5])
        }
    }

    private static let states = ["running", "ready", "suspended", "created", "unknown"]

    /// For each state's class the rectangles of its paths in a lane.
    private static func rectangles(ofStatesIn group: XMLElement) -> [String: [Rectangle]] {
        var rectangles: [String: [Rectangle]] = [:]
        for path in group.children where path.name == "path" {
            guard let state = path.attributes["class"], states.contains(state) else { continue }
            let drawn = Self.rectangles(path.attributes["d"] ?? "")
            let isHollow = state == "running" && group.has(class: "was")
            rectangles[state, default: []] += isHollow ? drawn.map(Self.withOutline) : drawn
        }
        return rectangles
    }

    /// What an outline is drawn inside of: it takes a pixel from either end, and half of what is narrower than four.
    private static func withOutline(_ rectangle: Rectangle) -> Rectangle {
        let inset = min(1, rectangle.width / 2)
        return Rectangle(
            x: rectangle.x - inset,
            y: rectangle.y - 1,
            width: rectangle.width + 2 * inset,
            height: rectangle.height + 2
        )
    }

    /// The x and the two ends of each edge of a class: those of the whole picture, or the new ones of a difference.
    func edges(class name: String, areNew: Bool = false) -> [(x: Double, from: Double, to: Double)] {
        let parent = areNew ? root.children.first { $0.has(class: "new") } : root
        let group = parent?.children.first { $0.has(class: "edges") }
        return (group?.all("path") ?? []).filter { $0.has(class: name) }.flatMap { path in
            (path.attributes["d"] ?? "").split(separator: "M").compactMap { part in
                let numbers = part.split { $0 == " " || $0 == "V" }.compactMap { Double($0) }
                return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
            }
        }
    }

    /// The moments that the signs of a path stand at: where each of its parts begins.
    static func moments(_ path: String) -> [Double] {
        path.split(separator: "M").compactMap { part in Double(part.prefix { $0 != " " }) }
    }

    /// The rectangles of a path of the form `M x y h w v h H x z`, repeated; anything else is an issue.
    static func rectangles(_ path: String) -> [Rectangle] {
        path.split(separator: "M").compactMap { part in
            let numbers = part.split { " hvHz".contains($0) }.compactMap { Double($0) }
            guard numbers.count == 5, part.hasSuffix("z"), numbers[4] == numbers[0] else {
                Issue.record("not a rectangle: M\(part)")
                return nil
            }
            return Rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        }
    }
}
