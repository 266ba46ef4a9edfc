import TraceModel

/// Reads events in order, and keeps whom they are about and how much there is to tell of each task.
///
/// The first of two passes: the second one, `StretchReader`, then has a place for everything.
struct LifeReader {
    private(set) var facts: [LifeFacts] = []
    private(set) var places = NumberIndex()
    private(set) var threads: [ThreadID] = []
    private(set) var stepCount = 0
    /// How many stretches each task has.
    private var stretchCounts: [UInt32] = []
    private var knownThreads = NumberIndex()
    private let eventCount: Int32

    init(_ trace: Trace) {
        eventCount = Int32(clamping: trace.events.count)
        for place in trace.events.indices { read(trace.events[place], at: Int32(place)) }
        threads.sort()
    }

    /// Where the stretches of each task begin among those of all, and where the last one's end.
    var starts: [UInt32] {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(stretchCounts.count + 1)
        var sum: UInt32 = 0
        for count in stretchCounts {
            sum += count
            starts.append(sum)
        }
        return starts
    }

    private mutating func read(_ event: Event, at place: Int32) {
        guard let id = event.task, let change = StateChange(event.action) else { return }
        let task: Int
        if let known = places[id.number] {
            task = Int(known)
        } else {
            // Of a task that nobody created, as where that was lost, only the rest is known.
            task = facts.count
            places.insert(id.number, at: UInt32(task))
            facts.append(LifeFacts(id: id, creationEvent: place, endEvent: eventCount))
            stretchCounts.append(1)
        }
        guard facts[task].endEvent == eventCount else { return }
        switch change {
        case .creation: break
        case .end: facts[task].endEvent = place
        case .change(let state):
            stretchCounts[task] += 1
            if state == .running { run(task, event.action.thread, place) }
        }
    }

    private mutating func run(_ task: Int, _ thread: ThreadID?, _ event: Int32) {
        stepCount += 1
        facts[task].stepCount += 1
        if facts[task].startEvent < 0 { facts[task].startEvent = event }
        guard let thread, knownThreads[thread.number] == nil else { return }
        knownThreads.insert(thread.number, at: UInt32(threads.count))
        threads.append(thread)
    }
}
