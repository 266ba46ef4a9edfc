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
        /// For each state's class its rectangles.
        var states: [String: [Rectangle]]
    }

    let root: XMLElement
    let lanes: [Lane]

    init(_ layout: Layout) throws {
        root = try XMLReader.read(String(decoding: SVGRenderer.render(layout), as: UTF8.self))
        lanes = root.all("g").filter { $0.has(class: "lane") }.map { group in
            var states: [String: [Rectangle]] = [:]
            for path in group.children where path.name == "path" {
                guard let state = path.attributes["class"],
                    ["running", "ready", "suspended", "created", "unknown"].contains(state)
                else { continue }
                states[state, default: []] += Self.rectangles(path.attributes["d"] ?? "")
            }
            return Lane(task: Int(group.attributes["data-task"] ?? "") ?? 0, states: states)
        }
    }

    /// The x and the two ends of each edge of a class.
    func edges(class name: String) -> [(x: Double, from: Double, to: Double)] {
        let group = root.children.first { $0.has(class: "edges") }
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
