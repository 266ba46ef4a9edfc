/// Finds the place of a number; fast where the numbers are small, and right for all of them.
///
/// Ids in a trace count from 1, so an array serves nearly every lookup. A foreign writer may use any 32-bit
/// id: one far beyond the others goes into a dictionary, or a single line could ask for 16 GB.
package struct NumberIndex: Sendable {
    /// Place + 1 of each small number; 0 for none.
    private var near: [UInt32] = []
    private var far: [UInt32: UInt32] = [:]
    private var count: UInt32 = 0

    /// An index without numbers.
    package init() {}

    /// The place of a number, or nil for one that was not inserted.
    package subscript(number: UInt32) -> UInt32? {
        if number < near.count, near[Int(number)] != 0 { return near[Int(number)] - 1 }
        return far.isEmpty ? nil : far[number]
    }

    /// Keeps the place of a number that has none yet.
    ///
    /// O(1) amortized.
    package mutating func insert(_ number: UInt32, at place: UInt32) {
        count += 1
        if number == near.count { return near.append(place + 1) }
        // The array is at least about an eighth full, so that its size stays in proportion to what it holds.
        if number >= near.count, UInt64(number) <= 8 * UInt64(count) + 1024 {
            near.append(contentsOf: repeatElement(0, count: Int(number) + 1 - near.count))
        }
        if number < near.count { near[Int(number)] = place + 1 } else { far[number] = place }
    }
}
