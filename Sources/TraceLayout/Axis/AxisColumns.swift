import TraceAnalysis
import TraceModel

/// The columns of an axis: one a scheduling step, gathered into instants with silences between them.
///
/// The numbers are those that the mock-ups settled on; see `place` for how the width is divided.
struct AxisColumns {
    private(set) var instants: [AxisInstant] = []
    private(set) var silences: [AxisSilence] = []
    private(set) var columnWidth = 0.0
    private let events: [Event]
    private let window: Window
    /// Where the first column begins.
    private let first: Instant
    private let columnCount: Int
    /// For each column its instant.
    private var instantOfColumn: [Int32] = []
    /// Steps that begin no later than this after the one before belong to the same instant.
    private let nearness: TimeSpan
    /// Whether the time between instants has any width.
    private let hasSilences: Bool
    private let steps: [Step]

    init(_ timeline: Timeline, _ kind: AxisKind) {
        let trace = timeline.trace
        events = trace.events
        steps = timeline.steps
        window = timeline.window
        // Before the first event of a trace there is nothing to be shown; before that of a part there is.
        first = window.from == .zero ? events[window.events.lowerBound].time : window.from
        // Without steps the events still need a place.
        columnCount = max(1, steps.count)
        nearness = Self.nearness(trace, window)
        hasSilences = kind != .steps
        gather()
    }

    /// How close steps must be to share an instant: a tick, or a hundredth of the shortest sleep, or a share of all.
    ///
    /// A share of the whole alone would glue sleeps of 100 ms together where one sleep lasts an hour.
    private static func nearness(_ trace: Trace, _ window: Window) -> TimeSpan {
        var shortest: Int64?
        for event in trace.events[window.events] {
            guard case .suspend(let suspension) = event.action, suspension.reason == .sleep,
                let span = suspension.duration?.nanoseconds, span > 0
            else { continue }
            shortest = min(shortest ?? span, span)
        }
        var tick = TimeSpan.zero
        if case .virtual(let span) = trace.clock { tick = span }
        let share = shortest.map { $0 / 100 } ?? window.duration.nanoseconds / 2000
        return max(tick, TimeSpan(nanoseconds: share))
    }

    /// The event that opens a column, and when; a step that began before the window begins with it.
    private func opening(_ column: Int) -> (event: Int, time: Instant) {
        guard !steps.isEmpty else { return (window.events.lowerBound, first) }
        return (max(window.events.lowerBound, Int(steps[column].opening)), steps[column].from)
    }

    private mutating func gather() {
        instantOfColumn.reserveCapacity(columnCount)
        if opening(0).time - first > nearness {
            instants.append(AxisInstant(from: first, to: first, columns: 0))
        }
        for column in 0..<columnCount {
            let opening = opening(column)
            if column == 0 || opening.time - self.opening(column - 1).time > nearness {
                instants.append(AxisInstant(from: opening.time, to: opening.time, columns: 0))
            }
            let place = instants.count - 1
            instants[place].columns += 1
            instantOfColumn.append(Int32(place))
            var event = range(column).last
            while let last = event, last > opening.event, !isNear(last, column) { event = last - 1 }
            if let event { instants[place].to = max(instants[place].to, events[event].time) }
        }
        if let last = instants.last, window.to - last.to > nearness {
            instants.append(AxisInstant(from: window.to, to: window.to, columns: 0))
        }
    }

    /// The events of a column: from its opening to before the next one's.
    private func range(_ column: Int) -> Range<Int> {
        let from = opening(column).event
        let to = column + 1 < columnCount ? opening(column + 1).event : window.events.upperBound
        return from..<max(from, to)
    }

    private func isNear(_ event: Int, _ column: Int) -> Bool {
        events[event].time - opening(column).time <= nearness
    }

    /// Divides the width: a third for the columns (a half where they are few), the rest for the silences.
    ///
    /// Silences up to three times the median are to scale with one another; a longer one grows ever more slowly and
    /// is never more than twice as wide as that, so an hour among tenths of a second takes a quarter of the picture.
    mutating func place(left: Double, width: Double) {
        let count = Double(instants.reduce(0) { $0 + $1.columns })
        let gaps =
            hasSilences
            ? zip(instants, instants.dropFirst()).map { max(1, Double(($1.from - $0.to).nanoseconds)) } : []
        if gaps.isEmpty {
            columnWidth = min(168, width / count)
        } else if 10 * count > 0.7 * width {
            columnWidth = 0.7 * width / count
        } else {
            let share = (count <= 6 ? 0.46 : 0.30) * width / count
            columnWidth = min(max(share, 10), 84).rounded()
        }
        let limit = 3 * (gaps.isEmpty ? 0 : gaps.sorted()[(gaps.count - 1) / 2])
        let shown = gaps.map { $0 <= limit ? $0 : limit * (2 - limit / $0) }
        let scale = gaps.isEmpty ? 0 : (width - count * columnWidth) / shown.reduce(0, +)
        var x = left
        for place in instants.indices {
            let from = x
            x += Double(instants[place].columns) * columnWidth
            instants[place].extent = Extent(from: from, to: x)
            guard place < gaps.count else { continue }
            let silence = Extent(from: x, to: x + shown[place] * scale)
            silences.append(
                AxisSilence(
                    span: instants[place + 1].from - instants[place].to,
                    extent: silence,
                    isCut: gaps[place] > limit || gaps.count == 1
                )
            )
            x = silence.to
        }
    }

