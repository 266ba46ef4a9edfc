import TestSupport
import Testing
import TraceLayout
import TraceModel
import TraceSVG

struct PictureTests {
    @Test(arguments: (Samples.all + Samples.corners).map(\.name))
    func `each picture is drawn as before`(_ name: String) throws {
        let sample = try #require((Samples.all + Samples.corners).first { $0.name == name })
        let svg = String(decoding: SVGRenderer.render(Layout(of: sample.trace)), as: UTF8.self)
        Golden.expect(svg, matches: "Tests/TraceLayoutTests/Pictures/\(name).svg")
    }
}
