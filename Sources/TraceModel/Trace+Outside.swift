extension Trace {
    /// How many waits were ended from outside: by data that came, another process, or a thread that runs no task.
    ///
    /// Under a virtual clock all else has its place in the order each time; these come when the world sends them.
    ///
    /// O(n) for n events.
    public var wakesFromOutside: Int {
        events.count { event in
            if case .ready(let wake) = event.action {
                wake.via == .io || wake.via == .external
            } else {
                false
            }
        }
    }
}
