package import TraceAnalysis
import TraceModel

/// The sentences of a finding; the only place that has them.
package struct FindingWords: Hashable {
    /// What was found, in bold: `printNumbers outlived main`.
    package var headline: String
    /// The evidence in one sentence with its numbers.
    package var sentence: String
    /// What stands at each of its first places in the plot.
    private(set) var pins: [String]

    /// How many of a finding's places are pinned.
    static let pinLimit = 3

    package init(_ finding: Finding, _ timeline: Timeline) {
        let words = FindingPhrases(finding, timeline)
        self =
            switch finding.kind {
            case .deadlock(let cycle): words.deadlock(cycle)
            case .lostWake(let lost): words.lostWake(lost)
            case .neverFinished(let state, let suspension): words.neverFinished(state, suspension)
            case .neverStarted(let isCoroutine): words.neverStarted(isCoroutine)
            case .blocked(let run): words.blocked(run)
            case .starved(let delay): words.starved(delay)
            case .serialised(let run): words.serialised(run)
            case .outlivedMain(let span, let wasAwaited, let prints):
                words.outlivedMain(span, wasAwaited, prints)
            case .criticalWait(let task): words.criticalWait(task)
            }
    }

    init(_ headline: String, _ sentence: String, pins: [String]) {
        self.headline = headline
        self.sentence = sentence
        self.pins = pins
    }
}

/// What the sentences of one finding are made of.
private struct FindingPhrases {
    let finding: Finding
    let timeline: Timeline

    init(_ finding: Finding, _ timeline: Timeline) {
        self.finding = finding
        self.timeline = timeline
    }

    private var isOne: Bool { finding.tasks.count == 1 }
    private var it: String { isOne ? "it" : "they" }
    private var them: String { isOne ? "it" : "them" }
    private var main: String { timeline.main.map { timeline.label(of: $0) } ?? "main" }
    private var end: String { TimeWords.instant(timeline.trace.endTime) }

    // MARK: Never again

    func deadlock(_ cycle: [Int]) -> FindingWords {
        let isSeen = timeline.trace.end?.exit?.isDeadlock ?? false
        let inCycle = Set(cycle)
        let tasks = cycle + finding.tasks.filter { !inCycle.contains($0) }
        return FindingWords(
            isSeen
                ? "Deadlock: nothing could ever run again"
                : "Deadlock: \(CountWords.count(tasks.count, "task")) could never run again",
            CountWords.list(tasks.lazy.map { stuck($0) }, limit: 5)
                + ", since \(TimeWords.instant(finding.sightings.map(\.from).max() ?? .zero)).",
            pins: pins { _ in "waits for ever" }
        )
    }

    private func stuck(_ place: Int) -> String {
        let words = timeline.tasks[place].stretches.last
            .flatMap { WaitWords(timeline.suspension(of: $0), timeline) }
        return "\(timeline.label(of: place)) waits" + (words.map { " for \($0.object)" } ?? "")
    }

    func lostWake(_ lost: LostWake) -> FindingWords {
        let receiver = timeline.label(of: lost.receiver)
        let object = WaitWords(lost.suspension, timeline)?.object ?? "it"
        let waker = lost.waker.map { timeline.label(of: $0) + " woke \(receiver)" } ?? "\(receiver) was woken"
        let since = TimeWords.instant(finding.from)
        let fate =
            switch lost.fate {
            case .waitsAgain: "which found nothing to do and waited again"
            case .cancelled: "which was cancelled before it ran, and nobody was woken in its place"
            case .endedHolding: "which ended, and nobody got it after that"
            }
        return FindingWords(
            "\(names) \(isOne ? "waits" : "wait") for ever: the wake went to \(receiver)",
            "At \(TimeWords.instant(lost.at)) \(waker) from its wait for \(object), \(fate); "
                + "\(names), in line since \(since), still \(isOne ? "waits" : "wait").",
            pins: pins { _ in "lost wake" }
        )
    }

    // MARK: Beginnings and ends

    func neverFinished(_ state: TaskState, _ suspension: Suspension?) -> FindingWords {
        FindingWords(
            "\(names) never finished",
            "When the program ended at \(end), \(present(state, suspension)).",
            pins: pins { _ in "never finished" }
        )
    }

    private func present(_ state: TaskState, _ suspension: Suspension?) -> String {
        switch state {
        case .suspended:
            if suspension?.reason == .sleep { return "\(it) still slept" }
            let words = WaitWords(suspension, timeline)
            return "\(it) still waited" + (words.map { " for \($0.object)" } ?? "")
        case .ready: return "\(it) \(isOne ? "was" : "were") ready to run"
        case .running: return "\(it) still ran"
        case .created, .unknown: return "nobody knows what \(it) did"
        }
    }

    func neverStarted(_ isCoroutine: Bool) -> FindingWords {
        let start = TimeWords.instant(finding.from)
        let was = isOne ? "was" : "were"
        guard isCoroutine else {
            return FindingWords(
                "\(names) \(was) never started",
                "Created at \(start), \(it) had not run when the program ended at \(end).",
                pins: pins { _ in "never started" }
            )
        }
        return FindingWords(
            "\(names) \(was) never awaited",
            "The \(isOne ? "coroutine" : "coroutines") \(was) made at \(start), and nobody awaited \(them): "
                + "\(isOne ? "its" : "their") body never ran.",
            pins: pins { _ in "never awaited" }
        )
    }

