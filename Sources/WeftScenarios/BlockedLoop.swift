/// A heart beats every twenty milliseconds, until a computation holds the loop for longer than that.
///
/// On the clock of the world the beats after it come late, as there is one thread; in virtual time a computation takes
/// no time.
func blockedLoop() async throws {
    let heart = Task(name: "heart") {
        for beat in 1...4 {
            try await Task.sleep(for: .milliseconds(20))
            print("beat", beat)
        }
    }
    let crunch = Task(name: "crunch") {
        try await Task.sleep(for: .milliseconds(30))
        print("there are", countPrimes(below: 400_000), "primes")
    }
    try await crunch.value
    try await heart.value
}

/// Nowhere in here could another task run.
private func countPrimes(below limit: Int) -> Int {
    var count = 0
    for number in 2..<limit {
        var divisor = 2
        while divisor * divisor <= number, number % divisor != 0 { divisor += 1 }
        if divisor * divisor > number { count += 1 }
    }
    return count
}
