import TestSupport
import Testing
import TraceJSON
import TraceModel

/// Reads bytes in pieces of random sizes.
private func readInPieces(_ bytes: [UInt8], seed: UInt64) throws(TraceReadError) -> TraceReading {
    var generator = SplitMix64(seed: seed)
    let largest = [1, 2, 7, 64, 1000].randomElement(using: &generator) ?? 1
    var reader = TraceReader()
    var first = 0
    while first < bytes.count {
        let last = min(bytes.count, first + Int.random(in: 0...largest, using: &generator))
        try reader.read(bytes.span.extracting(first..<last))
        first = last
    }
    return try reader.finish()
}

private func expectSame(_ reading: TraceReading, _ expected: TraceReading, _ comment: Comment) {
    #expect(reading.trace.events == expected.trace.events, comment)
    #expect(reading.trace.program == expected.trace.program, comment)
    #expect(reading.trace.clock == expected.trace.clock, comment)
    #expect(reading.trace.start == expected.trace.start, comment)
    #expect(reading.trace.end == expected.trace.end, comment)
    #expect(reading.skippedFields == expected.skippedFields, comment)
    #expect(reading.skippedEvents == expected.skippedEvents, comment)
    let texts = { (reading: TraceReading) in
        (0..<reading.trace.texts.count).map { reading.trace.texts[Text(index: UInt32($0))] }
    }
    #expect(texts(reading) == texts(expected), comment)
}

@Test func `the size of the pieces does not matter`() throws {
    for seed in 0..<120 as Range<UInt64> {
        let bytes = TraceWriter.bytes(of: RandomTrace.make(seed: seed))
        let whole = try TraceReader.read(bytes: bytes)
        let pieces = try readInPieces(bytes, seed: seed)
        expectSame(pieces, whole, "seed \(seed)")
        #expect(pieces.lines == whole.lines, "seed \(seed)")
    }
}

@Test func `the order of keys, whitespace and escapes do not matter`() throws {
    for seed in 0..<200 as Range<UInt64> {
        let bytes = TraceWriter.bytes(of: RandomTrace.make(seed: seed))
        let canonical = try TraceReader.read(bytes: bytes)
        var spelling = JSONRespelling(seed: seed)
        let respelled = spelling.respell(bytes)
        expectSame(try TraceReader.read(bytes: respelled), canonical, "seed \(seed)")
        expectSame(try readInPieces(respelled, seed: seed), canonical, "seed \(seed), in pieces")
    }
}

@Test func `unknown fields, words and events are skipped and counted`() throws {
    let bytes = Array(
        """
        {"format":"weft-trace","version":1,"future":{"deep":[1,{"x":[]}],"null":null},
        "program":{"command":["a"],"color":"red"},
        "clock":{"kind":"virtual","tick":0},
        "events":[
        {"t":0,"event":"create","task":1,"kind":"fibre","mood":[1.5e-3,-0,true],"on":"sleep"},
        {"t":0,"event":"teleport","task":[],"where":{}},
        {"event":"start","thread":1,"text":5,"t":0,"task":1},
        {"t":1,"event":"suspend","task":1,"on":"telepathy","target":1}
        ],
        "end":{"t":1,"events":4,"dropped":0,"exit":{"code":0,"reason":"boredom"}}}
        """.utf8
    )
    let task = try #require(TaskID(1))
    for seed in 0..<20 as Range<UInt64> {
        let reading = seed == 0 ? try TraceReader.read(bytes: bytes) : try readInPieces(bytes, seed: seed)
        let expected = [
            Event(time: .zero, task: task, action: .create(Creation())),
            Event(time: .zero, task: task, action: .start(thread: ThreadID(1))),
            Event(time: Instant(nanoseconds: 1), task: task, action: .suspend(Suspension(target: task))),
        ]
        #expect(reading.trace.events == expected)
        #expect(reading.skippedFields == 8)
        #expect(reading.skippedEvents == 1)
        // What a newer writer counted keeps no older reader from comparing.
        #expect(reading.trace.end?.events == 3)
        #expect(reading.trace.lawReport().isLawful)
        #expect(reading.trace.end?.exit == ProgramExit(status: .code(0)))
    }
}

