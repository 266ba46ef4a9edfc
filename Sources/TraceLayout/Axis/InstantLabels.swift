import TraceModel

/// Names instants by their time: one unit for all, each with the digits that tell it from its neighbours.
package struct InstantLabels {
    package struct Label {
        package var text: String
        package var x: Double
        var goesWhenSmall: Bool
        /// How many decimals it has: the fewer, the rounder.
        package var decimals: Int
    }

    let labels: [Label]

    init(axis: Axis, density: Density, width: Double) {
        let metrics = TextMetrics(.tick, density)
        let all = Self.candidates(axis)
        // The rounder ones are placed first; the others go where there is room left.
        let order = all.indices.sorted {
            all[$0].decimals != all[$1].decimals ? all[$0].decimals < all[$1].decimals : $0 < $1
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
    package static func candidates(_ axis: Axis) -> [Label] {
        let unit = TimeWords.unit(for: axis.end.nanoseconds)
        let times = axis.instants.map { $0.from.nanoseconds }
        var labels: [Label] = []
        var lastX = -100.0
        for place in times.indices {
            let x = axis.instants[place].extent.middle
            // Thousands of instants can't all be asked about; no label is narrower than this.
            guard x - lastX >= 4 || place == times.count - 1 else { continue }
            lastX = x
            let before = place > 0 ? times[place] - times[place - 1] : .max
            let after = place + 1 < times.count ? times[place + 1] - times[place] : .max
            let (text, decimals) = text(times[place], neighbour: min(before, after), unit)
            labels.append(Label(text: text, x: x, goesWhenSmall: false, decimals: decimals))
        }
        return labels
    }

    /// A time with as few decimals as leave it closer to the truth than a twentieth of the way to its
    /// neighbour.
    private static func text(
        _ time: Int64,
        neighbour: Int64,
        _ unit: (name: String, nanoseconds: Int64)
    ) -> (String, Int) {
        var size = unit.nanoseconds
        for decimals in 0...9 {
            let rest = time % size
            let error = min(rest, size - rest)
            if error <= neighbour / 20 || size < 10 {
                let digits = TimeWords.decimal(UInt64(max(0, time)), UInt64(unit.nanoseconds), decimals)
                let point = digits.firstIndex(of: ".")
                let shown = point.map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
                return (digits + " " + unit.name, shown)
            }
            size /= 10
        }
        return ("\(time) ns", 9)
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
