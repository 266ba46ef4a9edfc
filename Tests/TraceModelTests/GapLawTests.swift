import TestSupport
import Testing
import TraceModel

@Test func `events lost anywhere break no law once a gap stands for them`() {
    for seed in 0..<60 as Range<UInt64> {
        let whole = RandomTrace.make(seed: seed, events: 60)
        for first in stride(from: 1, to: whole.events.count, by: 3) {
            let last = min(whole.events.count, first + 5)
            var trace = whole
            let gap = Event(
                time: whole.events[first - 1].time,
                task: nil,
                action: .gap(Gap(dropped: UInt64(last - first)))
            )
            trace.events.replaceSubrange(first..<last, with: [gap])
            trace.end = TraceEnd(
                time: whole.endTime,
                events: trace.events.count,
                dropped: UInt64(last - first),
                exit: nil
            )
            let report = trace.lawReport()
            #expect(report.isLawful, "seed \(seed), \(first)..<\(last): \(report.first?.sentence ?? "")")
            #expect(report.dropped == UInt64(last - first), "seed \(seed), \(first)..<\(last)")
            #expect(whole.lawReport().dropped == nil, "seed \(seed)")
        }
    }
}

@Test func `the events of one thread may be lost while others go on`() {
    for seed in 0..<200 as Range<UInt64> {
        var shape = RandomTrace.Shape(seed: seed)
        shape.isWall = true
        shape.threads = 3
        shape.late = 0
        let whole = RandomTrace.make(seed: seed, shape: shape)
        let middle = whole.events.count / 2
        let lostThread = ThreadID(2)
        let from = whole.events[whole.events.count / 4].time
        let to = whole.events[middle].time
        // What happens on the thread is lost, and so are the wakes and creations made from it.
        var generator = SplitMix64(seed: seed)
        let lost = whole.events.indices.filter { index in
            let event = whole.events[index]
            guard event.time > from, event.time < to else { return false }
            switch event.action {
            case .start(let thread), .resume(let thread): return thread == lostThread
            default: return Bool.random(using: &generator)
            }
        }
        var trace = whole
        for index in lost.reversed() { trace.events.remove(at: index) }
        let place = trace.events.firstIndex { $0.time > from } ?? trace.events.endIndex
        let gap = Gap(dropped: UInt64(lost.count), thread: lostThread, from: from, to: to)
        trace.events.insert(Event(time: from, task: nil, action: .gap(gap)), at: place)
        trace.end = nil
        let report = trace.lawReport()
        #expect(report.isLawful, "seed \(seed): \(report.first?.sentence ?? "")")
    }
}

@Test func `a gap excuses nothing that a loss can't explain`() throws {
    let task = try #require(TaskID(1))
    let cases: [(String, (inout TraceBuilder) -> Void)] = [
        ("created twice", { $0.add(.create(Creation()), task) }),
        ("started twice", { $0.start(task) }),
        (
            "time goes back",
            {
                $0.time = Instant(nanoseconds: 1); $0.suspend(task)
            }
        ),
    ]
    for (name, breach) in cases {
        var builder = TraceBuilder()
        builder.time = Instant(nanoseconds: 5)
        builder.create()
        builder.start(task)
        builder.add(.gap(Gap(dropped: 3)), nil)
        breach(&builder)
        var trace = builder.trace
        trace.end = nil
        #expect(trace.lawReport().count == 1, "\(name)")
    }
    var builder = TraceBuilder()
    builder.create()
    builder.start(task)
    builder.end(task)
    builder.add(.gap(Gap(dropped: 3)), nil)
    builder.start(task)
    #expect(builder.trace.lawReport().first?.fact == .outOfTurn(.start, .ended))
}

@Test func `lost events are counted over all gaps without overflow`() {
    var builder = TraceBuilder()
    builder.add(.gap(Gap(dropped: .max)), nil)
    builder.add(.gap(Gap(dropped: 2)), nil)
    var trace = builder.trace
    trace.end = TraceEnd(time: .zero, events: 2, dropped: .max, exit: nil)
    #expect(trace.lawReport().isLawful)
}

@Test func `a task found late may be in any phase`() throws {
    let task = try #require(TaskID(7))
    let first: [Action] = [
        .start(thread: nil), .resume(thread: nil), .suspend(Suspension()), .ready(Wake()), .end(Ending()),
        .cancel(by: nil),
    ]
    for action in first {
        var builder = TraceBuilder()
        builder.add(.create(Creation(isLate: true)), task)
        builder.add(action, task)
        #expect(builder.finish().lawReport().isLawful, "\(action.kind)")
    }
}

@Test func `task numbers may be any, far apart or not`() throws {
    var builder = TraceBuilder()
    var numbers: [UInt32] = [.max, 1, 4_000_000_000, 2, 70_000, 3]
    numbers += (4...3000).map { $0 }
    numbers += [60_000, 100_000, .max - 1]
    for number in numbers { builder.add(.create(Creation()), TaskID(number)) }
    for number in numbers {
        let task = try #require(TaskID(number))
        builder.start(task)
        builder.end(task)
    }
    #expect(builder.finish().lawReport().isLawful)
    for number in numbers { builder.add(.create(Creation()), TaskID(number)) }
    #expect(builder.finish().lawReport().count == numbers.count)
}
