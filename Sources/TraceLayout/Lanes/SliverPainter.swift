/// Paints stretches from left to right; those narrower than half a pixel, or than what the picture can afford, are
/// merged into cells of that width.
///
/// A cell shows the colour that so far was painted least in proportion to its time, so that over many cells the
/// painted widths still add up to the recorded times (error diffusion, as in Floyd and Steinberg, 1976, in one
/// dimension). What would then never be seen, because it is rare, is shown once every eight cells all the same: what
/// existed stays visible.
struct SliverPainter {
    /// Narrower than this is merged, where there is no need to be coarser; half a pixel.
    static let finest = 0.5
    /// Narrower than this is merged here.
    private let least: Double
    /// Narrower than this is a rounding error.
    private static let nothing = 1e-6
    /// A colour that exists is shown at least once in so many cells.
    private static let rarity = 8.0
    /// Where a colour that must not vanish is painted first it is so wide at least, so that on any screen a pixel has
    /// most of it; half a pixel of colour looks like none.
    static let visible = 1.5

    /// For each colour what was painted, from left to right, on the grid of tenths.
    private(set) var painted: [[Extent]]
    /// How many stretches were merged.
    private(set) var merged = 0
    private let colours: Int
    /// The colours that must not vanish, the most important first; a stretch of the first is seen even without width.
    private let rare: [Int]
    private var cell = Extent(from: 0, to: 0)
    private var isCellOpen = false
    private var isInCell: [Bool]
    /// For each colour how much of its width was not painted yet; negative where more was.
    private var debt: [Double]
    /// For each colour where it was painted last.
    private var lastShown: [Double]
    /// Up to where everything is painted; a sliver may have taken a little of what follows it.
    private var frontier = -Double.infinity

    /// A painter of a number of colours.
    init(colours: Int, rare: [Int], least: Double = finest) {
        self.least = least
        self.colours = colours
        self.rare = rare
        painted = Array(repeating: [], count: colours)
        isInCell = Array(repeating: false, count: colours)
        debt = Array(repeating: 0, count: colours)
        lastShown = Array(repeating: -.infinity, count: colours)
    }

    /// Adds the next stretch.
    mutating func add(_ colour: Int, _ extent: Extent, isSeenWithoutWidth: Bool) {
        let from = max(extent.from, frontier)
        let width = extent.to - from
        if width >= least {
            closeCell(at: from)
            let start = max(from, frontier)
            let to = max(extent.to, start + leastWidth(colour))
            debt[colour] -= to - extent.to
            paint(colour, from: start, to: to)
            return
        }
        // Of a wait that took no time there is nothing to be seen.
        guard extent.width > Self.nothing || isSeenWithoutWidth else { return }
        merged += 1
        if !isCellOpen {
            isCellOpen = true
            cell = Extent(from: from, to: from)
        }
        cell.to = max(cell.to, extent.to)
        debt[colour] += max(0, width)
        isInCell[colour] = true
        if cell.width >= least { closeCell(at: cell.to) }
    }

    /// Ends the lane.
    mutating func finish() { closeCell(at: cell.to) }

    private mutating func closeCell(at end: Double) {
        guard isCellOpen else { return }
        isCellOpen = false
        let unseen = rare.first { isInCell[$0] && cell.from - lastShown[$0] > Self.rarity * least }
        var owed: Int?
        for colour in 0..<colours where isInCell[colour] {
            isInCell[colour] = false
            if owed.map({ debt[colour] > debt[$0] }) ?? true { owed = colour }
        }
        guard let colour = unseen ?? owed else { return }
        let to = unseen == nil ? end : max(end, cell.from + max(least, leastWidth(colour)))
        debt[colour] -= to - cell.from
        paint(colour, from: cell.from, to: to)
    }

    /// How wide the next rectangle of a colour must be.
    private func leastWidth(_ colour: Int) -> Double {
        lastShown[colour] == -.infinity && rare.contains(colour) ? Self.visible : 0
    }

    private mutating func paint(_ colour: Int, from: Double, to: Double) {
        let extent = Extent(from: snap(from), to: snap(to))
        frontier = max(frontier, to)
        lastShown[colour] = to
        guard extent.to > extent.from else { return }
        if let last = painted[colour].last, last.to >= extent.from {
            painted[colour][painted[colour].count - 1].to = max(last.to, extent.to)
        } else {
            painted[colour].append(extent)
        }
    }
}
