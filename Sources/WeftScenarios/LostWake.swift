import Weft

/// Two guests wait in one kitchen, and whoever brings the tea wakes only the one who wants coffee.
///
/// Notifying one of several who wait for different things is the mistake: the wake is spent on one who can't use it.
func lostWake() async throws {
    try await bringTea { try $0.notify() }
}

/// The same, with everybody woken: whoever finds nothing goes back to wait.
func everybodyWoken() async throws {
    try await bringTea { try $0.notifyAll() }
}

private func bringTea(_ wake: @escaping @Sendable (Condition) throws -> Void) async throws {
    let kitchen = Kitchen()
    for drink in ["coffee", "tea"] {
        Task(name: drink) { try await kitchen.drink(drink) }
    }
    try await Task.sleep(for: .seconds(1))
    try await kitchen.bring("tea", wake)
    try await Task.sleep(for: .seconds(1))
}

private actor Kitchen {
    private let table = Condition(name: "table")
    private var drinks: Set<String> = []

    func drink(_ drink: String) async throws {
        try await table.withLock {
            print(drink, "is wanted")
            while !drinks.contains(drink) { try await table.wait() }
            print(drink, "is drunk")
        }
    }

    func bring(_ drink: String, _ wake: @Sendable (Condition) throws -> Void) async throws {
        try await table.withLock {
            drinks.insert(drink)
            print(drink, "is on the table")
            try wake(table)
        }
    }
}
