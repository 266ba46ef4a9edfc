import Dispatch
import Weft

/// Blocks the first thread until a task has ended: nobody but a thread of its own can run the loop here.
func semaphore() {
    let semaphore = DispatchSemaphore(value: 0)
    Task {
        try await Task.sleep(for: .seconds(3_600))
        print("the task has slept")
        semaphore.signal()
    }
    semaphore.wait()
    print("main goes on")
}

/// Runs a loop on each of two threads at once, in a process in which a task runs already.
func loopsOnTwoThreads() throws {
    let early = Task { try await Task.sleep(for: .milliseconds(1)) }
    let other = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
        precondition((try? sleepOnLoop()) == 50)
        other.signal()
    }
    print("this thread", try sleepOnLoop())
    other.wait()
    print("the other thread")
    try EventLoop.run(leftovers: .runToEnd) { try await early.value }
    print("the task")
}

/// Fifty children that sleep for an hour each; gives how many have ended.
///
/// On an injected loop the two threads share it, so neither must cancel what the other has left.
private func sleepOnLoop() throws -> Int {
    try EventLoop.run(clock: .virtual, leftovers: .runToEnd) {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await Task.sleep(for: .seconds(3_600))
                    return 1
                }
            }
            return try await group.reduce(0, +)
        }
    }
}
