import TraceModel

/// Which differences fail a build.
///
/// ```swift
/// let failOn = try FailOn("order,time:5%:2ms")
/// ```
/// `structure`, `causality` and `order` each bring the firmer ones along: an order that is checked while
/// tasks may come and go would be no check. `overlap` and `time` stand for themselves. `none` lets everything
/// pass.
public struct FailOn: Hashable, Sendable {
    /// The levels whose differences fail.
    public let levels: Set<Level>
    /// From when on a difference in time counts; nil for what the clock calls for.
    public let threshold: TimeThreshold?

    /// From when on times of several recordings a side have changed; nil where time is not gated.
    public var setThreshold: TimeThreshold? { levels.contains(.time) ? threshold ?? .wall : nil }

    /// Fails on differences of these levels, and on none of others.
    public init(levels: Set<Level>, threshold: TimeThreshold? = nil) {
        self.levels = levels
        self.threshold = threshold
    }

    /// Structure, causality and order: the default between virtual clocks.
    public static let order = FailOn(levels: [.structure, .causality, .order])
    /// Structure alone: the default where a wall clock takes part, since races decide about the rest.
    public static let structure = FailOn(levels: [.structure])
    /// Nothing fails.
    public static let nothing = FailOn(levels: [])

    /// Reads a list such as `structure,overlap,time:10%:1ms`.
    ///
    /// - Throws: `FailOnError` if a word is unknown or a threshold can't be read.
    public init(_ list: String) throws(FailOnError) {
        var levels: Set<Level> = []
        var threshold: TimeThreshold?
        for word in list.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            if word == "none" { continue }
            guard let level = Level(rawValue: String(parts[0])) else { throw .unknownLevel(String(word)) }
            levels.insert(level)
            if level < .overlap { levels.formUnion(Level.allCases.filter { $0 < level }) }
            guard parts.count > 1 else { continue }
            guard level == .time else { throw .noThreshold(level) }
            threshold = try TimeThreshold(parts: parts.dropFirst())
        }
        self.init(levels: levels, threshold: threshold)
    }
}

/// What is wrong with a list of what fails.
public enum FailOnError: Error, Hashable, Sendable {
    /// There is no such level.
    case unknownLevel(String)
    /// Only time has a threshold.
    case noThreshold(Level)
    /// A part of a threshold is neither a percentage nor a duration.
    case unreadableThreshold(String)

    /// The error as a sentence that says what is allowed.
    public var sentence: String {
        switch self {
        case .unknownLevel(let word):
            "unknown level '\(word)' in --fail-on; "
                + "the levels are structure, causality, order, overlap, time and none"
        case .noThreshold(let level):
            "'\(level.rawValue)' takes no threshold in --fail-on; only time does, as in time:10%:1ms"
        case .unreadableThreshold(let part):
            "'\(part)' is no threshold; write a percentage, a duration or both, as in time:10%:1ms"
        }
    }
}

/// Whether a build may go on.
public enum Gate: Hashable, Sendable {
    /// No difference that fails.
    case pass
    /// A difference that fails.
    case fail
    /// Nobody knows: the recordings, or what is asked of them, don't allow a comparison.
    case cannotCompare

    /// The exit status of `weft diff`: 0, 1 or 2.
    public var exitStatus: Int32 {
        switch self {
        case .pass: 0
        case .fail: 1
        case .cannotCompare: 2
        }
    }

    /// Its spelling in reports: what can't be compared fails.
    public var word: String { self == .pass ? "pass" : "fail" }
}

extension TimeThreshold {
    fileprivate init(parts: some Sequence<Substring>) throws(FailOnError) {
        self.init(percent: 0, absolute: .zero)
        for part in parts {
            if part.hasSuffix("%"), let percent = Self.percent(part.dropLast()) {
                self.percent = percent
            } else if let span = TimeSpan(words: part) {
                absolute = span
            } else {
                throw .unreadableThreshold(String(part))
            }
        }
    }

    /// Reads digits with at most one point between them: `5`, `99.5`.
    private static func percent(_ words: Substring) -> Double? {
        let parts = words.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber =
            parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
        guard isNumber, let percent = Double(words), percent.isFinite else { return nil }
        return percent
    }
}
