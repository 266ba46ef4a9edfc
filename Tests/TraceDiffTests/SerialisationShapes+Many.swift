extension SerialisationShape {
    /// Tasks that share threads.
    static let ofThreads = [
        SerialisationShape(
            name: "one thread",
            before: """
                main    RG.........R|
                  fetch .R--------|
                  order .R---------|
                """,
            after: """
                main    RG..................R|
                  fetch .R--------|
                  order ..........R---------|
                """,
            sentence: "`fetch` and `order` used to overlap for 9 ms; now both run on thread 1, one "
                + "after the other: +9 ms on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 9 ms; before, both ran on thread 1, one "
                + "after the other: −9 ms on the critical path"
        ),
        SerialisationShape(
            name: "a thread that is taken when a sleep ends",
            before: """
                main    RG..........R|
                  fetch ..R-------|
                  order .RZR--------|
                """,
            after: """
                main    RG................R|
                  fetch ..R-------|
                  order .RZr------R-------|
                """,
            sentence: "`fetch` and `order` used to overlap for 8 ms; now only for 1 ms, as both run on "
                + "thread 1, one after the other: +6 ms on the critical path",
            mirrored: "`fetch` and `order` overlap now, for 8 ms; before, only for 1 ms, as both ran on "
                + "thread 1, one after the other: −6 ms on the critical path"
        ),
        SerialisationShape(
            name: "three on one thread",
            before: """
                main     RG...R|
                  worker .R---|
                  worker .R---|
                  worker .R---|
                """,
            after: """
                main     RG...........R|
                  worker .R---|
                  worker .....R---|
                  worker .........R---|
                """,
            sentence: "3 tasks named `worker` used to overlap, up to 3 at once; now they run one after "
                + "another, because all run on thread 1: +8 ms on the critical path",
            mirrored: "3 tasks named `worker` overlap now, up to 3 at once; before, they ran one after "
                + "another, because all ran on thread 1: −8 ms on the critical path"
        ),
        SerialisationShape(
            name: "four on two threads",
            before: """
                main     RG...R|
                  worker .R---|
                  worker .R---|
                  worker .R---|
                  worker .R---|
                """,
            after: """
                main     RG.......R|
                  worker .R---|
                  worker .R---|
                  worker .....R---|
                  worker .....R---|
                """,
            sentence: "4 tasks named `worker` used to overlap, up to 4 at once; now at most 2 at once, "
                + "because 2 threads run them all: +4 ms on the critical path",
            mirrored: "4 tasks named `worker` overlap now, up to 4 at once; before, at most 2 at once, "
                + "because 2 threads ran them all: −4 ms on the critical path"
        ),
    ]

    /// More than two tasks.
    static let ofMany = [
        SerialisationShape(
            name: "main awaits each",
            before: """
                main     RG......R|
                  worker .RZ...R.|
                  worker .RZ...R.|
                  worker .RZ...R.|
                """,
            after: """
                main     RT......RT.......RT.......R|
                  worker .RZ...R.|
                  worker          .RZ...R.|
                  worker                   .RZ...R.|
                """,
            sentence: "3 tasks named `worker` used to overlap, up to 3 at once; now they run one after "
                + "another, because `main` awaits each before it creates the next: +18 ms on the "
                + "critical path",
            mirrored: "3 tasks named `worker` overlap now, up to 3 at once; before, they ran one after "
                + "another, because `main` awaited each before it created the next: −18 ms on the "
                + "critical path"
        ),
        SerialisationShape(
            name: "a lock for three",
            before: """
                main     RG...............R|
                  worker .RZ............R.|
                  worker .RZ............R.|
                  worker .RZ............R.|
                """,
            after: """
                main     RG.............................................R|
                  worker .RZ............Rw|
                  worker .RL.............RZ............Rw|
                  worker .RL............................RZ............R.|
                """,
            sentence: "3 tasks named `worker` used to overlap, up to 3 at once; now they run one after "
                + "another, because each waits until the one before gives up lock `lock`: +30 ms on "
                + "the critical path",
            mirrored: "3 tasks named `worker` overlap now, up to 3 at once; before, they ran one after "
                + "another, because each waited until the one before gave up lock `lock`: −30 ms on "
                + "the critical path"
        ),
        SerialisationShape(
            name: "tasks with numbers",
            before: """
                main     RG...............R|
                  part1  .RZ............R.|
                  part2  .RZ............R.|
                  part3  .RZ............R.|
                """,
            after: """
                main     RG.............................................R|
                  part1  .RZ............Rw|
                  part2  .RL.............RZ............Rw|
                  part3  .RL............................RZ............R.|
                """,
            sentence: "3 tasks like `part1` used to overlap, up to 3 at once; now they run one after "
                + "another, because each waits until the one before gives up lock `lock`: +30 ms on "
                + "the critical path",
            mirrored: "3 tasks like `part1` overlap now, up to 3 at once; before, they ran one after "
                + "another, because each waited until the one before gave up lock `lock`: −30 ms on "
                + "the critical path"
        ),
        SerialisationShape(
            name: "tasks of different names",
            before: """
                main     RG...............R|
                  first  .RZ............R.|
                  second .RZ............R.|
                  third  .RZ............R.|
                """,
            after: """
                main     RG.............................................R|
                  first  .RZ............Rw|
                  second .RL.............RZ............Rw|
                  third  .RL............................RZ............R.|
                """,
            sentence: "`first`, `second` and `third` used to overlap, up to 3 at once; now they run one "
                + "after another, because each waits until the one before gives up lock `lock`: +30 "
                + "ms on the critical path",
            mirrored: "`first`, `second` and `third` overlap now, up to 3 at once; before, they ran one "
                + "after another, because each waited until the one before gave up lock `lock`: −30 "
                + "ms on the critical path"
        ),
        SerialisationShape(
            name: "two at a time",
            before: """
                main     RG...............R|
                  worker .RZ............R.|
                  worker .RZ............R.|
                  worker .RZ............R.|
                  worker .RZ............R.|
                """,
            after: """
                main     RG...............................R|
                  worker .RZ............Rw|
                  worker .RZ............R-w|
                  worker .RL.............RZ............R.|
                  worker .RL..............RZ............R.|
                """,
            sentence: "4 tasks named `worker` used to overlap, up to 4 at once; now hardly ever more "
                + "than 2 at once, because each waits until another one gives up lock `lock`: +16 "
                + "ms on the critical path",
            mirrored: "4 tasks named `worker` overlap now, up to 4 at once; before, hardly ever more "
                + "than 2 at once, because each waited until another one gave up lock `lock`: −16 "
                + "ms on the critical path"
        ),
    ]
}
