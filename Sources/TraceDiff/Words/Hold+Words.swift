import TraceModel

/// When something is told to be so.
enum Tense {
    /// It is so in the candidate.
    case now
    /// It was so in the base.
    case before

    /// The form of a verb.
    func callAsFunction(_ now: String, _ before: String) -> String { self == .now ? now : before }
}

extension Hold {
    /// What the held task does, as a phrase after its name: `waits until AGENT gives up lock db`.
    ///
    /// - Parameters:
    ///   - agent: Whom it is held behind, in words.
    ///   - tense: When it is so.
    ///   - texts: What the thing is called.
    /// - Returns: The phrase.
    func phrase(_ agent: String, _ tense: Tense, _ texts: TextTable) -> String {
        switch self {
        case .creation:
            tense("starts", "started") + " only when \(agent) " + tense("creates", "created") + " it"
        case .thread(let thread): tense("waits", "waited") + " until \(agent) leaves thread \(thread)"
        case .wait(.task, _, _), .wait(.group, _, _): tense("awaits", "awaited") + " \(agent) first"
        case .wait(let reason, let what, let via):
            tense("waits", "waited") + " until \(agent) "
                + Self.release(Wait(reason: reason, what: what.map { texts[$0] }), via, tense)
        }
    }

    /// What ends a wait, as a phrase after who does it.
    private static func release(_ wait: Wait, _ via: WakeCause?, _ tense: Tense) -> String {
        switch wait.reason {
        case .lock: tense("gives up ", "gave up ") + wait.thing
        case .semaphore: tense("gives back ", "gave back ") + wait.thing
        case .actor: tense("leaves ", "left ") + wait.thing
        case .condition: tense("notifies ", "notified ") + wait.thing
        case .event: "set" + tense("s ", " ") + wait.thing
        case .barrier: tense("comes to ", "came to ") + wait.thing
        case .queueGet: "put" + tense("s", "") + " into " + wait.thing
        case .queuePut: tense("takes", "took") + " from " + wait.thing
        default:
            switch via {
            case .completion: tense("ends", "ended")
            case .cancel: tense("cancels it", "cancelled it")
            default: tense("wakes it", "woke it")
            }
        }
    }
}
