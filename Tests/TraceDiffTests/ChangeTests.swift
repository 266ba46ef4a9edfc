import TestSupport
import Testing
import TraceDiff
import TraceModel

/// One change of one event, and the one sentence that has to tell of it.
struct ChangeTests {
    /// What is changed in the program of `before`.
    struct Change: Sendable, CustomTestStringConvertible {
        let sentence: String
        let change: @Sendable (inout Trace) -> Void

        init(_ sentence: String, _ change: @escaping @Sendable (inout Trace) -> Void) {
            self.sentence = sentence
            self.change = change
        }

        var testDescription: String { sentence }
    }

    /// A child that sleeps, prints and is woken by its sibling; every event has its line here, by number.
    ///
    /// It tells a priority, so that a priority that is missing means something.
    static let before: Trace = {
        var builder = TraceBuilder()
        let main = builder.main()  // 0, 1
        let left = builder.create(name: "left", kind: .child, parent: main)  // 2
        let right = builder.create(name: "right", kind: .child, parent: main)  // 3
        builder.suspend(main, on: .group)  // 4
        builder.start(left)  // 5
        builder.print("hello", left)  // 6
        builder.suspend(left, on: .lock, what: "cache")  // 7
        builder.start(right)  // 8
        builder.sleep(right, seconds: 1)  // 9
        builder.at(seconds: 1)
        builder.wakeFromSleep(right)  // 10, 11
        builder.cancel(left, by: right)  // 12
        builder.ready(left, by: right, via: .unlock)  // 13
        builder.add(.mark(text: builder.text("half")), right)  // 14
        builder.end(right)  // 15
        builder.resume(left)  // 16
        builder.end(left, .threw, error: "Late")  // 17
        builder.ready(main, by: left, via: .completion)  // 18
        builder.resume(main)  // 19
        builder.end(main)  // 20
        var trace = builder.finish()
        trace.edit(2) { action, _ in action.prioritize(21) }
        return trace
    }()

