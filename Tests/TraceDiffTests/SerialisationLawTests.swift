import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceDiff

/// What is said of a lost overlap is so: the tasks, the times, what holds the one behind the other, and the cost.
struct SerialisationLawTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a task put behind another one is found, with the way and the cost`(seed: UInt64) throws {
        let program = SerialisedProgram(seed: seed)
        let (base, candidate) = (program.base, program.candidate)
        #expect(base.lawReport().isLawful && candidate.lawReport().isLawful, "seed \(seed)")
        let (first, second) = (program.lengths[program.first], program.lengths[program.second])
        let before = program.lengths.max() ?? 0
        let isOnPath = first + second > before
        // Off the path a short task behind a long one comes late for a reason of which its own work says little.
        guard isOnPath || second * 2 >= first else { return }
        let timelines = (base: Timeline(base), candidate: Timeline(candidate))
        let found = try #require(
            Serialisation(Comparison(base: base, candidate: candidate), timelines),
            "seed \(seed)"
        )
        check(found, "seed \(seed)")
        let pair = found.overlap.pairs[0]
        #expect(found.isLost, "seed \(seed)")
        #expect(timelines.candidate.label(of: pair.first) == program.name(program.first), "seed \(seed)")
        #expect(timelines.candidate.label(of: pair.second) == program.name(program.second), "seed \(seed)")
        #expect(pair.time.nanoseconds == min(first, second) * 1_000_000, "seed \(seed)")
        #expect(pair.rest == .zero, "seed \(seed)")
        #expect((found.delayed == nil) == isOnPath, "seed \(seed)")
        let shift = isOnPath ? first + second - before : first
        #expect(found.change?.shift.nanoseconds == shift * 1_000_000, "seed \(seed)")
    }

    @Test func `what is said of any two recordings is so, and the same both ways round`() {
        var count = 0
        for seed in 0..<300 as Range<UInt64> {
            let (program, other) = (SerialisedProgram(seed: seed), SerialisedProgram(seed: seed + 7))
            let random = RandomTrace.make(seed: seed)
            let pairs = [
                (program.base, other.candidate), (program.candidate, other.candidate),
                (random, RandomTrace.make(seed: seed + 1)),
                (random, random.mutated(seed: seed)?.trace ?? random),
            ]
            for (base, candidate) in pairs {
                let comparison = Comparison(base: base, candidate: candidate)
                guard let timelines = comparison.timelines,
                    let found = Serialisation(comparison, timelines)
                else { continue }
                count += 1
                check(found, "seed \(seed)")
                let mirrored = Comparison(base: candidate, candidate: base)
                let other = Serialisation(mirrored, (timelines.candidate, timelines.base))
                #expect(other?.overlap.tasks == found.overlap.tasks, "seed \(seed)")
                let shift = found.change.map { -$0.shift.nanoseconds }
                #expect(other?.change?.shift.nanoseconds == shift, "seed \(seed)")
                #expect(other?.isLost == !found.isLost, "seed \(seed)")
            }
        }
        #expect(count > 50)
    }

    private func check(_ found: Serialisation, _ comment: Comment) {
        for pair in found.overlap.pairs {
            let partners = [pair.first, pair.second].map { Int(found.partners[$0]) }
            #expect(pair.time == found.parallel.overlap(partners[0], partners[1]), comment)
            #expect(pair.rest == found.serial.overlap(pair.first, pair.second), comment)
            #expect(pair.time > pair.rest, comment)
            #expect(pair.holds.first?.behind == pair.first, comment)
            #expect(pair.holds.last?.task == pair.second, comment)
            for (hold, next) in zip(pair.holds, pair.holds.dropFirst()) {
                #expect(hold.task == next.behind, comment)
            }
            for hold in pair.holds { #expect(found.serial.has(hold), "\(comment): \(hold)") }
        }
        guard let change = found.change else { return }
        if found.delayed == nil {
            let paths = [found.serial, found.parallel].map { CriticalPath($0).duration }
            #expect((found.isLost ? change.candidate : change.base) == paths[0], comment)
            #expect((found.isLost ? change.base : change.candidate) == paths[1], comment)
        }
        let shift = change.shift.nanoseconds
        #expect(shift != 0 && (shift > 0) == found.isLost, comment)
        #expect(found.overlap.cost.nanoseconds * 2 >= Int64(shift.magnitude), comment)
    }
}

extension Timeline {
    /// How long two tasks get on at the same time, by looking at every two stretches.
    fileprivate func overlap(_ first: Int, _ second: Int) -> TimeSpan {
        var sum = TimeSpan.zero
        for left in tasks[first].stretches where isWork(left) {
            for right in tasks[second].stretches where isWork(right) {
                let (from, to) = (max(left.from, right.from), min(left.to, right.to))
                if from < to { sum += to - from }
            }
        }
        return sum
    }

    /// Whether the trace has an event by which the one goes on after the other, or a thread that runs both.
    fileprivate func has(_ held: HeldTask) -> Bool {
        let (task, other) = (tasks[held.task].id, tasks[held.behind].id)
        switch held.hold {
        case .thread(let thread):
            let runners = Set(steps.compactMap { $0.thread == thread ? Int($0.task) : nil })
            return runners.isSuperset(of: [held.task, held.behind])
        case .creation:
            let creation = tasks[held.task].creation
            return (creation.creator ?? creation.parent) == other
        case .wait(let reason, let what, _):
            var isAwaited = false
            for event in trace.events where event.task == task {
                switch event.action {
                case .suspend(let wait): isAwaited = wait.reason == reason && wait.what == what
                case .ready(let wake): if isAwaited, wake.by == other || wake.by == nil { return true }
                case .resume: if isAwaited { return true }
                default: continue
                }
            }
            return false
        }
    }
}
