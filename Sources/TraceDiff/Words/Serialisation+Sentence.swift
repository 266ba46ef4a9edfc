import TraceAnalysis
import TraceModel

extension Serialisation {
    /// What happened, why, and what it costs, as a clause without a full stop.
    ///
    /// `order` and `fetch` used to overlap for 2 s; now `order` waits until `fetch` gives up lock `db`: +2 s on the
    /// critical path.
    func sentence(_ base: Side, _ candidate: Side) -> String {
        let words = SerialisationWords(self, base, candidate)
        return (words.aboutMany ?? words.aboutTwo) + words.cost
    }
}

/// The parts of the sentence.
private struct SerialisationWords {
    private let serialisation: Serialisation
    private let side: Side
    private let tasks: TaskWords
    private let tense: Tense

    init(_ serialisation: Serialisation, _ base: Side, _ candidate: Side) {
        self.serialisation = serialisation
        let isLost = serialisation.isLost
        let other = isLost ? base : candidate
        side = isLost ? candidate : base
        tasks = TaskWords(side, other, partners: serialisation.partners, isLost: isLost)
        tense = isLost ? .now : .before
    }

    private var texts: TextTable { serialisation.serial.trace.texts }
    private var costliest: LostOverlap.Pair { serialisation.overlap.pairs[0] }

    /// That somebody used to overlap, or does now, and how much.
    private func overlap(_ who: String, _ extent: String) -> String {
        serialisation.isLost
            ? "\(who) used to overlap\(extent); now " : "\(who) overlap now\(extent); before, "
    }

    // MARK: Two tasks

    var aboutTwo: String {
        let pair = costliest
        let both = tasks.both(pair.first, pair.second)
        // On a clock of the world, one that hands over runs on for a moment.
        let isRest = pair.rest.nanoseconds > pair.time.nanoseconds / 20
        let rest = isRest ? "only for \(told(pair.rest)), as " : ""
        return overlap(both, (serialisation.isLost ? "" : ",") + " for \(told(pair.time))") + rest
            + reason(pair)
    }

    /// Why the second one comes after the first.
    private func reason(_ pair: LostOverlap.Pair) -> String {
        let (first, second) = tasks.short(pair.first, pair.second)
        let holds = pair.holds
        guard let last = holds.last else { return "" }
        if case .thread(let thread) = last.hold {
            return "both " + tense("run", "ran") + " on thread \(thread), one after the other"
        }
        if holds.count == 1 { return "\(second) \(last.hold.phrase(first, tense, texts))" }
        let between = tasks.name(last.behind)
        if last.hold == .creation, holds.count == 2, holds[0].hold.isAwaiting {
            return "\(second) " + tense("starts", "started") + " only after \(first) "
                + tense("ends", "ended")
                + ", because \(between) " + tense("awaits", "awaited") + " it first"
        }
        return "\(second) \(last.hold.phrase(between, tense, texts)), and "
            + (holds.count == 2
                ? "\(between) \(holds[0].hold.phrase(first, tense, texts))"
                : "\(between) " + tense("goes", "went") + " on only after \(first)")
    }

    // MARK: Many tasks

    /// Nil where two tell it better.
    var aboutMany: String? {
        let alike = tasksAlike
        let many = alike ?? serialisation.overlap.tasks
        guard many.count > 2 else { return nil }
        let partners = many.map { Int(serialisation.partners[$0]) }
        let most = WorkPeak(of: partners, in: serialisation.parallel).most
        let peak = WorkPeak(of: many, in: serialisation.serial)
        guard peak.usual < most else { return nil }
        return overlap(
            alike == nil ? list(many) : group(many),
            ", up to \(Words.grouped(UInt64(most))) at once"
        )
            + extent(peak) + ", because "
            + commonReason(many, peak.usual == 1 ? "the one before" : "another one")
    }

    private func extent(_ peak: WorkPeak) -> String {
        guard peak.usual > 1 else { return "they " + tense("run", "ran") + " one after another" }
        let bound = peak.most == peak.usual ? "at most" : "hardly ever more than"
        return bound + " \(Words.grouped(UInt64(peak.usual))) at once"
    }

