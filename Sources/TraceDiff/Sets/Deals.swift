/// The ways to deal out recordings to two sides.
struct Deals {
    let recordings: Int
    let baseCount: Int

    /// So many ways are gone through: all of up to eight recordings a side.
    static let limit = 12_870

    /// Calls `body` with the recordings of the base, ascending: for every way in lexicographic order, the first being
    /// the recordings as they are; where there are more than `limit`, for so many at even distances.
    func forEach(_ body: ([Int]) -> Void) {
        let all = Self.choices(of: baseCount, among: recordings)
        let taken = min(all, Double(Self.limit))
        for way in 0..<Int(taken) { body(deal(number: (Double(way) * (all / taken)).rounded(.down))) }
    }

    /// The way of that number, from 0, in lexicographic order.
    private func deal(number: Double) -> [Int] {
        var rest = number
        var base: [Int] = []
        for recording in 0..<recordings where base.count < baseCount {
            // So many ways go on with this recording.
            let ways = Self.choices(of: baseCount - base.count - 1, among: recordings - recording - 1)
            if rest < ways { base.append(recording) } else { rest -= ways }
        }
        return base
    }

    /// How many ways there are to choose; exact up to 2^53, and near enough beyond.
    static func choices(of count: Int, among all: Int) -> Double {
        guard count >= 0, count <= all else { return 0 }
        var ways = 1.0
        for step in 0..<min(count, all - count) { ways = ways * Double(all - step) / Double(step + 1) }
        return ways.rounded()
    }
}
