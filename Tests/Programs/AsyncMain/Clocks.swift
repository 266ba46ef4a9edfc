/// Sleeps for two hours in every way there is, and prints what the clocks say of it.
func clocks() async throws {
    let continuous = ContinuousClock.now
    let suspending = SuspendingClock.now
    try await Task.sleep(for: .seconds(3_600))
    print("Task.sleep(for:)", spell(continuous.duration(to: .now)))
    try await Task.sleep(nanoseconds: 500)
    try await Task.sleep(until: .now + .seconds(1), tolerance: .seconds(9), clock: .continuous)
    try await Task.sleep(until: .now + .seconds(1), clock: .suspending)
    try await ContinuousClock().sleep(until: .now + .seconds(1))
    try await SuspendingClock().sleep(for: .seconds(3_596))
    print("continuous", spell(continuous.duration(to: .now)))
    print("suspending", spell(suspending.duration(to: .now)))
    try await Task.sleep(for: .seconds(-1))
    print("a negative sleep takes no time", spell(continuous.duration(to: .now)))
}

/// A duration to the nanosecond: as a `Double`, which is how Swift prints it, it would be rounded.
private func spell(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return "\(seconds) s \(attoseconds / 1_000_000_000) ns"
}
