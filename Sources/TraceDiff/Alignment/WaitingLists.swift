/// Places that wait, under a key, for somebody to take them: a queue for each key, all in two arrays.
///
/// A dictionary of arrays makes a small array for each key, and most keys have one place.
struct WaitingLists {
    /// A hash table with open addressing.
    private var queues: [Queue]
    private var members: [Member] = []

    /// A key with its first member; both together, since each look at such a table waits for memory.
    private struct Queue {
        var key: UInt64 = 0
        /// -1 for a free slot, -2 for an empty queue.
        var first: Int32 = -1
    }

    private struct Member {
        let place: Int32
        /// The next member of the same queue; less than 0 for none.
        let next: Int32
    }

    /// Room for so many places.
    init(capacity: Int) {
        var slots = 16
        while slots < 2 * capacity { slots *= 2 }
        queues = Array(repeating: Queue(), count: slots)
        members.reserveCapacity(capacity)
    }

    /// Puts a place before all others of its key.
    ///
    /// The capacity must not be exceeded.
    mutating func putFirst(_ place: Int32, key: UInt64) {
        let slot = slot(of: key)
        members.append(Member(place: place, next: queues[slot].first))
        queues[slot] = Queue(key: key, first: Int32(members.count - 1))
    }

    /// Takes the first place of a key; nil if nobody waits there.
    mutating func takeFirst(key: UInt64) -> Int32? {
        let slot = slot(of: key)
        let first = queues[slot].first
        guard first >= 0 else { return nil }
        let member = members[Int(first)]
        queues[slot].first = member.next < 0 ? -2 : member.next
        return member.place
    }

    /// The slot of a key, or the free one where it belongs: keys are fingerprints, so their bits serve as hash.
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (queues.count - 1)
        while queues[slot].first != -1, queues[slot].key != key { slot = (slot + 1) & (queues.count - 1) }
        return slot
    }
}
