internal import CRecording

/// The records of a log in order of happening: those of one thread in the order in which it wrote them,
/// threads by time.
///
/// Each thread's chunks were handed out in the order in which it filled them. O(n log t) for n records of t
/// threads.
struct MergedRecords {
    /// The place of a thread in its chunks, and the record that it has come to.
    private struct Cursor {
        let thread: UInt32
        let chunks: [Int]
        var chunk = 0
        var place = 0
        var head: LogFile.Record

        var time: UInt64 { head.fields.time }
    }

    /// A binary heap, least time first; equal times in order of thread number.
    private var cursors: [Cursor] = []

    /// The records of a log.
    init(_ log: borrowing LogFile) {
        var chunks: [UInt32: [Int]] = [:]
        for chunk in 0..<log.chunkCount {
            if let thread = log.thread(ofChunk: chunk) { chunks[thread, default: []].append(chunk) }
        }
        for thread in chunks.keys.sorted() {
            let own = chunks[thread] ?? []
            for (index, chunk) in own.enumerated() {
                guard let (record, next) = log.record(inChunk: chunk, at: 0) else { continue }
                cursors.append(Cursor(thread: thread, chunks: own, chunk: index, place: next, head: record))
                break
            }
        }
        for index in stride(from: cursors.count / 2 - 1, through: 0, by: -1) { sink(index) }
    }

    /// The next record and the thread that wrote it.
    mutating func next(_ log: borrowing LogFile) -> (record: LogFile.Record, thread: UInt32)? {
        guard let first = cursors.first else { return nil }
        if advance(log) {
            sink(0)
        } else {
            let last = cursors.removeLast()
            if !cursors.isEmpty {
                cursors[0] = last
                sink(0)
            }
        }
        return (first.head, first.thread)
    }

    /// Moves the first cursor on; false at the end of its thread.
    private mutating func advance(_ log: borrowing LogFile) -> Bool {
        while cursors[0].chunk < cursors[0].chunks.count {
            let chunk = cursors[0].chunks[cursors[0].chunk]
            if let (record, next) = log.record(inChunk: chunk, at: cursors[0].place) {
                cursors[0].place = next
                cursors[0].head = record
                return true
            }
            cursors[0].chunk += 1
            cursors[0].place = 0
        }
        return false
    }

    private func comes(_ left: Int, before right: Int) -> Bool {
        (cursors[left].time, cursors[left].thread) < (cursors[right].time, cursors[right].thread)
    }

    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < cursors.count && comes(child, before: least) {
                least = child
            }
            guard least != index else { return }
            cursors.swapAt(index, least)
            index = least
        }
    }
}
