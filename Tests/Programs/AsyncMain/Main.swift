/// A program with an async main that knows nothing of Weft: what an injected loop has to run.
@main struct Main {
    static func main() async throws {
        switch CommandLine.arguments.dropFirst().first {
        case "clocks": try await clocks()
        case "features": try await features()
        case "stress": await stress()
        case "threads": await threads()
        default: print("clocks | features | stress | threads")
        }
    }
}
