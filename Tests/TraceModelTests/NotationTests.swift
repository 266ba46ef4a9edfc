import Testing
import TestSupport
import TraceModel

@Test func `a drawing is a lawful trace of what it shows`() {
    let trace = TraceNotation.trace(
        """
        main             R-.T.......R-|
          fetch:detached   .R-Z....R|
        """
    )
    var builder = TraceBuilder()
    let main = builder.create(name: "main", kind: .main)
    builder.start(main)
    builder.time = Instant(nanoseconds: 2_000_000)
    let fetch = builder.create(name: "fetch", kind: .detached, creator: main)
    builder.time = Instant(nanoseconds: 3_000_000)
    builder.suspend(main, on: .task, target: fetch)
    builder.start(fetch)
    builder.time = Instant(nanoseconds: 5_000_000)
    builder.suspend(fetch, on: .sleep, for: TimeSpan(nanoseconds: 5_000_000))
    builder.time = Instant(nanoseconds: 10_000_000)
    builder.ready(fetch, via: .timer)
    builder.resume(fetch)
    builder.time = Instant(nanoseconds: 11_000_000)
    builder.end(fetch)
    builder.ready(main, by: fetch, via: .completion)
    builder.resume(main)
    builder.time = Instant(nanoseconds: 13_000_000)
    builder.end(main)
    let expected = builder.finish()
    #expect(trace.events == expected.events)
    #expect(trace.end == expected.end)
    #expect(trace.lawReport().isLawful)
}

@Test func `tasks drawn side by side run on threads of their own`() {
    let trace = TraceNotation.trace(
        """
        main    R..G...R|
          left   R-L-R-|
          right  .R--w-|
        """
    )
    #expect(trace.lawReport().first == nil)
    let threads = trace.events.compactMap { event -> UInt32? in
        guard case .start(let thread) = event.action else { return nil }
        return thread?.number
    }
    #expect(threads == [1, 2, 3])
    let wakers = trace.events.compactMap { event -> TaskID? in
        guard case .ready(let wake) = event.action else { return nil }
        return wake.by
    }
    #expect(wakers == [TaskID(3), TaskID(2)].compactMap { $0 })
}
