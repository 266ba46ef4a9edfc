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

    /// A thing that an event touches, and the event before it there, by its place in the base; -1 for none.
    private struct Link {
        var thing: Int32
        var predecessor: Int32
    }

    /// The links of every event of the base, one event after the other.
    private struct Links {
        var all: [Link] = []
        var starts: [Int32] = [0]
    }

    /// Adds one difference for each thing that is used in another order.
    ///
    /// Where a task does something else, or was woken by another one, the order of what touches it differs as
    /// well; that is a consequence, and is not told again.
    func compare(into differences: inout DifferenceList) {
        let expected = baseLinks()
        let numbers = numbers(tasks.originals)
        var findings: [Finding] = []
        var isFound = Array(repeating: false, count: numbers.count)
        var order = HappensBefore(candidate, numbers)
        var lasts = Array(repeating: -1 as Int32, count: numbers.count)
        for (index, id) in matching.originals.enumerated() {
            let things = order.things(touchedBy: index)
            guard id >= 0, matching.isSame[Int(id)] else { continue }
            let places = Int(expected.starts[Int(id)])..<Int(expected.starts[Int(id) + 1])
            for place in 0..<things.count {
                let thing = Int(things[place])
                let predecessor = lasts[thing]
                lasts[thing] = id
                // A thing that only one of both touches comes with a difference that is told elsewhere.
                guard place < places.count, !isFound[thing] else { continue }
                let link = expected.all[places.lowerBound + place]
                guard Int(link.thing) == thing, link.predecessor != predecessor else { continue }
                isFound[thing] = true
                findings.append(
                    Finding(
                        event: id,
                        counterpart: Int32(index),
                        thing: thing,
                        predecessors: Change(link.predecessor, predecessor)
                    )
                )
            }
        }
        let changed = changedTasks(differences)
        for finding in findings where !isConsequence(finding, of: changed) { add(finding, to: &differences) }
    }

    private func baseLinks() -> Links {
        var links = Links()
        links.all.reserveCapacity(2 * base.rows.count)
        links.starts.reserveCapacity(base.rows.count + 1)
        let numbers = numbers((0...base.outside).map { Int32($0) })
        var order = HappensBefore(base, numbers)
        var lasts = Array(repeating: -1 as Int32, count: numbers.count)
        for (index, isSame) in matching.isSame.enumerated() {
            let things = order.things(touchedBy: index)
            for place in 0..<(isSame ? things.count : 0) {
                let thing = Int(things[place])
                links.all.append(Link(thing: Int32(thing), predecessor: lasts[thing]))
                lasts[thing] = Int32(index)
            }
            links.starts.append(Int32(links.all.count))
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
        let other = number - base.outside - 1
        let reasons = WaitReason.allCases
        if other < reasons.count { return .unnamed(reasons[other]) }
        let symbol = other - reasons.count
        if symbol < base.trace.texts.count { return .named(base.trace.texts[Text(index: UInt32(symbol))]) }
        return .named(candidate.trace.texts[Text(index: UInt32(symbol - base.trace.texts.count))])
    }
}
