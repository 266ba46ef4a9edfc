internal import EventLoop

/// One wait of one task: it ends when the task is chosen, or cancelled, whichever comes first.
final class Turn: Waitable, @unchecked Sendable {
    /// What it is that the task waits for.
    enum Subject {
        /// An object of the library.
        case object(Recorder.WaitReason, ObjectLabel)
        /// The end of a task, or of what stands for one.
        case end(of: Waitable)
        /// Several others.
        case group
    }

    private let subject: Subject

    init(_ subject: Subject) { self.subject = subject }

    /// With the lock held: ends the wait; false if it has ended before.
    @discardableResult
    func choose(because cause: Recorder.WakeCause, _ changes: inout Changes) -> Bool {
        guard state == .pending else { return false }
        finish(.finished, because: cause, &changes)
        return true
    }

    override var isOfOneTask: Bool { true }

    override var waitReason: (reason: Recorder.WaitReason, name: String) {
        switch subject {
        case .object(let reason, let label): (reason, label.text)
        case .end(let target): target.waitReason
        case .group: (.group, "")
        }
    }
}

/// The waits for one object, in order of arrival; each stays until its own task has run again.
typealias Line = [Turn]

// All with the lock held.
extension Line {
    /// Adds a wait at the end.
    mutating func join(_ turn: Turn) -> Turn {
        append(turn)
        return turn
    }

    /// Takes a wait out: O(n), and O(1) for the first of a short line.
    mutating func leave(_ turn: Turn) {
        if let place = firstIndex(where: { $0 === turn }) { remove(at: place) }
    }

    /// Whether somebody is in it who was not cancelled; one who was chosen is, until it has run again.
    var hasClaims: Bool { contains { $0.state != .cancelled } }

    /// Chooses up to `count` of those that still wait, and tells how many there were.
    @discardableResult
    func choose(_ count: Int, because cause: Recorder.WakeCause, _ changes: inout Changes) -> Int {
        var chosen = 0
        for turn in self {
            guard chosen < count else { break }
            if turn.choose(because: cause, &changes) { chosen += 1 }
        }
        return chosen
    }

    /// The first, if it still waits: one that was cancelled passes it on when it runs.
    func chooseFirst(because cause: Recorder.WakeCause, _ changes: inout Changes) {
        first?.choose(because: cause, &changes)
    }

    /// Chooses the first that still waits; those before it are out of the line, as their waits are over.
    mutating func takeNext(because cause: Recorder.WakeCause, _ changes: inout Changes) {
        while let first {
            removeFirst()
            if first.choose(because: cause, &changes) { return }
        }
    }
}
