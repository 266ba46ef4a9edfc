import Glibc
import Weft

@Sendable func signals() async throws {
    let count = Event()
    try EventLoop.addSignalHandler(.user1) {
        print("SIGUSR1 has come")
        count.set()
    }
    await attempt("SIGKILL") { try EventLoop.addSignalHandler(.kill) {} }
    kill(getpid(), SIGUSR1)
    try await count.wait()
    print("a child has it not blocked")
    let child = try Subprocess.shell("kill -USR1 $$; echo never", output: .pipe)
    print(try await child.communicate().output.count, try await child.wait())
    print(EventLoop.removeSignalHandler(.user1), EventLoop.removeSignalHandler(.user1))
    // A program that is asked to end, and does so in order.
    let isStopping = Event()
    try EventLoop.addSignalHandler(.terminate) { isStopping.set() }
    _ = try Subprocess.start("kill", ["-TERM", "\(getpid())"])
    try await isStopping.wait()
    print("asked to end")
}

/// A signal that comes to a thread which does not block it is handled all the same.
@Sendable func signalToThread() async throws {
    let hasCome = Event()
    try EventLoop.addSignalHandler(.user2) { hasCome.set() }
    let error = await runInThreadUnblocked()
    try await hasCome.wait()
    print("handled", error)
}

private func runInThreadUnblocked() async -> Int32 {
    (try? await runInThread {
        var all = sigset_t()
        unsafe sigemptyset(&all)
        unsafe sigaddset(&all, SIGUSR2)
        unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
        return pthread_kill(pthread_self(), SIGUSR2)
    }) ?? -1
}

@Sendable func threads() async throws {
    struct Refused: Error {}
    print(try await runInThread { (1...10).reduce(1, *) })
    await attempt("an error") { try await runInThread { () throws(Refused) in throw Refused() } }
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...100 { group.addTask { try await runInThread { number } } }
        return try await group.reduce(0, +)
    }
    print(sum)
}

/// The wait ends, and the thread goes on.
@Sendable func threadCancelled() async throws {
    var ends: [Int32] = [-1, -1]
    precondition(unsafe pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let task = Task(name: "waits for a thread") {
        try await runInThread {
            var byte: UInt8 = 0
            return unsafe read(reading, &byte, 1)
        }
    }
    await Task.yield()
    task.cancel()
    print(await task.result)
    close(writing)
    print(try await runInThread { 5 })
}
