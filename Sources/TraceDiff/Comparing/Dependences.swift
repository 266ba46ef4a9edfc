import TraceModel

/// Whether the events of both traces that touch the same things do so in the same order.
///
/// If they do, and the events themselves are the same, both traces are the same partial order: what differs
/// is only the order of events that do not depend on each other. The chains of events on each thing are the
/// normal form that decides, compared link by link. Events that come before and after the same ones in both traces
/// can't make a difference, and are passed over. O(events).
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
        /// Its predecessor on the thing in each trace, by its place in the base; -1 for none.
        var predecessors: Change<Int32>
    }

    /// A thing that an event touches, and the moved event before it there, by its place in the base; -1 for none.
    private struct Link {
        var thing: Int32
        var predecessor: Int32
    }

    /// The links of every moved event of the base, one event after the other.
    private struct Links {
        var all: [Link] = []
        var starts: [Int32] = [0]
    }

    /// Adds one difference for each thing that is used in another order.
    ///
    /// Where a task does something else, or was woken by another one, the order of what touches it differs as
    /// well; that is a consequence, and is not told again.
    func compare(into differences: inout DifferenceList) {
        let isMoved = movedEvents()
        let expected = baseLinks(isMoved)
        let numbers = numbers(tasks.originals)
        var findings: [Finding] = []
        var isFound = Array(repeating: false, count: numbers.count)
        var order = HappensBefore(candidate, numbers)
        var lasts = Array(repeating: -1 as Int32, count: numbers.count)
        for (index, id) in matching.originals.enumerated() {
            guard id >= 0, isMoved[Int(id)] else {
                order.pass(over: index)
                continue
            }
            let things = order.things(touchedBy: index)
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
        findings.removeAll { isConsequence($0, of: changed) }
        findUnmovedPredecessors(of: &findings, isMoved)
        for finding in findings { add(finding, to: &differences) }
    }

    /// For each event of the base whether another one, that both traces have, too, is before it in one and after it in
    /// the other.
    private func movedEvents() -> [Bool] {
        var isMoved = Array(repeating: false, count: matching.isSame.count)
        var greatest: Int32 = -1
        for (index, counterpart) in matching.counterparts.enumerated() where matching.isSame[index] {
            if counterpart < greatest { isMoved[index] = true } else { greatest = counterpart }
        }
        var least = Int32.max
        for (index, counterpart) in matching.counterparts.enumerated().reversed() where matching.isSame[index]
        {
            if counterpart > least { isMoved[index] = true } else { least = counterpart }
        }
        return isMoved
    }

    private func baseLinks(_ isMoved: [Bool]) -> Links {
        var links = Links()
        links.starts.reserveCapacity(base.rows.count + 1)
        // Most events touch one thing or two; growing would copy all there is.
        links.all.reserveCapacity(2 * base.rows.count)
        let numbers = baseNumbers
        var order = HappensBefore(base, numbers)
        var lasts = Array(repeating: -1 as Int32, count: numbers.count)
        for (index, isMoved) in isMoved.enumerated() {
            if isMoved {
                let things = order.things(touchedBy: index)
                for place in 0..<things.count {
                    let thing = Int(things[place])
                    links.all.append(Link(thing: Int32(thing), predecessor: lasts[thing]))
                    lasts[thing] = Int32(index)
                }
            } else {
                order.pass(over: index)
            }
            links.starts.append(Int32(links.all.count))
        }
        return links
    }

    /// The event before another one on a thing may be an unmoved one, which is before it in both traces.
    private func findUnmovedPredecessors(of findings: inout [Finding], _ isMoved: [Bool]) {
        guard !findings.isEmpty else { return }
        let numbers = baseNumbers
        var order = HappensBefore(base, numbers)
        var lasts = Array(repeating: -1 as Int32, count: numbers.count)
        let places = findings.indices.sorted { findings[$0].event < findings[$1].event }
        var next = places[...]
        for (index, isSame) in matching.isSame.enumerated() {
            while let place = next.first, findings[place].event == index {
                let last = lasts[findings[place].thing]
                let predecessors = findings[place].predecessors
                findings[place].predecessors.base = max(predecessors.base, last)
                if counterpart(of: predecessors.candidate) < counterpart(of: last) {
                    findings[place].predecessors.candidate = last
                }
                next = next.dropFirst()
            }
            guard isSame, !isMoved[index], !next.isEmpty else {
                order.pass(over: index)
                continue
            }
            let things = order.things(touchedBy: index)
            for place in 0..<things.count { lasts[Int(things[place])] = Int32(index) }
        }
    }

    private func counterpart(of event: Int32) -> Int32 { event < 0 ? -1 : matching.counterparts[Int(event)] }

    private var baseNumbers: ThingNumbers { numbers((0...base.outside).map { Int32($0) }) }

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
