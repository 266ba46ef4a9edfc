import TraceModel

/// 64 bits that two acts share if they are the same act; different acts share them once in 2^64 pairs.
///
/// The finisher is that of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). No hash seed: the same on each
/// run.
struct Fingerprint {
    private(set) var value: UInt64 = 0

    mutating func add(_ word: UInt64) {
        var mixed = (value &+ 0x9E37_79B9_7F4A_7C15) ^ word
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        value = mixed ^ (mixed >> 31)
    }

    /// An absent fact differs from every present one.
    mutating func add(_ word: UInt64?) {
        add(word == nil ? 0 : 1)
        if let word { add(word) }
    }
}

extension Side {
    /// The fingerprint of one act of a task: what was done, without who woke whom, threads and times.
    ///
    /// `tokens` stands for tasks by what they are matched with; without it tasks count by their name alone.
    func fingerprint(of index: Int, tokens: [UInt64]?) -> UInt64 {
        let event = trace.events[index]
        var print = Fingerprint()
        switch event.action {
        case .create(let creation):
            print.add(1)
            if let tokens { print.add(tokens[owner(of: event)]) } else { print.add(key(of: creation)) }
        case .start: print.add(2)
        case .suspend(let suspension):
            print.add(3)
            print.add(suspension.reason.map { UInt64($0.rank) })
            // On a wall clock a sleep is recorded as what was left of it when it began: never twice the same.
            print.add(isExact ? suspension.duration.map { UInt64(bitPattern: $0.nanoseconds) } : nil)
            print.add(symbol(of: suspension.what).map(UInt64.init))
            let target = number(of: suspension.target)
            print.add(target.map { tokens?[$0] ?? 0 })
        case .ready: print.add(4)
        case .resume: print.add(5)
        case .end(let ending):
            print.add(6)
            print.add(ending.outcome.map { UInt64($0.rank) })
            print.add(symbol(of: ending.error).map(UInt64.init))
        case .print(let text, let stream):
            print.add(stream == .standardOutput ? 7 : 8)
            print.add(symbol(of: text).map(UInt64.init))
        case .mark(let text):
            print.add(9)
            print.add(symbol(of: text).map(UInt64.init))
        case .cancel: print.add(10)
        case .gap: print.add(11)
        }
        return print.value
    }

    /// The fingerprint of all that a task does, by names alone; equal tasks of both sides have equal ones.
    func fingerprint(ofActsOf task: Int) -> UInt64 {
        var print = Fingerprint()
        for act in acts(of: task) { print.add(fingerprint(of: Int(act), tokens: nil)) }
        return print.value
    }

    /// What a task is called among its siblings: its name, or without one its kind.
    func key(of creation: Creation) -> UInt64 {
        if let name = symbol(of: creation.name) { return 64 + UInt64(name) }
        return creation.kind.map { 1 + UInt64($0.rank) } ?? 0
    }
}

extension CaseIterable where Self: Equatable {
    /// The place of the case among all cases.
    var rank: Int {
        var place = 0
        for other in Self.allCases {
            if other == self { return place }
            place += 1
        }
        return place
    }
}
