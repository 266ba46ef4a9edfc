import TestSupport
import Testing

struct InjectedLoopTests {
    @Test func `sleeps of all clocks are virtual and exact`() {
        let ending = BuiltProgram("AsyncMainProgram", environment: injectedLoop(tick: 0)).run("clocks")
        #expect(
            ending.output == """
                Task.sleep(for:) 3600 s 0 ns
                continuous 7199 s 500 ns
                suspending 7199 s 500 ns
                a negative sleep takes no time 7199 s 500 ns

                """
        )
        #expect(ending.status == 0)
    }

    @Test func `each job takes one tick`() {
        let environment = injectedLoop(tick: 1_000_000)
        let ending = BuiltProgram("AsyncMainProgram", environment: environment).run("clocks")
        // The timer's own job, then the sleeper's, which has to hop back to the main actor.
        #expect(ending.output.hasPrefix("Task.sleep(for:) 3600 s 2000000 ns\n"))
    }

    @Test func `every construct of the language runs on the loop`() {
        let ending = BuiltProgram("AsyncMainProgram", environment: injectedLoop()).run("features")
        #expect(
            ending.output == """
                async let 3
                main actor
                immediate runs inside its creator
                immediate has yielded
                child 2
                child 1
                child 0
                stream 0
                stream 1
                early failure(Swift.CancellationError())
                late failure(Swift.CancellationError())
                less than three seconds true

                """
        )
        #expect(ending.status == 0)
    }

    @Test func `a thread outside may resume a task, and a second of its silence is a deadlock`() {
        let ending = BuiltProgram("AsyncMainProgram", environment: injectedLoop()).run("threads")
        #expect(ending.output == "from outside 42\n")
        #expect(ending.status == 86)
    }

    @Test func `a program whose first thread blocks gets a thread for the loop`() {
        let ending = BuiltProgram("SyncMainProgram", environment: injectedLoop()).run("semaphore")
        #expect(ending.output == "the task has slept\nmain goes on\n")
        #expect(ending.status == 0)
    }

    @Test func `a tick that is no number is refused`() {
        var environment = injectedLoop()
        environment["WEFT_TICK"] = "1ms"
        let ending = BuiltProgram("AsyncMainProgram", environment: environment).run("clocks")
        #expect(ending.errors == "weft: WEFT_TICK=1ms is not a number of nanoseconds\n")
        #expect(ending.status == 64)
    }

    @Test func `a thousand tasks run, and no cancelled sleep is waited for`() {
        let ending = BuiltProgram("AsyncMainProgram", environment: injectedLoop()).run("stress")
        #expect(ending.status == 0)
        #expect(ending.output == "39800 190 3\nearly true\n")
    }

    @Test func `without a tick the library does nothing`() {
        var environment = injectedLoop()
        environment["WEFT_TICK"] = nil
        let ending = BuiltProgram("AsyncMainProgram", environment: environment).run("stress")
        #expect(ending.status == 0)
        #expect(ending.output == "39800 190 3\nearly true\n")
    }
}
