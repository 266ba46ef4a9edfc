import TraceModel

/// Two recordings that differ in one way that happens in practice.
struct RecordingPair {
    /// The folder in `traces/pairs`.
    let name: String
    let base: Trace
    let candidate: Trace

    static let all: [RecordingPair] = [
        .init(name: "identical", base: fetchAndOrder(), candidate: fetchAndOrder()),
        .init(name: "equivalent", base: fetchAndOrder(), candidate: fetchAndOrder(orderFirst: true)),
        .init(name: "serialised", base: fetchAndOrder(), candidate: oneByOne()),
        .init(name: "newly-parallel", base: oneByOne(), candidate: fetchAndOrder()),
        .init(name: "slower-sleep", base: fetchAndOrder(), candidate: fetchAndOrder(orderSeconds: 3)),
        .init(name: "task-renamed", base: fetchAndOrder(), candidate: fetchAndOrder(orderName: "placeOrder")),
        .init(name: "task-added", base: fetchAndOrder(), candidate: fetchAndOrder(logs: true)),
        .init(name: "truncated", base: fetchAndOrder(), candidate: fetchAndOrder().cut()),
        .init(name: "lost-cancellation", base: timeout(cancels: true), candidate: timeout(cancels: false)),
        .init(name: "leaked-task", base: stream(finishes: true), candidate: stream(finishes: false)),
        .init(name: "lock-order", base: twoAtALock(firstWins: true), candidate: twoAtALock(firstWins: false)),
        .init(name: "thousand-changed", base: workers(on: .lock), candidate: workers(on: .semaphore)),
        .init(name: "deadlock", base: philosophers(meet: false), candidate: philosophers(meet: true)),
    ]

    private static func builder(_ name: String) -> TraceBuilder {
        TraceBuilder(program: Program(command: [name], runtime: "swift-6.3.1"))
    }

    /// `async let` twice, then both awaited.
    private static func fetchAndOrder(
        orderFirst: Bool = false,
        orderSeconds: Double = 2,
        orderName: String = "order",
        logs: Bool = false
    ) -> Trace {
        var trace = builder("dinner")
        let main = trace.main()
        let fetch = trace.create(name: "fetch", kind: .asyncLet, parent: main)
        let order = trace.create(name: orderName, kind: .asyncLet, parent: main)
        let log = logs ? trace.create(name: "log", kind: .unstructured, creator: main) : nil
        trace.await(main, fetch)
        for task in orderFirst ? [order, fetch] : [fetch, order] {
            trace.start(task)
            trace.print(task == fetch ? "fetching" : "ordering", task)
            trace.sleep(task, seconds: task == fetch ? 2 : orderSeconds)
        }
        if let log {
            trace.start(log)
            trace.print("dinner began", log)
            trace.end(log)
        }
        trace.at(seconds: 2)
        trace.wakeFromSleep(fetch)
        trace.end(fetch, waking: main)
        trace.await(main, order)
        trace.at(seconds: orderSeconds)
        trace.wakeFromSleep(order)
        trace.end(order, waking: main)
        trace.print("dinner is served", main)
        trace.end(main)
        return trace.finish()
    }

    /// The same with an `await` too early: the second task is made when the first has ended.
    private static func oneByOne() -> Trace {
        var trace = builder("dinner")
        let main = trace.main()
        let fetch = trace.create(name: "fetch", kind: .asyncLet, parent: main)
        trace.await(main, fetch)
        trace.start(fetch)
        trace.print("fetching", fetch)
        trace.sleep(fetch, seconds: 2)
        trace.at(seconds: 2)
        trace.wakeFromSleep(fetch)
        trace.end(fetch, waking: main)
        let order = trace.create(name: "order", kind: .asyncLet, parent: main)
        trace.await(main, order)
        trace.start(order)
        trace.print("ordering", order)
        trace.sleep(order, seconds: 2)
        trace.at(seconds: 4)
        trace.wakeFromSleep(order)
        trace.end(order, waking: main)
        trace.print("dinner is served", main)
        trace.end(main)
        return trace.finish()
    }

    /// A race between a download and a timeout, whose loser is cancelled, or forgotten.
    private static func timeout(cancels: Bool) -> Trace {
        var trace = builder("timeout")
        let main = trace.main()
        let download = trace.create(name: "download", kind: .child, parent: main)
        let timer = trace.create(name: "timer", kind: .child, parent: main)
        trace.suspend(main, on: .group)
        for (task, seconds) in [(download, 1.0), (timer, 30)] {
            trace.start(task)
            trace.sleep(task, seconds: seconds)
        }
        trace.at(seconds: 1)
        trace.wakeFromSleep(download)
        trace.end(download, waking: main)
        if cancels {
            trace.cancel(timer, by: main)
            trace.ready(timer, by: main, via: .cancel)
        }
        trace.suspend(main, on: .group)
        if !cancels {
            trace.at(seconds: 30)
            trace.ready(timer, via: .timer)
        }
        trace.resume(timer)
        trace.end(timer, cancels ? .cancelled : .returned)
        trace.ready(main, by: timer, via: .completion)
        trace.resume(main)
        trace.end(main)
        return trace.finish()
    }

