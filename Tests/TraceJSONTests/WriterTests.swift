import TestSupport
import Testing
import TraceJSON
import TraceModel

private func text(of trace: Trace) -> String { String(decoding: TraceWriter.bytes(of: trace), as: UTF8.self) }

@Test func `a trace is written as the format shows it`() throws {
    var builder = TraceBuilder(
        program: Program(command: ["weft-scenarios", "fetch-and-numbers"], runtime: "swift-6.3.1")
    )
    let main = builder.create(name: "main", kind: .main)
    builder.start(main)
    let fetch = builder.create(name: "fetchData", kind: .unstructured, creator: main)
    builder.suspend(main, on: .task, target: fetch)
    builder.start(fetch)
    builder.print("Start fetching", fetch)
    builder.suspend(fetch, on: .sleep, for: TimeSpan(nanoseconds: 2_000_000_000))
    builder.time = Instant(nanoseconds: 2_000_000_000)
    builder.ready(fetch, via: .timer)
    builder.resume(fetch)
    builder.print("Done fetching", fetch)
    builder.end(fetch)
    builder.ready(main, by: fetch, via: .completion)
    builder.resume(main)
    builder.end(main)
    let expected = """
        {"format":"weft-trace","version":1,
        "program":{"command":["weft-scenarios","fetch-and-numbers"],"runtime":"swift-6.3.1"},
        "clock":{"kind":"virtual","tick":0},
        "events":[
        {"t":0,"event":"create","task":1,"name":"main","kind":"main"},
        {"t":0,"event":"start","task":1,"thread":1},
        {"t":0,"event":"create","task":2,"name":"fetchData","kind":"unstructured","creator":1},
        {"t":0,"event":"suspend","task":1,"on":"task","target":2},
        {"t":0,"event":"start","task":2,"thread":1},
        {"t":0,"event":"print","task":2,"text":"Start fetching"},
        {"t":0,"event":"suspend","task":2,"on":"sleep","for":2000000000},
        {"t":2000000000,"event":"ready","task":2,"via":"timer"},
        {"t":2000000000,"event":"resume","task":2,"thread":1},
        {"t":2000000000,"event":"print","task":2,"text":"Done fetching"},
        {"t":2000000000,"event":"end","task":2,"outcome":"returned"},
        {"t":2000000000,"event":"ready","task":1,"by":2,"via":"completion"},
        {"t":2000000000,"event":"resume","task":1,"thread":1},
        {"t":2000000000,"event":"end","task":1,"outcome":"returned"}
        ],
        "end":{"t":2000000000,"events":14,"dropped":0,"exit":{"code":0}}}

        """
    #expect(text(of: builder.finish()) == expected)
}

@Test func `every field has its place in the line`() throws {
    let (task, other) = (try #require(TaskID(1)), try #require(TaskID(2)))
    let thread = ThreadID(3)
    let time = Instant(nanoseconds: 9)
    var texts = TextTable()
    let word = texts.intern("w")
    let creation = Creation(
        name: word,
        kind: .asyncLet,
        parent: other,
        creator: other,
        priority: 21,
        file: word,
        line: 4,
        isLate: true
    )
    let wait = Suspension(on: .queueGet, target: other, for: TimeSpan(nanoseconds: 8), what: word)
    let actions: [(Action, String)] = [
        (
            .create(creation),
            #""create","task":1,"name":"w","kind":"async-let","parent":2,"creator":2,"priority":21,"#
                + #""file":"w","line":4,"late":true"#
        ),
        (.create(Creation()), #""create","task":1"#),
        (.suspend(wait), #""suspend","task":1,"on":"queue.get","target":2,"for":8,"what":"w""#),
        (.ready(Wake(by: other, via: .put)), #""ready","task":1,"by":2,"via":"put""#),
        (.end(Ending(outcome: .threw, error: word)), #""end","task":1,"outcome":"threw","error":"w""#),
        (.cancel(by: other), #""cancel","task":1,"by":2"#),
        (.print(text: word, stream: .standardError), #""print","task":1,"text":"w","stream":"stderr""#),
        (.mark(text: word), #""mark","task":1,"text":"w""#),
    ]
    for (action, expected) in actions {
        let trace = Trace(
            clock: .wall,
            events: [Event(time: time, task: task, action: action)],
            texts: texts,
            end: nil
        )
        #expect(text(of: trace).contains("\n{\"t\":9,\"event\":\(expected)}\n"))
    }
    let gap = Gap(dropped: 5, thread: thread, from: time, to: time)
    let trace = Trace(
        program: Program(command: ["a", "b\"c"], runtime: "swift", processID: 77),
        clock: .wall,
        start: "2026-11-24T08:00:00Z",
        events: [Event(time: time, task: nil, action: .gap(gap))],
        texts: texts,
        end: TraceEnd(
            time: time,
            events: 1,
            dropped: 5,
            exit: ProgramExit(status: .signal(6), isDeadlock: true)
        )
    )
    let expected = #"""
        {"format":"weft-trace","version":1,
        "program":{"command":["a","b\"c"],"runtime":"swift","pid":77},
        "clock":{"kind":"wall"},
        "start":"2026-11-24T08:00:00Z",
        "events":[
        {"t":9,"event":"gap","dropped":5,"thread":3,"from":9,"to":9}
        ],
        "end":{"t":9,"events":1,"dropped":5,"exit":{"signal":6,"reason":"deadlock"}}}

        """#
    #expect(text(of: trace) == expected)
}

@Test func `a trace without events or end is whole JSON`() {
    let trace = Trace(clock: .wall, events: [], texts: TextTable(), end: nil)
    #expect(
        text(of: trace) == """
            {"format":"weft-trace","version":1,
            "clock":{"kind":"wall"},
            "events":[
            ]}

            """
    )
}

@Test(arguments: [
    ("plain", "plain"), ("", ""), ("a\"b\\c", #"a\"b\\c"#), ("\n\r\t\u{8}\u{C}", #"\n\r\t\b\f"#),
    ("\u{0}\u{1}\u{1F}", #"\u0000\u0001\u001f"#), ("\u{7F}\u{2028}é日👩‍👩‍👧/", "\u{7F}\u{2028}é日👩‍👩‍👧/"),
    ("longer than eight bytes \u{B}", #"longer than eight bytes \u000b"#),
])
func `strings have their fewest escapes`(string: String, expected: String) throws {
    var builder = TraceBuilder()
    builder.print(string)
    let trace = builder.finish()
    #expect(text(of: trace).contains("\"text\":\"\(expected)\"}"))
    let reading = try TraceReader.read(bytes: TraceWriter.bytes(of: trace))
    #expect(reading.trace.events == trace.events)
    #expect(Array(reading.trace.texts[Text(index: 0)].utf8) == Array(string.utf8))
}

@Test func `blocks are of bounded size and make up the bytes`() {
    let trace = RandomTrace.make(seed: 2, events: 5000)
    var bytes: [UInt8] = []
    var largest = 0
    TraceWriter.write(trace) { block in
        largest = max(largest, block.count)
        for index in 0..<block.count { bytes.append(block[index]) }
    }
    #expect(bytes == TraceWriter.bytes(of: trace))
    #expect(largest < 70_000)
}

@Test func `what the sink throws ends the writing`() {
    struct Full: Error {}
    var blocks = 0
    #expect(throws: Full.self) {
        try TraceWriter.write(RandomTrace.make(seed: 2, events: 5000)) { _ throws(Full) in
            blocks += 1
            throw Full()
        }
    }
    #expect(blocks == 1)
}
