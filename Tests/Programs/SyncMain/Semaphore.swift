import Dispatch

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
