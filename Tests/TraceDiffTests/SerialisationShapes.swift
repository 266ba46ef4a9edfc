import TestSupport
import TraceModel

/// A program before and after a change that makes tasks run one after another, and what is to be said of it.
struct SerialisationShape: Sendable {
    let name: String
    let before: String
    let after: String
    /// The first sentence.
    let sentence: String
    /// The first sentence on the two recordings the other way round.
    let mirrored: String

    var base: Trace { TraceNotation.trace(before) }
    var candidate: Trace { TraceNotation.trace(after) }

    static let all = ofTwo + ofOtherTwo + ofThreads + ofMany

    private static let together = """
        main    RG..........R|
          fetch .RZ.......R.|
          order .RZ.......R.|
        """

    /// Two tasks, of which the second one now waits in some way until the first one lets it go on.
    private static func waiting(_ sign: String, _ now: String, _ before: String) -> SerialisationShape {
        SerialisationShape(
            name: "order \(now)",
            before: together,
            after: """
                main    RG....................R|
                  fetch .RZ.......Rw|
                  order .R\(sign)........RZ.......R.|
                """,
            sentence: "`fetch` and `order` used to overlap for 11 ms; now only for 2 ms, as `order` \(now): "
                + "+10 ms on the critical path",
            mirrored:
                "`fetch` and `order` overlap now, for 11 ms; before, only for 2 ms, as `order` \(before): "
                + "−10 ms on the critical path"
        )
    }

    private static let ofTwo = [
        waiting("L", "waits until `fetch` gives up lock `lock`", "waited until `fetch` gave up lock `lock`"),
        waiting("A", "waits until `fetch` leaves actor `Actor`", "waited until `fetch` left actor `Actor`"),
        waiting(
            "Q",
            "waits until `fetch` puts into the queue `queue`",
            "waited until `fetch` put into the queue `queue`"
        ),
        waiting(
            "P",
            "waits until `fetch` takes from the queue `queue`",
            "waited until `fetch` took from the queue `queue`"
        ),
        waiting("C", "waits until `fetch` wakes it", "waited until `fetch` woke it"),
        SerialisationShape(
            name: "one awaits the other",
            before: together,
            after: """
                main    RG.....................R|
                  fetch .RZ.......R.|
                  order .RT.........RZ.......R.|
                """,
            sentence:
                "`fetch` and `order` used to overlap for 11 ms; now only for 1 ms, as `order` awaits `fetch` "
                + "first: +11 ms on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 11 ms; before, only for 1 ms, as `order` awaited "
                + "`fetch` first: −11 ms on the critical path"
        ),
        SerialisationShape(
            name: "main awaits the one before it makes the other",
            before: """
                main              RT..........RTR|
                  fetch:async-let .RZ.......R.|
                  order:async-let .RZ.......R...|
                """,
            after: """
                main              RT..........RT.............R|
                  fetch:async-let .RZ.......R.|
                  order:async-let              .RZ.......R...|
                """,
            sentence:
                "`fetch` and `order` used to overlap for 11 ms; now `order` starts only after `fetch` ends, "
                + "because `main` awaits it first: +13 ms on the critical path",
            mirrored:
                "`fetch` and `order` overlap now, for 11 ms; before, `order` started only after `fetch` "
                + "ended, because `main` awaited it first: −13 ms on the critical path"
        ),
    ]
}
