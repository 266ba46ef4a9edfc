import Weft

/// Programs that record themselves: `SelfRecordingProgram NAME`.
@main struct Main {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "file": await show { try await toFile(arguments.last ?? "") }
        case "virtual": try inVirtualTime(arguments.last ?? "")
        case "misuse": await misuse(folder: arguments.last ?? "")
        case "repeat": try await repeatedly()
        case "costs": try await costs()
        default: print("file PATH | virtual PATH | misuse FOLDER | repeat | costs")
        }
    }

    /// One recording, with a task that began before it.
    static func toFile(_ path: String) async throws {
        let (signals, signal) = AsyncStream.makeStream(of: Void.self)
        let early = Task(name: "early") { for await _ in signals {} }
        let sum = try await recording(to: path, named: "sum") {
            async let first = number(1)
            let second = Task(name: "second") { await number(2) }
            signal.finish()
            await early.value
            mark("early has ended")
            return await first + second.value
        }
        print("sum", sum)
    }

    private static func number(_ number: Int) async -> Int {
        print("number", number)
        try? await Task.sleep(for: .milliseconds(1))
        return number
    }
}
