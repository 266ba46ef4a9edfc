internal import EventLoop
internal import Files
internal import TraceDiff
internal import TraceJSON
internal import TraceLayout
internal import TraceModel
internal import TraceSVG

/// What a person looks at when an interleaving has changed: what changed, the new trace, and its picture.
struct Evidence {
    let files: [(name: String, bytes: [UInt8])]

    /// The new trace, and the comparison with the one that was expected, where there is one.
    init(of trace: Trace, _ comparison: ReportedComparison?, named name: String) {
        let name = name.map { $0 == "/" ? "-" : String($0) }.joined()
        let difference = comparison.map {
            (name + " before and after.svg", SVGRenderer.render(DifferenceLayout(of: $0)))
        }
        files =
            [difference].compactMap(\.self) + [
                (name + ".svg", SVGRenderer.render(Layout(of: trace))),
                (name + ".json", TraceWriter.bytes(of: trace)),
            ]
    }

    /// Puts them into the temporary folder; gives back the paths of those that could be written.
    func saved() -> [String] {
        let parent = TemporaryFiles.folder(environment: ThisProcess.environmentVariable)
        return files.compactMap { file in
            let path = "\(parent)/weft-interleavings/\(file.name)"
            do throws(FileError) {
                try FileIdentity.makeFolder(parent + "/weft-interleavings")
                try FileSink.write(file.bytes, to: path)
                return path
            } catch {
                return nil
            }
        }
    }
}
