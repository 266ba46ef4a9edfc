@_spi(ExperimentalCustomExecutors) internal import _Concurrency

extension Loop {
    // Read by the runtime through the factory below; set once, before that.
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
    /// there.
    package func install() {
        unsafe Self.installed = self
        _createExecutors(factory: Factory.self)
    }

    /// Gives the process its own executors back.
    ///
    /// Jobs that come here all the same are run by a thread.
    package func uninstall() {
        _createExecutors(factory: PlatformExecutorFactory.self)
        release()
        stopShowingTime()
    }
}
