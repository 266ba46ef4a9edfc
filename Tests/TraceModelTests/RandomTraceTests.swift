import Testing
import TestSupport
import TraceModel

@Test func `a random trace keeps every law`() {
    for seed in 0..<400 as Range<UInt64> {
        let report = RandomTrace.make(seed: seed).lawReport()
        #expect(
            report.isLawful,
            "seed \(seed): \(report.first?.sentence ?? "") in event \(report.first?.event ?? -1)"
        )
    }
}

@Test func `a random trace with gaps keeps every law`() {
    for seed in 0..<400 as Range<UInt64> {
        var shape = RandomTrace.Shape(seed: seed)
        shape.gaps = 3
        let report = RandomTrace.make(seed: seed, shape: shape).lawReport()
        #expect(
            report.isLawful,
            "seed \(seed): \(report.first?.sentence ?? "") in event \(report.first?.event ?? -1)"
        )
    }
}

@Test func `a random trace is decided by its seed`() {
    for seed in 0..<50 as Range<UInt64> {
        #expect(RandomTrace.make(seed: seed).events == RandomTrace.make(seed: seed).events, "seed \(seed)")
    }
    #expect(RandomTrace.make(seed: 1).events != RandomTrace.make(seed: 2).events)
}

@Test func `random traces show every kind of event and of task`() {
    var kinds: Set<EventKind> = []
    var taskKinds: Set<TaskKind> = []
    for seed in 0..<200 as Range<UInt64> {
        for event in RandomTrace.make(seed: seed).events {
            kinds.insert(event.action.kind)
            if case .create(let creation) = event.action, let kind = creation.kind { taskKinds.insert(kind) }
        }
    }
    #expect(kinds.union([.gap]) == Set(EventKind.allCases))
    #expect(taskKinds == Set(TaskKind.allCases))
}
