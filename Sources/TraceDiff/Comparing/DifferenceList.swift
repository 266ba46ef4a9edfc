/// Collects differences: equal ones are counted, not repeated.
struct DifferenceList: Sendable {
    /// One entry for each distinct fact, in order of finding.
    private(set) var differences: [Difference] = []
    /// How many differences there are, the omitted ones included.
    private(set) var total = 0
    /// How many differences in time exceed the threshold.
    private(set) var exceeding = 0
    private var counted = LevelCounts()
    private var uncounted = LevelCounts()
    private var distinct = LevelCounts()
    private var places: [Fact: Int] = [:]
    private var placesOfPrints: [UInt64: Int] = [:]

    /// Two traces that have nothing in common could give a million distinct facts; nobody reads more than
    /// this.
    static let limit = 10_000

    /// How many differences each level has, the omitted ones included.
    var counts: [Level: Int] { counted.all }

    /// How many differences of each level were found after `limit` other facts.
    var omitted: [Level: Int] { uncounted.all }

    /// Adds a difference in time, which may be too small to fail a build.
    mutating func add(_ fact: Fact, exceeds: Bool, base: Int32? = nil, candidate: Int32? = nil) {
        if exceeds { exceeding += 1 }
        add(fact, base: base, candidate: candidate)
    }

    /// Adds differences.
    mutating func add(_ fact: Fact, count: Int = 1, base: Int32? = nil, candidate: Int32? = nil) {
        let level = fact.level
        counted[level] += count
        total += count
        if let place = places[fact] {
            differences[place].count += count
            return
        }
        guard distinct[level] < Self.limit else {
            uncounted[level] += count
            return
        }
        distinct[level] += 1
        places[fact] = differences.count
        differences.append(
            Difference(
                fact: fact,
                count: count,
                baseEvent: base.flatMap { $0 < 0 ? nil : Int($0) },
                candidateEvent: candidate.flatMap { $0 < 0 ? nil : Int($0) }
            )
        )
    }

    /// Counts a difference whose fact has this fingerprint, if it is listed or can't be; false if it is to be added.
    ///
    /// A million facts are a million strings, and most are the same few: for what two traces may differ in all over.
    mutating func counts(_ print: Fingerprint, _ level: Level) -> Bool {
        if let place = placesOfPrints[print.value] {
            counted[level] += 1
            total += 1
            differences[place].count += 1
            return true
        }
        guard distinct[level] >= Self.limit else { return false }
        addUnlisted(level, count: 1)
        return true
    }

    /// Adds a difference that was not counted by its fingerprint, and remembers it.
    mutating func add(_ fact: Fact, print: Fingerprint, base: Int32?, candidate: Int32?) {
        add(fact, base: base, candidate: candidate)
        placesOfPrints[print.value] = places[fact]
    }

    /// Counts differences that are known to exist but not by name.
    mutating func addUnlisted(_ level: Level, count: Int) {
        counted[level] += count
        total += count
        uncounted[level] += count
    }
}

/// A number for each level.
private struct LevelCounts: Sendable {
    private var numbers = InlineArray<5, Int>(repeating: 0)

    subscript(level: Level) -> Int {
        get { numbers[level.rank] }
        set { numbers[level.rank] = newValue }
    }

    /// Those that are not 0.
    var all: [Level: Int] {
        var all: [Level: Int] = [:]
        for level in Level.allCases where self[level] > 0 { all[level] = self[level] }
        return all
    }
}
