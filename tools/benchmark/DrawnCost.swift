import Glibc
import TraceJSON
import TraceLayout
import TraceModel
import TraceSVG

/// What it costs to draw a trace.
enum DrawnCost {
    /// Draws a trace, and prints its events, the processor's seconds, the elements and bytes of the picture, the bytes
    /// of the trace in memory, and by how many bytes the process grew; or writes the trace to a file.
    static func print(_ trace: Trace, writingTo path: String?) {
        if let path {
            guard let file = unsafe fopen(path, "wb") else { fatalError("can't write \(path)") }
            let bytes = TraceWriter.bytes(of: trace)
            _ = unsafe fwrite(bytes, 1, bytes.count, file)
            unsafe fclose(file)
            return
        }
        let before = status("VmRSS")
        // Other programs of the machine do not count.
        let start = clock()
        let svg = SVGRenderer.render(Layout(of: trace))
        let seconds = Double(clock() - start) / 1_000_000
        let elements = zip(svg, svg.dropFirst()).count { $0 == UInt8(ascii: "<") && $1 != UInt8(ascii: "/") }
        let own = trace.events.count * MemoryLayout<Event>.stride
        Swift.print(trace.events.count, seconds, elements, svg.count, own, status("VmHWM") - before)
    }

    /// A figure that the kernel keeps of this process, in bytes.
    private static func status(_ name: String) -> Int {
        guard let file = unsafe fopen("/proc/self/status", "r") else { return 0 }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while unsafe fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix(name + ":") else { continue }
            return (text.split(whereSeparator: { !$0.isWholeNumber }).first.flatMap { Int($0) } ?? 0) * 1024
        }
        return 0
    }
}