@Test func `the end line may come before the events`() throws {
    let text = """
        {"end":{"t":5,"events":0,"dropped":0},"events":[],"clock":{"tick":0,"kind":"virtual"},
        "version":1,"format":"weft-trace"}
        """
    let reading = try TraceReader.read(bytes: Array(text.utf8))
    #expect(!reading.isTruncated)
    #expect(reading.endLine == 1)
    let cut = try TraceReader.read(bytes: Array(text.utf8.dropLast()))
    #expect(cut.isTruncated)
    #expect(cut.trace.end == nil && cut.endLine == nil)
}

@Test func `every value of an enumeration is read as it is written`() throws {
    var builder = TraceBuilder()
    let task = builder.create()
    for kind in TaskKind.allCases { builder.create(kind: kind) }
    for reason in WaitReason.allCases { builder.suspend(task, on: reason) }
    for cause in WakeCause.allCases { builder.ready(task, via: cause) }
    for outcome in Outcome.allCases { builder.end(task, outcome) }
    for stream in OutputStream.allCases { builder.print("x", task, stream: stream) }
    let trace = builder.finish()
    let bytes = TraceWriter.bytes(of: trace)
    #expect(try TraceReader.read(bytes: bytes).trace.events == trace.events)
    #expect(try readInPieces(bytes, seed: 0).trace.events == trace.events)
}

@Test func `the largest numbers of each field are read`() throws {
    let task = try #require(TaskID(.max))
    let time = Instant(nanoseconds: .max)
    let gap = Gap(dropped: .max, thread: ThreadID(.max), from: time, to: time)
    let creation = Creation(parent: task, creator: task, priority: .max, line: .max, isLate: true)
    let sleep = Suspension(target: task, for: TimeSpan(nanoseconds: .max))
    let events = [
        Event(time: time, task: task, action: .create(creation)),
        Event(time: time, task: task, action: .suspend(sleep)),
        Event(time: time, task: nil, action: .gap(gap)),
    ]
    let end = TraceEnd(time: time, events: .max, dropped: .max, exit: ProgramExit(status: .code(255)))
    let trace = Trace(
        clock: .virtual(tick: TimeSpan(nanoseconds: .max)),
        events: events,
        texts: TextTable(),
        end: end
    )
    let reading = try TraceReader.read(bytes: TraceWriter.bytes(of: trace))
    #expect(reading.trace.events == events)
    #expect(reading.trace.end == end)
    #expect(reading.trace.clock == trace.clock)
}

@Test(
    arguments: [
        (#"\ud83d!"#, "\u{FFFD}!"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83d"#, "\u{FFFD}"),
        (#"\ud83d\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\""#, "\u{FFFD}\""), (#"\ud83d\u0041"#, "\u{FFFD}A"),
        (#"\ud83dé"#, "\u{FFFD}é"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"), (#"\ud83d\ude00"#, "😀"),
    ] as [(String, String)]
)
func `half of a surrogate pair is read as the replacement character`(spelling: String, text: String) throws {
    let bytes = Array(
        """
        {"format":"weft-trace","version":1,"program":{"command":["\(spelling)"]},"clock":{"kind":"wall"},"events":[
        {"t":0,"event":"create","task":1,"name":"\(spelling)","\(spelling)":"\(spelling)"}
        ]}
        """.utf8
    )
    for size in 1...7 {
        var reader = TraceReader()
        for first in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(bytes.span.extracting(first..<min(bytes.count, first + size)))
        }
        let trace = try reader.finish().trace
        #expect(trace.program.command == [text], "in pieces of \(size)")
        #expect(trace.texts.find(text) != nil, "in pieces of \(size)")
    }
}

@Test func `what follows half of a surrogate pair is checked as ever`() {
    let start = #"{"format":"weft-trace","version":1,"program":{"command":[""#
    for (spelling, sentence) in [
        (#"\ud83d\x"#, #"\ is followed by 'x'; expected one of " \ / b f n r t u"#),
        (#"\ud83d\u00g0"#, #"expected four hexadecimal digits after \u, found 'g'"#),
    ] {
        let bytes = Array((start + spelling).utf8)
        let error = #expect(throws: TraceReadError.self) { try TraceReader.read(bytes: bytes) }
        #expect(error?.sentence == sentence)
        #expect(error?.position.byte == start.utf8.count + (spelling.hasSuffix("x") ? 6 : 10))
    }
}
