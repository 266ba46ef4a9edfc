public import TraceModel

/// A wake that went to one who could not use it, while another waited for the same thing, and does so for ever.
public struct LostWake: Hashable, Sendable {
    /// What became of the wake.
    public enum Fate: Hashable, Sendable {
        /// Who was woken found nothing to do, and went back to wait for the same condition.
        case waitsAgain
        /// Who was woken was cancelled before it ran, and nobody was woken in its place.
        case cancelled
        /// Who got the lock ended, and nobody got it after that.
        case endedHolding
    }

    /// What is waited for.
    public let suspension: Suspension
    /// Who was woken, by its place in the timeline's `tasks`.
    public let receiver: Int
    /// Who woke it; nil where the trace does not say.
    public let waker: Int?
    /// When.
    public let at: Instant
    /// What became of it.
    public let fate: Fate
}

/// Looks for tasks that wait for ever since a wake went to another one.
struct LostWakeSearch {
    private let timeline: Timeline

    init(_ timeline: Timeline) { self.timeline = timeline }

    /// One finding for each lost wake, with all who wait for what it told of.
    var findings: [Finding] {
        guard timeline.endedByItself, timeline.losses.isEmpty else { return [] }
        let wakes = LastWakes(timeline)
        var findings: [Finding] = []
        var places: [LostWake: Int] = [:]
        for (task, life) in timeline.tasks.enumerated() where !life.isEnded {
            guard let wait = life.stretches.last, let suspension = timeline.suspension(of: wait),
                let wake = wakes.wake(of: suspension, after: wait.opening),
                let fate = fate(of: wake, suspension)
            else { continue }
            let event = timeline.trace.events[Int(wake.event)]
            var waker: TaskID?
            if case .ready(let cause) = event.action { waker = cause.by }
            let lost = LostWake(
                suspension: suspension,
                receiver: wake.receiver,
                waker: waker.flatMap { timeline.place(of: $0) },
                at: event.time,
                fate: fate
            )
            let sighting = Finding.Sighting(task, wait)
            if let place = places[lost] {
                findings[place].tasks.append(task)
                findings[place].sightings.append(sighting)
            } else {
                places[lost] = findings.count
                findings.append(Finding(.lostWake(lost), seen: [sighting]))
            }
        }
        return findings
    }

    /// Why the wake was of no use; nil where it was.
    private func fate(of wake: LastWakes.Wake, _ suspension: Suspension) -> LostWake.Fate? {
        let life = timeline.tasks[wake.receiver]
        if wasCancelledBeforeItRan(life, wake) { return .cancelled }
        switch suspension.reason {
        case .lock: return life.isEnded ? .endedHolding : nil
        case .condition:
            // On its way back it may have waited for the condition's lock, twice.
            let next = life.stretches[(wake.stretch + 1)...].lazy.compactMap { timeline.suspension(of: $0) }
                .first { $0.reason != .lock }
            return next?.reason == .condition && next?.what == suspension.what ? .waitsAgain : nil
        default: return nil
        }
    }

    private func wasCancelledBeforeItRan(_ life: TaskLife, _ wake: LastWakes.Wake) -> Bool {
        guard life.isEnded, wake.stretch + 1 < life.stretches.count else { return false }
        let ready = life.stretches[wake.stretch + 1]
        return timeline.trace.events[
            Int(ready.opening)..<min(Int(ready.closing), timeline.trace.events.count)
        ]
        .contains { $0.task == life.id && $0.action.kind == .cancel }
    }
}
