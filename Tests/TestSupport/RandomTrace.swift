public import TraceModel

/// Traces of programs that never existed but might have: lawful, varied, and each repeatable from its seed.
///
/// ```swift
/// for seed in 0..<200 as Range<UInt64> {
///     let trace = RandomTrace.make(seed: seed)
///     #expect(law(trace), "seed \(seed)")
/// }
/// ```
public enum RandomTrace: Sendable {
    /// The trace of a seed, of a shape drawn from the seed too: virtual or wall, one thread or many, few
    /// tasks or many.
    public static func make(seed: UInt64) -> Trace {
        make(seed: seed, shape: Shape(seed: seed))
    }

    /// The trace of a seed with about so many events.
    public static func make(seed: UInt64, events: Int) -> Trace {
        var shape = Shape(seed: seed)
        shape.events = events
        return make(seed: seed, shape: shape)
    }

    /// The trace of a seed and a shape.
    ///
    /// Both together decide every byte of it.
    public static func make(seed: UInt64, shape: Shape) -> Trace {
        var program = RandomTraceProgram(seed: seed, shape: shape)
        var trace = program.run()
        if shape.gaps > 0 { trace.loseEvents(shape.gaps, seed: seed) }
        if shape.isTruncated { trace.end = nil }
        return trace
    }

    /// What kind of program to make up.
    public struct Shape: Sendable {
        /// About how many events; finishing all tasks may add some.
        public var events = 60
        /// How many threads run tasks; 1 under the virtual clock.
        public var threads = 1
        /// How many tasks may live at the same time.
        public var width = 6
        /// How many distinct names tasks have.
        public var names = 8
        /// Whether the clock is the world's.
        public var isWall = false
        /// How many tasks were there before the recording began.
        public var late = 0
        /// Whether every task that was started ends.
        public var finishes = true
        /// How many stretches of events are lost.
        public var gaps = 0
        /// Whether the end line is missing.
        public var isTruncated = false

        /// A small virtual trace in which everything ends.
        public init() {}

        /// The shape that a seed draws: never truncated and without gaps, which most users of a trace can't
        /// accept.
        public init(seed: UInt64) {
            var generator = SplitMix64(seed: seed ^ 0x5EED)
            isWall = Bool.random(using: &generator)
            threads = isWall ? Int.random(in: 1...6, using: &generator) : 1
            events = Int.random(in: 5...200, using: &generator)
            width = [2, 3, 6, 12, 40].randomElement(using: &generator) ?? 6
            names = [1, 4, 30].randomElement(using: &generator) ?? 4
            late = isWall && Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 0
            finishes = Int.random(in: 0..<4, using: &generator) != 0
        }
    }
}

extension Trace {
    /// Replaces stretches of events by gaps, as a recorder does whose buffer was full.
    fileprivate mutating func loseEvents(_ stretches: Int, seed: UInt64) {
        var generator = SplitMix64(seed: seed ^ 0x6A95)
        var lost: UInt64 = 0
        for _ in 0..<stretches where events.count > 2 {
            let first = Int.random(in: 1..<events.count, using: &generator)
            let last = min(events.count - 1, first + Int.random(in: 0..<12, using: &generator))
            // A gap that falls into another one takes its losses over.
            var dropped: UInt64 = 0
            for event in events[first...last] {
                if case .gap(let gap) = event.action { dropped += gap.dropped } else { dropped += 1 }
            }
            let from = events[first - 1].time
            let to = last + 1 < events.count ? events[last + 1].time : nil
            let gap = Event(time: from, task: nil, action: .gap(Gap(dropped: dropped, from: from, to: to)))
            events.replaceSubrange(first...last, with: [gap])
        }
        for event in events { if case .gap(let gap) = event.action { lost += gap.dropped } }
        if let end {
            self.end = TraceEnd(time: end.time, events: events.count, dropped: lost, exit: end.exit)
        }
    }
}