    /// A consumer of a stream that is finished, or not.
    private static func stream(finishes: Bool) -> Trace {
        var trace = builder("stream")
        let main = trace.main()
        let consumer = trace.create(name: "consumer", kind: .unstructured, creator: main)
        trace.sleep(main, seconds: 1)
        trace.start(consumer)
        trace.suspend(consumer, on: .continuation)
        trace.at(seconds: 1)
        trace.wakeFromSleep(main)
        trace.ready(consumer, by: main, via: .resume)
        trace.sleep(main, seconds: 1)
        trace.resume(consumer)
        trace.print("item 1", consumer)
        trace.suspend(consumer, on: .continuation)
        trace.at(seconds: 2)
        trace.wakeFromSleep(main)
        if finishes {
            trace.ready(consumer, by: main, via: .resume)
            trace.sleep(main, seconds: 1)
            trace.resume(consumer)
            trace.end(consumer)
            trace.at(seconds: 3)
            trace.wakeFromSleep(main)
        }
        trace.end(main)
        return trace.finish()
    }

    /// Two tasks that want one lock, which a third one holds.
    private static func twoAtALock(firstWins: Bool) -> Trace {
        var trace = builder("lock")
        let main = trace.main()
        let reader = trace.create(name: "reader", kind: .child, parent: main)
        let writer = trace.create(name: "writer", kind: .child, parent: main)
        trace.sleep(main, seconds: 1)
        let order = firstWins ? [reader, writer] : [writer, reader]
        for task in order {
            trace.start(task)
            trace.suspend(task, on: .lock, what: "cache")
        }
        trace.at(seconds: 1)
        trace.wakeFromSleep(main)
        trace.ready(order[0], by: main, via: .unlock)
        trace.suspend(main, on: .group)
        trace.resume(order[0])
        trace.ready(order[1], by: order[0], via: .unlock)
        trace.end(order[0])
        trace.resume(order[1])
        trace.end(order[1])
        trace.ready(main, by: order[1], via: .completion)
        trace.resume(main)
        trace.end(main)
        return trace.finish()
    }

    /// A thousand equal tasks that wait for the same kind of thing.
    private static func workers(on reason: WaitReason) -> Trace {
        var trace = builder("workers")
        let main = trace.main()
        var workers: [TaskID] = []
        for _ in 0..<1_000 { workers.append(trace.create(name: "worker", kind: .child, parent: main)) }
        trace.suspend(main, on: .group)
        for worker in workers {
            trace.start(worker)
            trace.suspend(worker, on: reason, what: "pool")
        }
        trace.at(seconds: 1)
        for worker in workers { trace.ready(worker, via: .unlock) }
        for worker in workers {
            trace.resume(worker)
            trace.end(worker)
        }
        trace.ready(main, by: workers.last, via: .completion)
        trace.resume(main)
        trace.end(main)
        return trace.finish()
    }

    /// Two tasks that take two locks; if they meet, each holds what the other one wants.
    private static func philosophers(meet: Bool) -> Trace {
        var trace = builder("philosophers")
        let main = trace.main()
        let plato = trace.create(name: "plato", kind: .child, parent: main)
        let kant = trace.create(name: "kant", kind: .child, parent: main)
        trace.suspend(main, on: .group)
        trace.start(plato)
        trace.sleep(plato, seconds: 1)
        trace.start(kant)
        if !meet {
            trace.end(kant)
        } else {
            trace.sleep(kant, seconds: 1)
        }
        trace.at(seconds: 1)
        trace.wakeFromSleep(plato)
        guard meet else {
            trace.end(plato, waking: main)
            trace.end(main)
            return trace.finish()
        }
        trace.suspend(plato, on: .lock, what: "right fork")
        trace.wakeFromSleep(kant)
        trace.suspend(kant, on: .lock, what: "left fork")
        return trace.finish(exit: ProgramExit(status: .code(75), isDeadlock: true))
    }
}

extension Trace {
    /// The trace as a file that ends in the middle has it.
    fileprivate func cut() -> Trace {
        var trace = self
        trace.events.removeLast(4)
        trace.end = nil
        return trace
    }
}
