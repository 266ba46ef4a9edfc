/// Which time a loop lives in.
package enum LoopClock: Sendable {
    /// Time stands still while anything is ready, and jumps to the next deadline when nothing is.
    ///
    /// Each job that runs takes one tick, as work takes time: without it, eight sleeps of a quarter of a
    /// second end at the same instant as one of two seconds.
    case virtual(tick: Duration, shownBy: RuntimeClock)
    /// The time of the world.
    case wall
}
