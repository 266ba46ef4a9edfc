import Weft

/// Programs that wait for locks, queues and the like: `SynchronizationProgram NAME`, each on a virtual clock.
@main struct Main {
    static let programs: [(name: String, body: @Sendable () async throws -> Void)] = [
        ("bounded-queue", boundedQueue), ("fair-lock", fairLock), ("notify", notify),
        ("arrival", arrival), ("cancelled-while-waiting", cancelledWhileWaiting),
        ("cancelled-when-chosen", cancelledWhenChosen), ("newcomers", newcomers),
        ("queue-orders", queueOrders), ("join", joinTheWork), ("shut-down", shutDown), ("misuse", misuse),
        ("lock-briefly-held", { try await payIn(holdingTheLock: false) }),
        ("lock-held-across-await", { try await payIn(holdingTheLock: true) }),
        ("parts-at-once", { try await loadPage(oneByOne: false) }),
        ("parts-one-by-one", { try await loadPage(oneByOne: true) }),
        ("roomy-queue", { try await serve(shelf: 4) }), ("small-queue", { try await serve(shelf: 1) }),
    ]

    static func main() throws {
        let name = CommandLine.arguments.dropFirst().first
        guard let program = programs.first(where: { $0.name == name }) else {
            return print(programs.map(\.name).joined(separator: " | "))
        }
        try EventLoop.run(clock: .virtual(tick: .zero), leftovers: .runToEnd) { try await program.body() }
    }
}
