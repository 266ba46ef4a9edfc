import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

struct PictureTests {
    @Test(arguments: Samples.all.map(\.name))
    func `each picture is drawn as before`(_ name: String) throws {
        let sample = try #require(Samples.all.first { $0.name == name })
        let svg = String(decoding: SVGRenderer.render(Layout(of: sample.trace)), as: UTF8.self)
        Golden.expect(svg, matches: "Tests/TraceLayoutTests/Pictures/\(name).svg")
    }
}
