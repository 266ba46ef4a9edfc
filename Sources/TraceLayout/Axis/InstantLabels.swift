import TraceAnalysis
import TraceModel

/// Names instants by their time: one unit for all, each with the digits that tell it from its neighbours.
package struct InstantLabels {
    package struct Label {
        package var text: String
        package var x: Double
        var goesWhenSmall: Bool
        /// How many decimals it has: the fewer, the rounder; negative for whole tens, hundreds and so on.
        package var decimals: Int
        /// How far it is from the truth; nanoseconds.
        package var error: Int64
    }

    let labels: [Label]

    init(axis: Axis, density: Density, width: Double) {
        let metrics = TextMetrics(.tick, density)
        let all = Self.candidates(axis)
        // The rounder ones are placed first; the others go where there is room left.
        let order = all.indices.sorted {
            (all[$0].decimals, all[$0].error, $0) < (all[$1].decimals, all[$1].error, $1)
        }
        var normal = Placement(margin: 8)
        var small = Placement(margin: 8)
        var placed: [(Int, Label)] = []
        for place in order {
            var label = all[place]
            func span(_ isSmall: Bool) -> Extent {
                let half = metrics.width(of: label.text, isSmall: isSmall) / 2
                // As the painter does: what would leave the picture at its large size leans inwards.
                let leans = label.x + metrics.width(of: label.text, isSmall: true) / 2 > width - 4
                let shift = leans ? label.x + half - (width - 8) : 0
                return Extent(from: label.x - half - shift, to: label.x + half - shift)
            }
            guard normal.add(span(false)) else { continue }
            label.goesWhenSmall = !small.add(span(true))
            placed.append((place, label))
        }
        labels = placed.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The time of every instant, wherever there is room for a letter.
    ///
    /// - Parameters:
    ///   - axis: The axis whose instants are named.
    ///   - spacing: How far apart two labels are at least, in the axis's own unit.
    /// - Returns: Labels in order of time, more than there is room for.
    package static func candidates(_ axis: Axis, spacing: Double = 60) -> [Label] {
        let points = points(axis, spacing)
        let times = points.map(\.time.nanoseconds)
        let places = points.map(\.x)
        let unit = TimeWords.unit(for: points.count == 1 ? 0 : axis.window.to.nanoseconds)
        var labels: [Label] = []
        var lastX = -100.0
        for place in times.indices {
            // Thousands of instants can't all be asked about; no label is narrower than this.
            guard places[place] - lastX >= spacing / 15 || place == times.count - 1 else { continue }
            lastX = places[place]
            // Only what is far enough away to have a label of its own must be told apart from this one.
            let before = places[..<place].lastIndex { $0 <= places[place] - spacing } ?? place - 1
            let after = places[place...].firstIndex { $0 >= places[place] + spacing } ?? place + 1
            let neighbour = min(
                before >= 0 ? times[place] - times[before] : .max,
                after < times.count ? times[after] - times[place] : .max
            )
            labels.append(label(times[place], at: places[place], neighbour: neighbour, unit))
        }
        return labels
    }

    /// What may be named: every instant in its middle, and one that lasts long wherever its time has moved on.
    private static func points(_ axis: Axis, _ spacing: Double) -> [(time: Instant, x: Double)] {
        var points: [(time: Instant, x: Double)] = []
        for instant in axis.instants {
            let isLong = (instant.to - instant.from).nanoseconds > axis.window.duration.nanoseconds / 50
            guard isLong, instant.extent.width > 2 * spacing else {
                points.append((instant.from, instant.extent.middle))
                continue
            }
            var x = instant.extent.from
            while x < instant.extent.to {
                let time = axis.time(at: x)
                // Steps of one tick are wide here, and their time stands still: said once, it is said.
                if points.last?.time != time { points.append((time, x)) }
                x += spacing / 8
            }
        }
        return points
    }

    /// A time with as few decimals as leave it closer to the truth than a twentieth of the way to its
    /// neighbour.
    private static func label(
        _ time: Int64,
        at x: Double,
        neighbour: Int64,
        _ unit: (name: String, nanoseconds: Int64)
    ) -> Label {
        // From a million of the unit downwards: 100 is rounder than 10, and 10 than 9.
        var decimals = -6
        var size = unit.nanoseconds * 1_000_000
        func error() -> Int64 { min(time % size, size - time % size) }
        while error() > neighbour / 20, size >= 10 {
            size /= 10
            decimals += 1
        }
        let digits = TimeWords.decimal(
            UInt64(max(0, time)),
            UInt64(unit.nanoseconds),
            max(0, decimals)
        )
        return Label(
            text: digits + " " + unit.name,
            x: x,
            goesWhenSmall: false,
            decimals: decimals,
            error: error()
        )
    }
}

/// Extents that keep their distance from one another.
struct Placement {
    let margin: Double
    private var taken: [Extent] = []

    init(margin: Double) { self.margin = margin }

    /// Keeps an extent if it is free; O(extents already there).
    mutating func add(_ extent: Extent) -> Bool {
        for other in taken where extent.from < other.to + margin && other.from < extent.to + margin {
            return false
        }
        taken.append(extent)
        return true
    }
}
