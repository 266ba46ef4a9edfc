public import TraceModel

/// Writes a trace in its one canonical spelling: the key order of the format, an event a line, no other
/// whitespace.
///
/// ```swift
/// let bytes = TraceWriter.bytes(of: trace)
/// try TraceWriter.write(trace) { block in try file.write(block) }
/// ```
/// Equal traces give equal bytes, and reading them back gives the trace again.
public enum TraceWriter: Sendable {
    /// Gives the bytes of a trace to `sink`, in blocks of about 64 KiB.
    ///
    /// O(events). Memory: one block, and the longest text.
    public static func write<Failure: Error>(
        _ trace: Trace,
        to sink: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var output = JSONOutput()
        output.writeHeader(of: trace)
        for index in trace.events.indices {
            output.add(index == 0 ? "\n" : ",\n")
            output.write(trace.events[index], trace.texts)
            if output.bytes.count >= 1 << 16 {
                try sink(output.bytes.span)
                output.bytes.removeAll(keepingCapacity: true)
            }
        }
        output.writeEnd(of: trace)
        try sink(output.bytes.span)
    }

    /// All bytes of a trace.
    public static func bytes(of trace: Trace) -> [UInt8] {
        var all: [UInt8] = []
        write(trace) { block in
            for index in 0..<block.count { all.append(block[index]) }
        }
        return all
    }
}

extension JSONOutput {
    fileprivate mutating func writeHeader(of trace: Trace) {
        add("{\"format\":")
        add(text: TraceFormat.name)
        add(",\"version\":")
        add(TraceFormat.version)
        add(",\n")
        if trace.program != Program() {
            add("\"program\":")
            write(trace.program)
            add(",\n")
        }
        switch trace.clock {
        case .virtual(let tick):
            add("\"clock\":{\"kind\":\"virtual\",\"tick\":")
            add(tick.nanoseconds)
            add("},\n")
        case .wall: add("\"clock\":{\"kind\":\"wall\"},\n")
        }
        if let start = trace.start {
            add("\"start\":")
            add(text: start)
            add(",\n")
        }
        add("\"events\":[")
    }

    private mutating func write(_ program: Program) {
        var separator = "{"
        if !program.command.isEmpty {
            add("{\"command\":[")
            for (index, word) in program.command.enumerated() {
                if index > 0 { add(",") }
                add(text: word)
            }
            add("]")
            separator = ","
        }
        if let runtime = program.runtime {
            add(separator)
            add("\"runtime\":")
            add(text: runtime)
            separator = ","
        }
        if let processID = program.processID {
            add(separator)
            add("\"pid\":")
            add(processID)
        }
        add("}")
    }

    fileprivate mutating func writeEnd(of trace: Trace) {
        add("\n]")
        if let end = trace.end {
            add(",\n\"end\":{\"t\":")
            add(end.time.nanoseconds)
            add(",\"events\":")
            add(Int64(end.events))
            add(",\"dropped\":")
            add(end.dropped)
            if let exit = end.exit { write(exit) }
            add("}")
        }
        add("}\n")
    }

    private mutating func write(_ exit: ProgramExit) {
        switch exit.status {
        case .code(let code):
            add(",\"exit\":{\"code\":")
            add(Int64(code))
        case .signal(let signal):
            add(",\"exit\":{\"signal\":")
            add(Int64(signal))
        }
        if exit.isDeadlock { add(",\"reason\":\"deadlock\"") }
        add("}")
    }
}
