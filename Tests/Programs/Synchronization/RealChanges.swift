import Weft

// Three changes as they happen in practice, each as the program before and after it; `traces/pairs` has the
// comparisons.

/// Two customers pay in, each after the bank was asked; after the change a lock is held while it is asked.
func payIn(holdingTheLock: Bool) async throws {
    let account = Lock(name: "account")
    let customers = ["anna", "ben"].map { (name: String) in
        Task(name: name) {
            if holdingTheLock {
                try await account.withLock {
                    try await Task.sleep(for: .milliseconds(100))
                    print(name, "has paid in")
                }
            } else {
                try await Task.sleep(for: .milliseconds(100))
                try await account.withLock { print(name, "has paid in") }
            }
        }
    }
    for customer in customers { try await customer.value }
}

/// A page of two parts that are loaded at the same time; after the change the first is awaited too early.
func loadPage(oneByOne: Bool) async throws {
    @Sendable func load(_ part: String, _ milliseconds: Int) async throws -> String {
        try await Task.sleep(for: .milliseconds(milliseconds))
        return part
    }
    async let menu = load("menu", 200)
    if oneByOne { print(try await menu) }
    async let prices = load("prices", 300)
    if !oneByOne { print(try await menu) }
    print(try await prices)
}

/// A kitchen and a waiter with a shelf between them; after the change the shelf has room for less.
func serve(shelf capacity: Int) async throws {
    let shelf = Queue<Int>(capacity: capacity, name: "shelf")
    let kitchen = Task(name: "kitchen") {
        for dish in 1...4 {
            try await Task.sleep(for: .milliseconds(10))
            try await shelf.put(dish)
        }
    }
    let waiter = Task(name: "waiter") {
        for _ in 1...4 {
            let dish = try await shelf.get()
            try await Task.sleep(for: .milliseconds(50))
            print("dish", dish, "is served")
        }
    }
    try await kitchen.value
    try await waiter.value
}
