import TestSupport
import Testing
import TraceModel

@testable import TraceDiff

/// Which task, and which element of a sequence, stands for which.
struct AlignmentTests {
    @Test(
        arguments: [
            ("abc", "abc", []), ("abc", "ac", [(1..<2, 1..<1)]), ("ac", "abc", [(1..<1, 1..<2)]),
            ("abc", "axc", [(1..<2, 1..<2)]), ("", "ab", [(0..<0, 0..<2)]), ("ab", "", [(0..<2, 0..<0)]),
            ("a", "b", [(0..<1, 0..<1)]), ("aaaa", "aaa", [(3..<4, 3..<3)]),
            ("abcdefgh", "abXcdefYh", [(2..<2, 2..<3), (6..<7, 7..<8)]),
        ] as [(String, String, [(Range<Int>, Range<Int>)])]
    )
    func `hunks are what lies between equal stretches`(
        left: String,
        right: String,
        hunks: [(Range<Int>, Range<Int>)]
    ) {
        let alignment = SequenceAlignment(left.utf8.map { UInt64($0) }, right.utf8.map { UInt64($0) })
        #expect(alignment.hunks == hunks.map { .init(left: $0.0, right: $0.1) })
    }

    @Test func `what is new is moved to where it begins as told, if it may stand there`() {
        let (left, right) = (Array("SrcSrc".utf8), Array("SrcXrcSrc".utf8))
        var alignment = SequenceAlignment(left.map { UInt64($0) }, right.map { UInt64($0) })
        let isStart = { (place: Int) in right[place] == UInt8(ascii: "X") }
        alignment.slide(leftStart: { _ in false }, rightStart: isStart)
        #expect(alignment.hunks == [.init(left: 3..<3, right: 3..<6)])
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `outside the hunks both sequences are equal, whatever they hold`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let kinds = UInt64.random(in: 1...6, using: &generator)
        let count = Int.random(in: 0..<60, using: &generator)
        let left = (0..<count).map { _ in UInt64.random(in: 0..<kinds, using: &generator) }
        var right = left
        for _ in 0..<Int.random(in: 0..<20, using: &generator) {
            let place = Int.random(in: 0...right.count, using: &generator)
            if Bool.random(using: &generator) || place == right.count {
                right.insert(UInt64.random(in: 0..<kinds, using: &generator), at: place)
            } else {
                right.remove(at: place)
            }
        }
        var alignment = SequenceAlignment(left, right)
        if seed.isMultiple(of: 2) {
            alignment.slide(leftStart: { left[$0] == 0 }, rightStart: { right[$0] == 0 })
        }
        let hunks = alignment.hunks
        var i = 0
        var j = 0
        let end = SequenceAlignment.Hunk(left: left.count..<left.count, right: right.count..<right.count)
        for hunk in hunks + [end] {
            #expect(hunk.left.lowerBound >= i && hunk.right.lowerBound >= j, "seed \(seed)")
            #expect(left[i..<hunk.left.lowerBound] == right[j..<hunk.right.lowerBound], "seed \(seed)")
            (i, j) = (hunk.left.upperBound, hunk.right.upperBound)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a hundred thousand shuffled elements are given up on, and soon`() {
        var generator = SplitMix64(seed: 1)
        let left = (0..<100_000).map { UInt64($0) }
        let alignment = SequenceAlignment(left, left.shuffled(using: &generator))
        #expect(alignment.gaveUp)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a task with a hundred thousand shuffled things is one line`() {
        func trace(seed: UInt64) -> Trace {
            var generator = SplitMix64(seed: seed)
            var builder = TraceBuilder()
            let main = builder.main()
            for line in (0..<100_000).shuffled(using: &generator) { builder.print("line \(line)", main) }
            builder.end(main)
            return builder.finish()
        }
        let comparison = Comparison(base: trace(seed: 1), candidate: trace(seed: 2))
        #expect(comparison.verdict == .different)
        #expect(
            comparison.differences.first?.sentence
                == "`main` does 100,000 things in another order, too many to list"
        )
    }

    /// Children of main, each with what it prints; and which names of both sides are to be the same task.
    @Test(
        arguments: [
            // Equal names: by ordinal.
            (["a 1", "a 1"], ["a 1", "a 1"], "0-0 1-1"),
            // One of them went: the one that does what no other does.
            (["a 1", "a 2", "a 3"], ["a 1", "a 3"], "0-0 2-1"),
            // Another name, the same deeds.
            (["a 1", "b 2"], ["a 1", "c 2"], "0-0 1-1"),
            // The same name, other deeds.
            (["a 1", "b 2"], ["a 1", "b 3"], "0-0 1-1"),
            // Another order among the siblings.
            (["a 1", "b 2", "c 3"], ["c 3", "a 1", "b 2"], "0-1 1-2 2-0"),
            // Nothing in common.
            (["a 1"], ["b 2"], ""),
        ] as [([String], [String], String)]
    )
    func `siblings are matched by name, deeds and ordinal`(left: [String], right: [String], pairs: String) {
        func trace(_ children: [String]) -> Trace {
            var builder = TraceBuilder()
            let main = builder.main()
            let tasks = children.map { child in
                builder.create(name: String(child.prefix(1)), kind: .child, parent: main)
            }
            builder.end(main)
            for (task, child) in zip(tasks, children) {
                builder.start(task)
                builder.print("says \(child.suffix(1))", task)
                builder.print("says \(child.suffix(1)) again", task)
                builder.end(task)
            }
            return builder.finish()
        }
        let (base, candidate) = (trace(left), trace(right))
        let sides = Side.pair(base, candidate)
        let alignment = TaskAlignment.matching(sides.base, sides.candidate)
        let found = left.indices.compactMap { child -> String? in
            let partner = alignment.partners[child + 1]
            return partner < 0 ? nil : "\(child)-\(partner - 1)"
        }
        #expect(found.joined(separator: " ") == pairs)
    }

    @Test func `a task that moved under another one is known by its name and deeds`() {
        func trace(nested: Bool) -> Trace {
            var builder = TraceBuilder()
            let main = builder.main()
            let outer = builder.create(name: "outer", kind: .child, parent: main)
            if !nested { builder.create(name: "worker", kind: .child, parent: main) }
            builder.end(main)
            builder.start(outer)
            if nested { builder.create(name: "worker", kind: .child, parent: outer) }
            builder.end(outer)
            if let worker = TaskID(3) {
                builder.start(worker)
                builder.print("work", worker)
                builder.end(worker)
            }
            return builder.finish()
        }
        let comparison = Comparison(base: trace(nested: false), candidate: trace(nested: true))
        let sentences = comparison.differences.map(\.sentence)
        #expect(sentences.contains("`worker` is a child of `outer` now; it was one of `main`"))
        #expect(sentences.contains("`worker` is created by `outer` now; it was by `main`"))
        #expect(!sentences.contains { $0.contains("is new") || $0.contains("is gone") })
    }
}