    /// All tasks of the name that those found have but for digits; nil if they have several.
    private var tasksAlike: [Int]? {
        let found = serialisation.overlap.tasks
        let stems = NameStems(serialisation.serial).ofTask
        guard Set(found.map { stems[$0] }).count == 1 else { return nil }
        return stems.indices.filter { stems[$0] == stems[found[0]] && serialisation.partners[$0] >= 0 }
    }

    private func group(_ many: [Int]) -> String {
        let count = Words.grouped(UInt64(many.count))
        let names = tasks.names(many[0])
        guard side.creation(of: many[0]).name != nil else { return "\(count) \(names.candidate)s" }
        let isOneName = many.allSatisfy { tasks.names($0) == names }
        return "\(count) tasks \(isOneName ? "named" : "like") \(Words.name(names))"
    }

    private func list(_ many: [Int]) -> String {
        if many.count < 5 { return Words.list(many.map { tasks.fullName($0) }) }
        return Words.list(
            many.prefix(3).map { tasks.fullName($0) } + [Words.count(many.count - 3, "other task")]
        )
    }

    /// What holds each of many behind the one before; where that differs, one of them as an example.
    private func commonReason(_ many: [Int], _ agent: String) -> String {
        let pairs = serialisation.overlap.pairs
        let holds = costliest.holds
        guard let last = holds.last else { return "" }
        if pairs.allSatisfy({ $0.holds.contains { $0.hold.isThread } }) { return threads(of: many) }
        let isCommon = pairs.allSatisfy { pair in
            pair.holds.map(\.hold) == holds.map(\.hold)
                && pair.holds.dropFirst().map(\.behind) == holds.dropFirst().map(\.behind)
        }
        guard isCommon, holds.count < 3 else { return "for one, " + reason(costliest) }
        if holds.count == 1 { return "each \(last.hold.phrase(agent, tense, texts))" }
        let between = tasks.name(last.behind)
        if last.hold == .creation, holds[0].hold.isAwaiting {
            return "\(between) " + tense("awaits each before it creates", "awaited each before it created")
                + " the next"
        }
        return "each \(last.hold.phrase(between, tense, texts)), and "
            + "\(between) \(holds[0].hold.phrase(agent, tense, texts))"
    }

    private func threads(of many: [Int]) -> String {
        let many = Set(many.map { Int32($0) })
        let threads = Set(serialisation.serial.steps.compactMap { many.contains($0.task) ? $0.thread : nil })
        guard threads.count == 1, let thread = threads.first else {
            return Words.count(threads.count, "thread") + tense(" run", " ran") + " them all"
        }
        return "all " + tense("run", "ran") + " on thread \(thread)"
    }

    // MARK: The cost

    /// What it adds or saves, with a colon before it; empty where nothing is known.
    ///
    /// The whole change of the path, unless a quarter of it or more has other reasons.
    var cost: String {
        guard let change = serialisation.change else { return "" }
        let shift = Words.shift(Change(.zero, told(change.shift)))
        let cost = serialisation.overlap.cost
        let isAll = cost >= change.magnitude - TimeSpan(nanoseconds: change.magnitude.nanoseconds / 4)
        let words = isAll ? shift : "\(Words.span(told(cost))) of \(shift)"
        guard let delayed = serialisation.delayed else { return ": \(words) on the critical path" }
        return ": \(words) until \(tasks.name(delayed)) ends, which is not on the critical path"
    }

    private func told(_ span: TimeSpan) -> TimeSpan { side.told(span) }
    private func told(_ span: TimeSpan) -> String { Words.span(told(span)) }
}

extension Hold {
    fileprivate var isAwaiting: Bool {
        switch self {
        case .wait(.task, _, _), .wait(.group, _, _): true
        default: false
        }
    }

    fileprivate var isThread: Bool {
        if case .thread = self { return true }
        return false
    }
}
