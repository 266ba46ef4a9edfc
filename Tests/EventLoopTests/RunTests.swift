import TestSupport
import Testing
import Weft

struct RunTests {
    struct Program: CustomTestStringConvertible, Sendable {
        var testDescription: String { argument }
        let argument: String
        let output: String
        var errors = ""
    }

    static let programs = [
        Program(
            argument: "virtual",
            output: """
                1 3600 s 5000 ns
                2 7200 s 5000 ns
                real time again true

                """
        ),
        Program(
            argument: "cancel",
            output: """
                a starts
                b starts
                c starts
                main ends
                late starts
                a is cancelled
                b is cancelled
                c is cancelled
                late is cancelled
                a has cleaned up
                b has cleaned up
                c has cleaned up
                late has cleaned up
                run returned 7

                """
        ),
        Program(
            argument: "errors",
            output: """
                throwing CancellationError()
                nested run() cannot be called from a running event loop
                stuck every task waits for something that can no longer happen
                after all this ended

                """
        ),
        Program(
            argument: "coroutine",
            output: """
                it has not started
                it runs
                5 awaited
                end

                """,
            errors: "warning: coroutine 'forgotten' was never awaited\n"
        ),
        Program(
            argument: "unretrieved",
            output: "the time was over before the work was done\n",
            errors: """
                warning: the error of a future was never retrieved: the time was over before the work was done
                warning: the error of task 'forgotten' was never retrieved: the time was over before the work was done

                """
        ),
        Program(argument: "threads", output: "this thread 50\nthe other thread\nthe task\n"),
    ]

    @Test(arguments: programs)
    func `a program runs on a loop of its own`(_ program: Program) {
        let ending = BuiltProgram("SyncMainProgram").run(program.argument)
        #expect(ending.output == program.output)
        #expect(ending.errors == program.errors)
        #expect(ending.status == 0)
    }

    @Test(arguments: programs.filter { !["virtual", "errors"].contains($0.argument) })
    func `the same program runs on the injected loop`(_ program: Program) {
        let ending = BuiltProgram("SyncMainProgram", environment: injectedLoop()).run(program.argument)
        #expect(ending.output == program.output)
        #expect(ending.errors == program.errors)
        #expect(ending.status == 0)
    }

    @Test func `debug mode tells of steps that keep the others waiting`() {
        let ending = BuiltProgram("SyncMainProgram").run("slow")
        let lines = ending.errors.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("warning: a step of task 'slow' took ") == true)
        #expect(lines.first?.hasSuffix(" ms, and all others waited") == true)
    }

    @Test func `within a task, the block and its children run on the loop`()
        throws
    {
        let elapsed = try EventLoop.run(clock: .virtual(tick: .zero)) {
            let start = ContinuousClock.now
            async let first: Void = Task.sleep(for: .seconds(1_000))
            async let second: Void = Task.sleep(for: .seconds(2_000))
            _ = try await (first, second)
            return start.duration(to: .now)
        }
        #expect(elapsed == .seconds(2_000))
    }

    @Test func `a coroutine can't be awaited twice`() async {
        await #expect(processExitsWith: .failure) {
            let coroutine = Coroutine("once") {}
            await coroutine()
            await coroutine()
        }
    }

    @Test func `what the block throws is thrown`() {
        #expect(throws: CancellationError.self) {
            try EventLoop.run(clock: .virtual) { throw CancellationError() }
        }
    }

    @Test func `the errors are sentences`() {
        #expect(
            "\(EventLoopError.virtualTimeUnavailable)"
                == "virtual time needs Swift's dynamic runtime: build without -static-stdlib, or use the wall clock"
        )
    }
}
