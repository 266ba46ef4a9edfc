import Glibc

struct Mistake: Error {}

/// Tasks that return, throw, and are cancelled.
func errors() async {
    _ = await Task(name: "returns") { 1 }.result
    _ = await Task(name: "throws") { () throws -> Int in throw Mistake() }.result
    let cancelled = Task(name: "is cancelled") { try await Task.sleep(for: .seconds(9)) }
    await Task.yield()
    cancelled.cancel()
    _ = await cancelled.result
    try? await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(name: "throws in a group") { throw Mistake() }
        try await group.waitForAll()
    }
}

/// Lines whole and in pieces, on both streams.
func prints() {
    print("whole")
    print("in", "pieces", separator: " ", terminator: "")
    print(", ended")
    print("two\nlines")
    print("")
    fputs("to standard error\n", stderr)
    print(String(repeating: "x", count: 10_000))
    print("without an end", terminator: "")
}

/// Says so on standard output, or by opening a pipe that somebody waits at.
func sleepForEver(_ pipe: String?) async {
    print("sleeping")
    fflush(stdout)
    if let pipe, let file = fopen(pipe, "w") { fclose(file) }
    try? await Task.sleep(for: .seconds(1_000_000))
}

func exitInTheMiddle() async {
    let task = Task(name: "never awaited") { try? await Task.sleep(for: .seconds(1)) }
    await Task.yield()
    _ = task
    exit(7)
}

func dieByFatalError() async {
    await Task(name: "before the crash") {}.value
    fatalError("on purpose")
}

func dieBySegmentationFault() async {
    await Task(name: "before the crash") {}.value
    UnsafeMutablePointer<Int>(bitPattern: 16)?.pointee = 1
}

func dieByKill() async {
    await Task(name: "before the kill") {}.value
    kill(getpid(), SIGKILL)
}
