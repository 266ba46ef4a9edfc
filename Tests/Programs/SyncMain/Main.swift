/// Programs with a synchronous main: some start their own loop with Weft, one only blocks.
@main struct Main {
    static func main() throws {
        switch CommandLine.arguments.dropFirst().first {
        case "virtual": try virtualTime()
        case "cancel": try cancelledLeftovers()
        case "errors": errors()
        case "coroutine": try coroutines()
        case "semaphore": semaphore()
        case "unretrieved": try unretrieved()
        case "slow": try slowStep()
        case "threads": try loopsOnTwoThreads()
        default: print("virtual | cancel | errors | coroutine | unretrieved | slow | semaphore | threads")
        }
    }
}
