extension SerialisationShape {
    /// Two tasks that one might take for something else.
    static let ofOtherTwo = [
        SerialisationShape(
            name: "two of one name",
            before: """
                main    RG..........R|
                  order .RZ.......R.|
                  order .RZ.......R.|
                """,
            after: """
                main    RG....................R|
                  order .RZ.......Rw|
                  order .RL........RZ.......R.|
                """,
            sentence: "the 1st and the 2nd `order` used to overlap for 11 ms; now only for 2 ms, as the "
                + "2nd waits until the 1st gives up lock `lock`: +10 ms on the critical path",
            mirrored: "the 1st and the 2nd `order` overlap now, for 11 ms; before, only for 2 ms, as "
                + "the 2nd waited until the 1st gave up lock `lock`: −10 ms on the critical path"
        ),
        SerialisationShape(
            name: "by way of main",
            before: """
                main              RT..........RTR|
                  fetch:async-let .RZ.......R.|
                  order:async-let .RZ.......R...|
                """,
            after: """
                main              RT..........RwT...........R|
                  fetch:async-let .RZ.......R.|
                  order:async-let .RQ..........RZ.......R...|
                """,
            sentence: "`fetch` and `order` used to overlap for 11 ms; now only for 1 ms, as `order` "
                + "waits until `main` puts into the queue `queue`, and `main` awaits `fetch` first: "
                + "+12 ms on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 11 ms; before, only for 1 ms, as `order` "
                + "waited until `main` put into the queue `queue`, and `main` awaited `fetch` "
                + "first: −12 ms on the critical path"
        ),
        SerialisationShape(
            name: "off the critical path",
            before: """
                main           R-----------------------------|
                fetch:detached .RZ.......R.|
                order:detached .RZ.......R.|
                """,
            after: """
                main           R-----------------------------|
                fetch:detached .RZ.......Rw|
                order:detached .RL........RZ.......R.|
                """,
            sentence: "`fetch` and `order` used to overlap for 11 ms; now only for 2 ms, as `order` "
                + "waits until `fetch` gives up lock `lock`: +10 ms until `order` ends, which is "
                + "not on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 11 ms; before, only for 2 ms, as `order` "
                + "waited until `fetch` gave up lock `lock`: −10 ms until `order` ends, which is "
                + "not on the critical path"
        ),
        SerialisationShape(
            name: "main itself",
            before: """
                main    RZ.......RTR|
                  fetch .RZ......R.|
                """,
            after: """
                main    RT.........RZ.......R|
                  fetch .RZ......R.|
                """,
            sentence: "`fetch` and `main` used to overlap for 9 ms; now `main` awaits `fetch` first: +9 "
                + "ms on the critical path",
            mirrored: "`fetch` and `main` overlap now, for 9 ms; before, `main` awaited `fetch` first: "
                + "−9 ms on the critical path"
        ),
        SerialisationShape(
            name: "another print besides",
            before: """
                main    RG..........R|
                  fetch .RpZ......R.|
                  order .RZ.......R.|
                """,
            after: """
                main    RG....................R|
                  fetch .R-pZ.....Rw|
                  order .RL........RZ.......R.|
                """,
            sentence: "`fetch` and `order` used to overlap for 11 ms; now only for 2 ms, as `order` "
                + "waits until `fetch` gives up lock `lock`: +10 ms on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 11 ms; before, only for 2 ms, as `order` "
                + "waited until `fetch` gave up lock `lock`: −10 ms on the critical path"
        ),
        SerialisationShape(
            name: "made by the other",
            before: """
                main                 RG..........R|
                  fetch              .RZ.......R.|
                  order:unstructured .RZ.......R.|
                """,
            after: """
                main                   RG.....................R|
                  fetch                .RZ.......R-T.........R|
                    order:unstructured            .RZ.......R|
                """,
            sentence: "`fetch` and `order` used to overlap for 11 ms; now `order` starts only when "
                + "`fetch` creates it: +11 ms on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 11 ms; before, `order` started only when "
                + "`fetch` created it: −11 ms on the critical path"
        ),
    ]
}
