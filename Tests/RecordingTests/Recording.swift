import TestSupport
import Testing
import TraceJSON
import TraceModel

/// What `weft record` did with a program: its ending, and the trace that it wrote.
struct Recording {
    /// How the command ended, and what it and the program wrote.
    let ending: BuiltProgram.Ending
    /// The bytes of the trace.
    let bytes: [UInt8]
    /// The trace.
    let trace: Trace

    /// Records a program of `Tests/Programs/Recorded`.
    init(_ program: String, virtual: Bool = true) throws {
        let options = virtual ? ["--virtual"] : []
        try self.init(arguments: options + ["--", BuiltProgram.folder + "/weft-test-programs", program])
    }

    /// Records what the arguments of `weft record` say.
    init(arguments: [String], signal: Int32? = nil) throws {
        let folder = TemporaryFolder()
        let path = folder.file("trace.json")
        ending = BuiltProgram("weft").run(["record", "-o", path] + arguments, signal: signal)
        bytes = try #require(Files.read(path), "no trace was written: \(ending.errors)")
        trace = try TraceReader.read(bytes: bytes).trace
    }

    /// Every event in words, without its time.
    var lines: [String] { trace.events.map { line($0, trace.texts) } }
}
