import Dispatch
import Weft

/// What a runtime is measured by: `weft-runtime-benchmark weft|swift TASK COUNT` prints the seconds that it took.
///
/// The same programs in Python are in `tools/bench-runtime`, which runs all and compares.
@main struct Main {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]) else {
            return print("weft-runtime-benchmark weft|swift yields|tasks|timers|echo1|echo100|echo1000 COUNT")
        }
        let task = arguments[2]
        if arguments[1] == "weft" { return print(try EventLoop.run { try await weft(task, count) } / .seconds(1)) }
        // The first thread has no part in it, as in a program that serves.
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            print(try await swift(task, count) / .seconds(1))
            isDone.signal()
        }
        isDone.wait()
    }

    private static func weft(_ task: String, _ count: Int) async throws -> Duration {
        let clock = ContinuousClock()
        let began = clock.now
        switch task {
        case "yields":
            let tasks = (0..<2).map { _ in
                createTask { for _ in 0..<count / 2 { try await yield() } }
            }
            for task in tasks { try await task.value }
        case "tasks": for _ in 0..<count { try await createTask {}.value }
        case "echo1", "echo100", "echo1000": try await Echo.run(count, connections: Int(task.dropFirst(4)) ?? 1)
        default:
            let tasks = (0..<count).map { number in
                createTask { try await sleep(for: .microseconds(number % 1_000)) }
            }
            for task in tasks { try await task.value }
        }
        return clock.now - began
    }

    private static func swift(_ task: String, _ count: Int) async throws -> Duration {
        let clock = ContinuousClock()
        let began = clock.now
        switch task {
        case "yields":
            let tasks = (0..<2).map { _ in Task { for _ in 0..<count / 2 { await Task.yield() } } }
            for task in tasks { await task.value }
        case "tasks": for _ in 0..<count { await Task {}.value }
        case "echo1", "echo100", "echo1000":
            try await PlainEcho.run(count, connections: Int(task.dropFirst(4)) ?? 1)
        default:
            let tasks = (0..<count).map { number in
                Task { try await Task.sleep(for: .microseconds(number % 1_000)) }
            }
            for task in tasks { try await task.value }
        }
        return clock.now - began
    }
}
