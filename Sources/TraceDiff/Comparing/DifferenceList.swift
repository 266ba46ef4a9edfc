/// Collects differences: equal ones are counted, not repeated.
struct DifferenceList: Sendable {
    /// One entry for each distinct fact, in order of finding.
    private(set) var differences: [Difference] = []
    /// How many differences each level has, the omitted ones included.
    private(set) var counts: [Level: Int] = [:]
    /// How many differences there are, the omitted ones included.
    private(set) var total = 0
    /// How many distinct differences of each level were found after `limit` others.
    private(set) var omitted: [Level: Int] = [:]
    private var places: [Fact: Int] = [:]
    private var distinct: [Level: Int] = [:]

    /// Two traces that have nothing in common could give a million distinct facts; nobody reads more than
    /// this.
    static let limit = 10_000

    mutating func add(_ fact: Fact, count: Int = 1, base: Int32? = nil, candidate: Int32? = nil) {
        let level = fact.level
        counts[level, default: 0] += count
        total += count
        if let place = places[fact] {
            differences[place].count += count
            return
        }
        guard distinct[level, default: 0] < Self.limit else {
            omitted[level, default: 0] += count
            return
        }
        distinct[level, default: 0] += 1
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

    /// Counts differences that are known to exist but not by name.
    mutating func addUnlisted(_ level: Level, count: Int) {
        counts[level, default: 0] += count
        total += count
        omitted[level, default: 0] += count
    }
}