    func outlivedMain(_ span: TimeSpan, _ wasAwaited: Bool, _ prints: [Text]) -> FindingWords {
        let ended = timeline.main.map { TimeWords.instant(timeline.tasks[$0].endedAt) } ?? ""
        let lines = prints.map { "“\(timeline.trace.texts[$0])”" }
        return FindingWords(
            isOne
                ? "\(names) outlived \(main)"
                : "\(CountWords.grouped(finding.tasks.count)) tasks outlived \(main)",
            "\(main) \(verb) at \(ended)\(wasAwaited ? "" : " without awaiting \(them)"); "
                + "\(isOne ? "it" : "the last of them") went on for \(TimeWords.duration(span))"
                + (lines.isEmpty ? "." : " and printed \(CountWords.list(lines))."),
            pins: pins { "outlived \(main) by \(length($0))" }
        )
    }

    private var verb: String {
        switch timeline.main.flatMap({ timeline.tasks[$0].ending?.outcome }) {
        case .returned: "returned"
        case .threw: "threw"
        case .cancelled: "was cancelled"
        case nil: "ended"
        }
    }

    // MARK: Delays

    func blocked(_ run: BlockingRun) -> FindingWords {
        let seen = finding.sightings[0]
        let length = length(seen)
        let place = threadName(run.thread) ?? "the loop"
        let waiting = CountWords.count(run.waiters, "task")
        return FindingWords(
            "\(timeline.label(of: seen.task)) blocked \(place) for \(length)",
            "It had its thread from \(TimeWords.instant(seen.from)) to \(TimeWords.instant(seen.to)) without "
                + "suspending; \(waiting), due to run, waited for that up to \(TimeWords.duration(run.longestWait))"
                + more(run.count, "run") + ".",
            pins: pins { "\(self.length($0)) without a suspension" }
        )
    }

    func starved(_ delay: LongDelay) -> FindingWords {
        let seen = finding.sightings[0]
        let length = length(seen)
        let life = timeline.tasks[seen.task]
        let cause = seen.opening == life.creationEvent ? "Created" : "Woken"
        let ran = Int(seen.closing) < timeline.trace.events.count
        let place = threadName(delay.thread) ?? "its thread"
        let runs =
            delay.runsBefore == 0
            ? "though \(place) ran no task meanwhile"
            : "after \(CountWords.count(delay.runsBefore, "run")) of others on \(place)"
        let then =
            ran
            ? "it ran only at \(TimeWords.instant(seen.to)), \(runs)" : "it had not run at \(end), \(runs)"
        return FindingWords(
            "\(timeline.label(of: seen.task)) was ready for \(length) before it ran",
            "\(cause) at \(TimeWords.instant(seen.from)), \(then)" + more(delay.count, "delay") + ".",
            pins: pins { "\(self.length($0)) ready" }
        )
    }

    /// A thread's number, where there are several.
    private func threadName(_ thread: ThreadID?) -> String? {
        timeline.threads.count > 1 ? thread.map { "thread \($0)" } : nil
    }

    private func more(_ count: Int, _ noun: String) -> String {
        count > 1 ? "; and \(CountWords.count(count - 1, "more \(noun)")) of its kind" : ""
    }

    // MARK: How long it took

    func serialised(_ run: SerialRun) -> FindingWords {
        let parents = run.parentCount > 1
        let more =
            parents ? ", and \(CountWords.count(run.parentCount - 1, "task")) like it did the same" : ""
        return FindingWords(
            "\(names) ran one by one",
            "\(timeline.label(of: run.parent)) awaited each before it made the next, which took "
                + "\(TimeWords.duration(run.total))\(more); unless each needs what the one before found, "
                + "side by side they take \(TimeWords.duration(run.together)).",
            pins: pins { _ in "one by one" }
        )
    }

    func criticalWait(_ wait: CriticalWait) -> FindingWords {
        let name = timeline.label(of: wait.most.task)
        let waiter = timeline.label(of: wait.waiter)
        let (alone, path) = (TimeWords.duration(wait.alone), TimeWords.duration(wait.path))
        return FindingWords(
            "\(waiter) waited \(alone) for \(name) alone",
            "That is \(alone == path ? "all" : alone) of the \(path) until \(main) ended, above all for "
                + "\(CriticalWords.name(wait.most, timeline)): if that gets shorter, \(main) ends sooner.",
            pins: pins { _ in "\(waiter) waits for \(name) alone" }
        )
    }

    // MARK: Places and names

    private func pins(_ words: (Finding.Sighting) -> String) -> [String] {
        finding.sightings.prefix(FindingWords.pinLimit).map(words)
    }

    private func length(_ sighting: Finding.Sighting) -> String {
        TimeWords.duration(sighting.to - sighting.from)
    }

    private var names: String {
        // There may be a million.
        let labels = finding.tasks.lazy.map { timeline.label(of: $0) }
        guard let first = labels.first, labels.count > 1 else { return labels.first ?? "" }
        let count = "\(CountWords.grouped(labels.count)) × "
        if labels.allSatisfy({ $0 == first }) { return count + first }
        let pattern = NameStems.withoutNumbers(first)
        guard labels.count > 3, labels.allSatisfy({ NameStems.withoutNumbers($0) == pattern }) else {
            return CountWords.list(labels)
        }
        return count + pattern
    }
}
