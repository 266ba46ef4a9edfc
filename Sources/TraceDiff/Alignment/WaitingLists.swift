/// Numbers that wait, under a key, for somebody to take them: a queue for each key, all in four arrays.
///
/// A dictionary of arrays makes a small array for each key, and most keys have one number.
struct WaitingLists {
    /// The first number of each slot's queue, by its place in `members`; -1 for a free slot, -2 for an empty queue.
    private var heads: [Int32]
    private var keys: [UInt64]
    private var members: [Int32] = []
    private var next: [Int32] = []

    /// Room for so many numbers.
    init(capacity: Int) {
        var slots = 16
        while slots < 2 * capacity { slots *= 2 }
        heads = Array(repeating: -1, count: slots)
        keys = Array(repeating: 0, count: slots)
        members.reserveCapacity(capacity)
        next.reserveCapacity(capacity)
    }

    /// Puts a number before all others of its key.
    ///
    /// The capacity must not be exceeded.
    mutating func putFirst(_ member: Int32, key: UInt64) {
        let slot = slot(of: key)
        keys[slot] = key
        next.append(heads[slot])
        heads[slot] = Int32(members.count)
        members.append(member)
    }

    /// The first number of a key; nil if nobody waits there.
    func first(key: UInt64) -> Int32? {
        let place = heads[slot(of: key)]
        return place < 0 ? nil : members[Int(place)]
    }

    /// Takes the first number of a key; nil if nobody waits there.
    mutating func takeFirst(key: UInt64) -> Int32? {
        let slot = slot(of: key)
        guard heads[slot] >= 0 else { return nil }
        let place = Int(heads[slot])
        heads[slot] = next[place] < 0 ? -2 : next[place]
        return members[place]
    }

    /// The slot of a key, or the free one where it belongs: keys are fingerprints, so their bits serve as hash.
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (heads.count - 1)
        while heads[slot] != -1, keys[slot] != key { slot = (slot + 1) & (heads.count - 1) }
        return slot
    }
}
