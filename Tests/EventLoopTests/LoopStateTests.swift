import TestSupport
import Testing

@testable import EventLoop

struct LoopStateTests {
    struct Run: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var program: [Character: String] = [:]
        let beginning: String
        var tick: Int64 = 0
        let picture: String
    }

    @Test func `each iteration looks outside before it takes timers, and a wait looks by itself`() {
        let program: [Character: String] = ["a": "t+5 b"]
        let picture = LoopPicture(program: program, looksOutside: true)
        #expect(picture.draw("a") == "? a | ? b | @5 t")
    }

    static let runs = [
        Run(testDescription: "no job at all", beginning: "", picture: ""),
        Run(testDescription: "jobs run in the order of arrival", beginning: "a b c", picture: "a b c"),
        Run(
            testDescription: "what a job makes ready runs in the next iteration",
            program: ["a": "c", "b": "d"],
            beginning: "a b",
            picture: "a b | c d"
        ),
        Run(
            testDescription: "time jumps to the next deadline only when nothing is ready",
            program: ["a": "t+5 b", "b": "c"],
            beginning: "a",
            picture: "a | b | c | @5 t"
        ),
        Run(
            testDescription: "timers fire by deadline, not by order of arming",
            beginning: "c+3 a+1 b+2",
            picture: "@1 a | @2 b | @3 c"
        ),
        Run(
            testDescription: "equal deadlines fire in the order of arming, in one iteration",
            beginning: "a+7 b+7 c+7 d+7 e+7 f+7 g+7 h+7",
            picture: "@7 a b c d e f g h"
        ),
        Run(
            testDescription: "a timer that is due goes behind the jobs that are ready already",
            program: ["a": "t+2 b c", "b": "d"],
            beginning: "a",
            tick: 1,
            picture: "a | b c | d t"
        ),
        Run(
            testDescription: "a timer armed for now fires in the next iteration",
            program: ["a": "t+0 b"],
            beginning: "a",
            picture: "a | b t"
        ),
        Run(
            testDescription: "with a tick, two sleeps of 20 end after one of 40",
            program: ["a": "b+20", "b": "s", "s": "c+20"],
            beginning: "a d+40",
            tick: 1,
            picture: "a | @20 b | s | @40 d | c"
        ),
        Run(
            testDescription: "without a tick they end at one instant, in the order of arming",
            program: ["a": "b+20", "b": "s", "s": "c+20"],
            beginning: "a d+40",
            picture: "a | @20 b | s | @40 d c"
        ),
        Run(
            testDescription: "time does not jump to the deadline of a sleep that was cancelled",
            program: ["a": "t+10 b", "b": "!t"],
            beginning: "a",
            picture: "a | b (t)"
        ),
        Run(
            testDescription: "a cancelled timer leaves when it comes first",
            program: ["a": "t+10 u+5", "u": "v+9"],
            beginning: "a !t",
            picture: "a | @5 (t) u | @14 v"
        ),
        Run(
            testDescription: "a job that enqueues itself starves no timer",
            program: ["a": "t+2 b", "b": "c", "c": "d"],
            beginning: "a",
            tick: 1,
            picture: "a | b | c t | d"
        ),
    ]

    @Test(arguments: runs)
    func `the loop runs jobs as drawn`(_ run: Run) {
        let picture = LoopPicture(program: run.program, tick: run.tick)
        #expect(picture.draw(run.beginning) == run.picture)
    }

    @Test func `time never goes back`() {
        var state = LoopState<Int>()
        state.advance(to: LoopTime(nanoseconds: 5))
        state.advance(to: LoopTime(nanoseconds: 3))
        #expect(state.now == LoopTime(nanoseconds: 5))
    }

    @Test func `a deadline beyond the end of time is the end of time`() {
        let late = LoopTime(nanoseconds: 1)
        #expect(late + .seconds(Int64.max) == LoopTime(nanoseconds: .max))
        #expect(late + .seconds(-1) == late)
        #expect((late + .nanoseconds(2)).nanoseconds == 3)
    }
}