    static let changes: [Change] = [
        Change("`left` is called `first` now") { trace in
            trace.edit(2) { action, texts in
                guard case .create(var creation) = action else { return }
                creation.name = texts.intern("first")
                action = .create(creation)
            }
        },
        Change("`left` is a detached task now; it was a child of a group") { trace in
            trace.edit(2) { action, _ in
                guard case .create(var creation) = action else { return }
                creation.kind = .detached
                action = .create(creation)
            }
        },
        Change("`right` is a child of `left` now; it was one of `main`") { trace in
            trace.edit(3) { action, _ in
                guard case .create(var creation) = action else { return }
                creation.parent = TaskID(2)
                action = .create(creation)
            }
        },
        Change("`right` is created by `left` now; it was by `main`") { trace in
            trace.edit(3) { action, _ in
                guard case .create(var creation) = action else { return }
                creation.creator = TaskID(2)
                action = .create(creation)
            }
        },
        Change("`right` has priority 25, not no known priority") { trace in
            trace.edit(3) { action, _ in action.prioritize(25) }
        },
        Change("`left` prints \"bye\" now; before, it printed \"hello\"") { trace in
            trace.edit(6) { $0 = .print(text: $1.intern("bye"), stream: .standardOutput) }
        },
        Change("`left` prints \"hello\" to standard error now; before, it printed \"hello\"") { trace in
            trace.edit(6) { $0 = .print(text: $1.intern("hello"), stream: .standardError) }
        },
        Change("`left` printed \"hello\" before; now it does not") { $0.delete(6) },
        Change("`left` waits for lock `disk` now; before, it waited for lock `cache`") { trace in
            trace.edit(7) { $0 = .suspend(Suspension(on: .lock, what: $1.intern("disk"))) }
        },
        Change("`left` waits for semaphore `cache` now; before, it waited for lock `cache`") { trace in
            trace.edit(7) { $0 = .suspend(Suspension(on: .semaphore, what: $1.intern("cache"))) }
        },
        Change("`left` waits for lock `cache` with `main` now; before, it waited for lock `cache`") { trace in
            trace.edit(7) {
                $0 = .suspend(Suspension(on: .lock, target: TaskID(1), what: $1.intern("cache")))
            }
        },
        Change("`right` sleeps 1.000000001 s now; before, it slept 1 s") { trace in
            trace.edit(9) { action, _ in
                action = .suspend(Suspension(on: .sleep, for: TimeSpan(nanoseconds: 1_000_000_001)))
            }
        },
        Change("`left` is asked to stop by `main` now; it was by `right`") { trace in
            trace.edit(12) { action, _ in action = .cancel(by: TaskID(1)) }
        },
        Change("nobody cancels `left` any more") { $0.delete(12) },
        Change("`left` is woken by `main` (unlock) now; it was by `right` (unlock)") { trace in
            trace.edit(13) { action, _ in action = .ready(Wake(by: TaskID(1), via: .unlock)) }
        },
        Change("`left` is woken by `right` (notify) now; it was by `right` (unlock)") { trace in
            trace.edit(13) { action, _ in action = .ready(Wake(by: TaskID(3), via: .notify)) }
        },
        Change("`left` is not seen to be woken now; it was woken by `right` (unlock)") { $0.delete(13) },
        Change("`right` marks \"all\" now; before, it marked \"half\"") { trace in
            trace.edit(14) { $0 = .mark(text: $1.intern("all")) }
        },
        Change("`left` ends cancelled now; before, it threw `Late`") { trace in
            trace.edit(17) { action, _ in action = .end(Ending(outcome: .cancelled)) }
        },
        Change("`left` throws `Early` now; before, it threw `Late`") { trace in
            trace.edit(17) { $0 = .end(Ending(outcome: .threw, error: $1.intern("Early"))) }
        },
        Change("`main` never ends now; before, it returned") { $0.delete(20) },
        Change("the program exited with status 1 now; before, it exited with status 0") { trace in
            trace.end?.exit = ProgramExit(status: .code(1))
        },
        Change("`right` marks \"half\" at 1.000000001 s; it was at 1 s") { trace in
            for index in 14..<trace.events.count {
                trace.events[index].time = trace.events[index].time + TimeSpan(nanoseconds: 1)
            }
            let end = trace.endTime
            trace.end?.time = end
        },
    ]

    @Test func `a recording without any priority says nothing of priorities`() {
        var without = Self.before
        without.edit(2) { action, _ in action.prioritize(nil) }
        #expect(Comparison(base: Self.before, candidate: without).verdict == .identical)
        #expect(Comparison(base: without, candidate: Self.before).verdict == .identical)
    }

    @Test(arguments: changes)
    func `a change is told as what it is, there and back`(change: Change) {
        var after = Self.before
        change.change(&after)
        let isLawful = after.lawReport().isLawful
        #expect(isLawful)
        let comparison = Comparison(base: Self.before, candidate: after)
        #expect(comparison.verdict == .different)
        let sentences = comparison.differences.map(\.sentence)
        let time = comparison.differences.contains { $0.level == .time }
        if !sentences.contains(change.sentence) {
            // A later moment also makes states longer, and then those tell of it.
            #expect(time && change.sentence.contains("1.000000001"), "\(sentences)")
        }
        #expect(Comparison(base: after, candidate: Self.before).verdict == .different)
    }
}

extension Action {
    /// Gives a creation another priority.
    fileprivate mutating func prioritize(_ priority: UInt8?) {
        guard case .create(var creation) = self else { return }
        creation.priority = priority
        self = .create(creation)
    }
}

extension Trace {
    /// Changes what happened in one event.
    fileprivate mutating func edit(_ index: Int, _ change: (inout Action, inout TextTable) -> Void) {
        change(&events[index].action, &texts)
    }

    /// Takes one event away.
    fileprivate mutating func delete(_ index: Int) {
        events.remove(at: index)
        end?.events -= 1
    }
}
