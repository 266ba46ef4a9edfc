import TestSupport
import TraceJSON
import TraceModel

/// Files that commands read in tests.
enum SampleTrace {
    /// Main makes a task, which sleeps for two seconds, and awaits it.
    static func bytes(
        sleep nanoseconds: Int64 = 2_000_000_000,
        isLawful: Bool = true,
        clock: Clock = .virtual(tick: .zero)
    ) -> [UInt8] {
        var builder = TraceBuilder(clock: clock, program: Program(command: ["sample"]))
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let child = builder.create(name: "child", kind: .unstructured, creator: main)
        builder.suspend(main, on: .task, target: child)
        builder.start(child)
        builder.suspend(child, on: .sleep, for: TimeSpan(nanoseconds: nanoseconds))
        builder.time = Instant(nanoseconds: nanoseconds)
        builder.ready(child, via: .timer)
        builder.resume(child)
        builder.end(child)
        builder.ready(main, by: child, via: .completion)
        builder.resume(main)
        if !isLawful { builder.resume(main) }
        builder.end(main)
        return TraceWriter.bytes(of: builder.finish())
    }

    /// The same without its last three lines.
    static var truncated: [UInt8] {
        let lines = String(decoding: bytes(), as: UTF8.self).split(separator: "\n")
        return Array(lines.dropLast(3).joined(separator: "\n").utf8)
    }
}
