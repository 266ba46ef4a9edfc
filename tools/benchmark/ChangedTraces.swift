import TraceModel

/// What a recording is compared with, from like it in everything to like it in nothing.
enum ChangedTraces {
    /// One event in a hundred is another one: waits end or begin otherwise, tasks have other names and outcomes.
    static func changed(_ trace: Trace) -> Trace {
        changing(trace) { place in place % 100 == 50 }
    }

    /// No task does anything that it did: other names, other waits, other lines.
    static func different(_ trace: Trace) -> Trace {
        changing(trace) { _ in true }
    }

    /// One task that waits for a million different things, in order or shuffled.
    static func waits(_ count: Int, isShuffled: Bool) -> Trace {
        var builder = TraceBuilder()
        let task = builder.create(name: "main", kind: .main)
        builder.start(task)
        var order = Array(0..<count)
        if isShuffled { order.sort { mixed($0) < mixed($1) } }
        for place in order {
            builder.suspend(task, on: .lock, what: "lock \(place)")
            builder.ready(task, via: .unlock)
            builder.resume(task)
        }
        builder.end(task)
        return builder.finish()
    }

    private static func changing(_ trace: Trace, where isChanged: (Int) -> Bool) -> Trace {
        var trace = trace
        for place in trace.events.indices where isChanged(place) {
            switch trace.events[place].action {
            case .create(var creation):
                creation.name = trace.texts.intern("changed \(place % 1_000)")
                trace.events[place].action = .create(creation)
            case .suspend(var suspension):
                suspension.what = trace.texts.intern("changed \(place % 10_000)")
                trace.events[place].action = .suspend(suspension)
            case .ready(var wake):
                wake.via = wake.via == .external ? .notify : .external
                trace.events[place].action = .ready(wake)
            case .end(var ending):
                ending.outcome = ending.outcome == .threw ? .cancelled : .threw
                trace.events[place].action = .end(ending)
            case .print(_, let stream):
                trace.events[place].action = .print(text: trace.texts.intern("changed"), stream: stream)
            case .start, .resume, .cancel, .mark, .gap: break
            }
        }
        return trace
    }

    /// A number that has lost all likeness to the given one; the finisher of SplitMix64.
    private static func mixed(_ number: Int) -> UInt64 {
        var mixed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
