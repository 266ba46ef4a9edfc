// Programs that the tests record, as plain as a user's: `weft-test-programs NAME`. They know nothing of Weft.

@main struct Main {
    static func main() async {
        switch CommandLine.arguments.dropFirst().first {
        case "stress":
            for _ in 0..<(CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1) {
                await stress()
            }
        case "yields": await yields(CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1)
        case "kinds": await kinds()
        case "waits": await waits()
        case "sleeps": await sleeps()
        case "naps": await naps(CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 20)
        case "contention": await contention()
        case "errors": await errors()
        case "prints": prints()
        case "deadlock": await deadlock()
        case "sleep-for-ever": await sleepForEver(CommandLine.arguments.dropFirst(2).first)
        case "exit-7": await exitInTheMiddle()
        case "fatal-error": await dieByFatalError()
        case "segmentation-fault": await dieBySegmentationFault()
        case "kill-itself": await dieByKill()
        case let name: fatalError("no program is called \(name ?? "nothing")")
        }
    }
}
