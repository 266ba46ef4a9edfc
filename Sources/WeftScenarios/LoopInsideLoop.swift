import Weft

/// Calls `run` from a task of a running loop, which is refused: `await` is what is meant.
func loopInsideLoop() async throws {
    do {
        try EventLoop.run { try await helloWorld() }
    } catch EventLoopError.alreadyRunning {
        print(EventLoopError.alreadyRunning)
    }
}
