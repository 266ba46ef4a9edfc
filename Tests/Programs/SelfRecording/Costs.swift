import Weft

/// What a task costs before anything was recorded, while something is, and when the recorder rests again.
func costs() async throws {
    _ = await nanosecondsPerTask()
    let before = await least { await nanosecondsPerTask() }
    let during = try await recording { await nanosecondsPerTask() }.value
    let after = await least { await nanosecondsPerTask() }
    print("a task created and awaited: before 1, recording \(hundredths(during / before)),")
    print("at rest afterwards \(hundredths(after / before))")
    let plain = least { nanosecondsPerStep { _ in } }
    let marked = least { nanosecondsPerStep { mark("step \($0)") } }
    print("a mark that is not recorded takes \(hundredths(marked - plain)) ns")
}

private func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }

private func least(_ measure: () async -> Double) async -> Double {
    var least = Double.infinity
    for _ in 0..<9 { least = min(least, await measure()) }
    return least
}

private func least(_ measure: () -> Double) -> Double { (0..<9).map { _ in measure() }.min() ?? 0 }

private func nanosecondsPerTask() async -> Double {
    let count = 20_000
    let start = ContinuousClock.now
    for _ in 0..<count { await Task {}.value }
    return start.duration(to: .now) / .nanoseconds(1) / Double(count)
}

private func nanosecondsPerStep(_ step: (Int) -> Void) -> Double {
    let count = 1_000_000
    let start = ContinuousClock.now
    for index in 0..<count { step(index) }
    return start.duration(to: .now) / .nanoseconds(1) / Double(count)
}
