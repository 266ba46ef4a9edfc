@_spi(ExperimentalCustomExecutors) internal import _Concurrency

extension Loop {
    private static let installation = Monitor()
    // Guarded by `installation`.
    private nonisolated(unsafe) static var installed: Loop?

    /// The executors that the runtime is given.
    private struct Factory: ExecutorFactory {
        static var mainExecutor: any MainExecutor { loop.mainExecutor }
        static var defaultExecutor: any TaskExecutor { loop.taskExecutor }
        private static var loop: Loop {
            guard let loop = unsafe installed else { preconditionFailure("no loop is installed") }
            return loop
        }
    }

    /// Makes this loop the executor of the main actor and of everything on no actor, in the whole process.
    ///
    /// Call it before the process has run its first task: what was given to the runtime's own executors stays
    /// there. False, and nothing done, while another loop is installed.
    package func install() -> Bool {
        Self.installation.withLock {
            guard unsafe Self.installed == nil else { return false }
            unsafe Self.installed = self
            _createExecutors(factory: Factory.self)
            return true
        }
    }

    /// Gives the process its own executors back.
    ///
    /// Jobs that come here all the same are run by a thread.
    package func uninstall() {
        Self.installation.withLock {
            _createExecutors(factory: PlatformExecutorFactory.self)
            unsafe Self.installed = nil
        }
        release()
        stopShowingTime()
    }
}