    /// Gives these columns and others the same instants, each with a column for every step of the side with more.
    ///
    /// Two instants of one side become one only where one of the other side lasts over both.
    mutating func unite(with other: inout AxisColumns) {
        let near = max(nearness, other.nearness)
        var united: [AxisInstant] = []
        var columns: [(own: Int, other: Int)] = []
        var places: (own: [Int32], other: [Int32]) = ([], [])
        while places.own.count < instants.count || places.other.count < other.instants.count {
            let own = places.own.count < instants.count ? instants[places.own.count] : nil
            let their = places.other.count < other.instants.count ? other.instants[places.other.count] : nil
            let isOwn = own.map { own in their.map { own.from - $0.from <= near } ?? true } ?? false
            let isTheir = their.map { their in own.map { their.from - $0.from <= near } ?? true } ?? false
            let parts = [isOwn ? own : nil, isTheir ? their : nil]
            let from = parts.compactMap { $0?.from }.min() ?? .zero
            let to = parts.compactMap { $0?.to }.max() ?? from
            if united.last.map({ from > $0.to }) ?? true {
                united.append(AxisInstant(from: from, to: to, columns: 0))
                columns.append((0, 0))
            }
            let place = united.count - 1
            columns[place].own += parts[0]?.columns ?? 0
            columns[place].other += parts[1]?.columns ?? 0
            united[place].to = max(united[place].to, to)
            united[place].columns = max(columns[place].own, columns[place].other)
            if isOwn { places.own.append(Int32(place)) }
            if isTheir { places.other.append(Int32(place)) }
        }
        instantOfColumn = instantOfColumn.map { places.own[Int($0)] }
        other.instantOfColumn = other.instantOfColumn.map { places.other[Int($0)] }
        instants = united
        other.instants = united
    }

    /// Where each event of the window stands: spread over its column, its step's end at the right edge.
    ///
    /// What happens when nobody runs, as when a timer rings, stands where the next column begins.
    func positions() -> [Double] {
        var places = Places(window)
        for step in steps {
            places.change(Int(step.opening), by: 1)
            places.change(Int(step.closing), by: -1)
        }
        for event in window.events.lowerBound..<opening(0).event {
            places[event] = instants.x(at: events[event].time)
        }
        var columnOfInstant = 0
        for column in 0..<columnCount {
            let instant = Int(instantOfColumn[column])
            if column > 0, Int(instantOfColumn[column - 1]) != instant { columnOfInstant = 0 }
            let x = instants[instant].extent.from + Double(columnOfInstant) * columnWidth
            columnOfInstant += 1
            place(column, from: x, &places)
        }
        return places.positions
    }

    private func place(_ column: Int, from x: Double, _ places: inout Places) {
        let range = range(column)
        let rest = places.rest(in: range)
        let inner = range.dropFirst().prefix { $0 < rest ?? range.upperBound }
        let near = inner.prefix { isNear($0, column) }
        let step = columnWidth / Double(near.count + 1)
        if let first = range.first { places[first] = x }
        for (place, event) in near.enumerated() { places[event] = x + step * Double(place + 1) }
        for event in inner[near.endIndex...] { places[event] = instants.x(at: events[event].time) }
        guard let rest else { return }
        places[rest] = isNear(rest, column) ? x + columnWidth : instants.x(at: events[rest].time)
        let next = leftEdge(after: column, x + columnWidth)
        for event in range where event > rest {
            let isAtOnce = events[event].time - events[rest].time <= nearness
            places[event] = isAtOnce ? places[rest] : next ?? instants.x(at: events[event].time)
        }
    }

    /// Where the column after one begins; nil after the last.
    private func leftEdge(after column: Int, _ right: Double) -> Double? {
        guard column + 1 < columnCount else { return nil }
        let instant = instantOfColumn[column + 1]
        return instant == instantOfColumn[column] ? right : instants[Int(instant)].extent.from
    }
}

/// Where the events of a window stand, and how many tasks run at each.
private struct Places {
    private let first: Int
    private(set) var positions: [Double]
    /// By how much each event changes the number of tasks that run.
    private var changes: [Int8]
    private var running = 0

    init(_ window: Window) {
        first = window.events.lowerBound
        positions = Array(repeating: 0, count: window.events.count)
        changes = Array(repeating: 0, count: window.events.count)
    }

    subscript(event: Int) -> Double {
        get { positions[event - first] }
        set { positions[event - first] = newValue }
    }

    /// An event begins or ends a run; one before the window counts from its first event on, one after it never.
    mutating func change(_ event: Int, by difference: Int8) {
        if event < first {
            running += Int(difference)
        } else if event - first < changes.count {
            changes[event - first] += difference
        }
    }

    /// The last of some events, which come one after another, after which nobody runs any more.
    mutating func rest(in range: Range<Int>) -> Int? {
        var rest: Int?
        for event in range {
            let change = changes[event - first]
            running += Int(change)
            if change < 0, running <= 0 { rest = event }
        }
        return rest
    }
}
