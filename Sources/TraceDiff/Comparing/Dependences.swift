import TraceAnalysis
import TraceModel

/// Whether the events of both traces that touch the same things do so in the same order.
///
/// If they do, and the events themselves are the same, both traces are the same partial order: what differs
/// is only the order of events that do not depend on each other. The chains of events on each thing are the
/// normal form that decides, compared link by link. O(events).
struct Dependences {
    let base: Side
    let candidate: Side
    let tasks: TaskAlignment
    let matching: EventMatching

    /// The first place where a thing is used in another order.
    private struct Finding {
        var event: Int32
        var counterpart: Int32
        var thing: Int
        var predecessors: Change<Int32>
    }

    /// The links of every event, one event after the other.
    private struct Links {
        var links: [Chains.Link] = []
        var starts: [Int32] = [0]

        /// The places of an event's links.
        func places(of event: Int32) -> Range<Int> { Int(starts[Int(event)])..<Int(starts[Int(event) + 1]) }
    }

    /// Adds one difference for each thing that is used in another order.
    ///
    /// Where a task does something else, or was woken by another one, the order of what touches it differs as
    /// well; that is a consequence, and is not told again.
    func compare(into differences: inout DifferenceList) {
        let expected = baseLinks()
        var findings: [Finding] = []
        var isFound = Array(repeating: false, count: numbers(tasks.originals).count)
        var chains = Chains(candidate, numbers(tasks.originals))
        var links: [Chains.Link] = []
        let events = candidate.trace.events
        for index in events.indices {
            let id = matching.originals[index]
            let isKnown = id >= 0 && matching.isSame[Int(id)]
            links.removeAll(keepingCapacity: true)
            chains.take(events[index], id: isKnown ? id : -1, into: &links)
            guard isKnown else { continue }
            // A thing that only one of both touches comes with a difference that is told elsewhere.
            let places = expected.places(of: id)
            for place in 0..<min(places.count, links.count) {
                let (left, right) = (expected.links[places.lowerBound + place], links[place])
                guard left.thing == right.thing, left.predecessor != right.predecessor,
                    !isFound[Int(right.thing)]
                else { continue }
                isFound[Int(right.thing)] = true
                findings.append(
                    Finding(
                        event: id,
                        counterpart: Int32(index),
                        thing: Int(right.thing),
                        predecessors: Change(left.predecessor, right.predecessor)
                    )
                )
            }
        }
        let changed = changedTasks(differences)
        for finding in findings where !isConsequence(finding, of: changed) { add(finding, to: &differences) }
    }

    private func baseLinks() -> Links {
        var links = Links()
        links.links.reserveCapacity(2 * base.trace.events.count)
        links.starts.reserveCapacity(base.trace.events.count + 1)
        var chains = Chains(base, numbers((0...base.outside).map { Int32($0) }))
        let events = base.trace.events
        for index in events.indices {
            let id = matching.isSame[index] ? Int32(index) : -1
            chains.take(events[index], id: id, into: &links.links)
            links.starts.append(Int32(links.links.count))
        }
        return links
    }

    private func numbers(_ originals: [Int32]) -> ThingNumbers {
        let symbols = base.trace.texts.count + candidate.trace.texts.count
        return ThingNumbers(originals, tasks: base.outside + 1, symbols: symbols)
    }

    /// The tasks, by their numbers in the base, of which something else is told already.
    private func changedTasks(_ differences: DifferenceList) -> Set<Int> {
        var changed: Set<Int> = []
        for difference in differences.differences {
            if let event = difference.baseEvent { changed.formUnion(base.participants(in: Int32(event))) }
            guard let event = difference.candidateEvent else { continue }
            for task in candidate.participants(in: Int32(event)) {
                changed.insert(Int(tasks.originals[task]))
            }
        }
        return changed
    }

    private func isConsequence(_ finding: Finding, of changed: Set<Int>) -> Bool {
        guard finding.thing < base.outside else { return false }
        let events = [finding.event, finding.predecessors.base, finding.predecessors.candidate]
        let participants = events.filter { $0 >= 0 }.flatMap { base.participants(in: $0) }
        return changed.contains(finding.thing) || !changed.isDisjoint(with: participants)
    }

    private func add(_ finding: Finding, to differences: inout DifferenceList) {
        let predecessors = finding.predecessors
        let fact = Fact.dependence(
            on: sharedThing(finding.thing),
            deed(finding.event),
            after: Change(
                predecessors.base < 0 ? nil : deed(predecessors.base),
                predecessors.candidate < 0 ? nil : deed(predecessors.candidate)
            )
        )
        differences.add(fact, base: finding.event, candidate: finding.counterpart)
    }

    private func deed(_ event: Int32) -> Deed {
        Deed(task: base.actorName(of: event), act: base.act(of: event))
    }

    private func sharedThing(_ number: Int) -> SharedThing {
        if number <= base.outside { return number == base.outside ? .outside : .task(base.name(of: number)) }
        let symbol = number - base.outside - 1
        if symbol < base.trace.texts.count { return .named(base.trace.texts[Text(index: UInt32(symbol))]) }
        let other = symbol - base.trace.texts.count
        if other < candidate.trace.texts.count {
            return .named(candidate.trace.texts[Text(index: UInt32(other))])
        }
        return .unnamed(WaitReason.allCases[other - candidate.trace.texts.count])
    }
}
