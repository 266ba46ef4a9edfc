public import TraceModel

/// A trace in which every text that a program can give is this one; both kinds of task, every mark, every edge.
public func traceOfNothingBut(_ text: String, clock: Clock) -> Trace {
    var builder = TraceBuilder(clock: clock, program: Program(command: [text, text], runtime: text))
    let main = builder.create(name: text, kind: .main)
    let task = builder.create(name: text + "1", kind: .child, parent: main)
    _ = builder.create(name: text, kind: .coroutine, creator: main)
    builder.start(main)
    builder.print(text, main)
    builder.print(text)
    builder.add(.mark(text: builder.text(text)), main)
    builder.time = Instant(nanoseconds: 1_000_000)
    builder.suspend(main, on: .lock, target: task, what: text)
    builder.start(task)
    builder.time = Instant(nanoseconds: 2_000_000)
    builder.ready(main, by: task)
    builder.print(text, task)
    builder.cancel(task, by: main)
    builder.end(task, .threw, error: text)
    builder.resume(main)
    builder.end(main)
    return builder.finish()
}
