import TestSupport
import Testing
import TraceDiff
import TraceModel

/// Equivalence against its definition: every order of a small trace's events, reached one swap after the other.
struct LinearisationTests {
    @Test(arguments: 0..<120 as Range<UInt64>)
    func `an order is equivalent just where swaps of independent neighbours lead to it`(seed: UInt64) {
        let trace = Self.smallTrace(seed: seed)
        let mentions = trace.events.indices.map { trace.mentions(ofEvent: $0) }
        // Two cancellations of one task by nobody are the same event, whichever comes first.
        let start = trace.events.map { event in trace.events.firstIndex(of: event) ?? 0 }
        let equivalent = Self.orders(from: start, limit: .max) { first, second in
            mentions[first].isDisjoint(with: mentions[second])
        }
        // Whatever the laws allow, so that most orders are not equivalent.
        let lawful = Self.orders(from: start, limit: 400) { trace.events[$0].task != trace.events[$1].task }
        for order in equivalent.union(lawful).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let candidate = trace.reordered(order)
            guard candidate.lawReport().isLawful else { continue }
            let expected: Verdict =
                order == start ? .identical : equivalent.contains(order) ? .equivalent : .different
            #expect(
                Comparison(base: trace, candidate: candidate).verdict == expected,
                "seed \(seed), order \(order)"
            )
        }
    }

    @Test func `the small traces have orders of both kinds, by the thousand`() {
        var counts: [Verdict: Int] = [:]
        for seed in 0..<40 as Range<UInt64> {
            let trace = Self.smallTrace(seed: seed)
            let orders = Self.orders(from: Array(trace.events.indices), limit: 100) {
                trace.events[$0].task != trace.events[$1].task
            }
            for candidate in orders.map({ trace.reordered($0) }) where candidate.lawReport().isLawful {
                counts[Comparison(base: trace, candidate: candidate).verdict, default: 0] += 1
            }
        }
        #expect(counts[.equivalent, default: 0] > 100)
        #expect(counts[.different, default: 0] > 300)
    }

    /// Every order that swaps of neighbours lead to, as far as `maySwap` allows them; no more than `limit`.
    private static func orders(
        from start: [Int],
        limit: Int,
        where maySwap: (Int, Int) -> Bool
    ) -> Set<[Int]> {
        var found: Set<[Int]> = [start]
        var open = [start]
        while let order = open.popLast(), found.count < limit {
            for place in order.indices.dropLast() where maySwap(order[place], order[place + 1]) {
                var next = order
                next.swapAt(place, place + 1)
                if found.insert(next).inserted { open.append(next) }
            }
        }
        return found
    }

    /// A few tasks with names of their own, all at one instant.
    ///
    /// Twins could stand for each other, and then an order is equivalent that swaps don't lead to.
    private static func smallTrace(seed: UInt64) -> Trace {
        var shape = RandomTrace.Shape()
        shape.events = 5 + Int(seed % 4)
        shape.width = 3
        var trace = RandomTrace.make(seed: seed, shape: shape)
        trace.events = Array(trace.events.prefix(11))
        for index in trace.events.indices {
            trace.events[index].time = .zero
            switch trace.events[index].action {
            case .create(var creation):
                creation.name = trace.texts.intern("task \(index)")
                trace.events[index].action = .create(creation)
            case .print(_, let stream):
                trace.events[index].action = .print(text: trace.texts.intern("line \(index)"), stream: stream)
            default: continue
            }
        }
        trace.end = TraceEnd(time: .zero, events: trace.events.count, dropped: 0, exit: nil)
        return trace
    }
}

extension Trace {
    /// The same events in another order.
    fileprivate func reordered(_ order: [Int]) -> Trace {
        var trace = self
        trace.events = order.map { events[$0] }
        return trace
    }
}
