import TraceAnalysis
import TraceDiff
import TraceModel

/// Puts a ring around what each difference of the list is about, on the side or sides where it shows.
struct DifferenceRings {
    private(set) var rings: [DifferenceRing] = []

    private let sides: DifferenceSides
    private let frame: DifferenceFrame

    /// A place that a difference shows at: a row, and a part of a bar.
    private struct Spot {
        var row: Int
        var side: DifferenceSide
        var extent: Extent
    }

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame, _ items: [ReportItem]) {
        self.sides = sides
        self.frame = frame
        for (place, item) in items.enumerated() {
            // Times are everywhere: the arrows and the critical path show where they change.
            guard let difference = item.difference, difference.level != .time else { continue }
            var spots: [Spot] = []
            if let event = difference.baseEvent, let spot = spot(event, .before, difference) {
                spots.append(spot)
            }
            if let event = difference.candidateEvent, let spot = spot(event, .after, difference) {
                spots.append(spot)
            }
            add(place + 1, spots, item.message.brief(600))
        }
    }

    /// Where an event of a side shows: the step or the wait that it is in.
    private func spot(_ event: Int, _ side: DifferenceSide, _ difference: Difference) -> Spot? {
        let timeline = sides.timeline(side)
        guard event < timeline.trace.events.count else { return nil }
        let told = timeline.trace.events[event]
        var owner = told.task
        if case .create(let creation) = told.action, !Self.isAboutTask(difference.fact) {
            owner = creation.creator ?? owner
        }
        guard let task = owner.flatMap({ timeline.place(of: $0) }), let row = frame.row(of: task, side) else {
            return nil
        }
        let life = timeline.tasks[task]
        if Self.isAboutTask(difference.fact) {
            return Spot(row: row, side: side, extent: beginning(life, side))
        }
        let x = frame.axis(side).x(of: Int32(event), at: told.time)
        var extent = Extent(from: x, to: x)
        if let place = life.place(endingAt: max(Int32(event), life.creationEvent + 1)),
            life.stretches[place].state == .running || life.stretches[place].opening == Int32(event)
        {
            extent = frame.axis(side).extent(of: life.stretches[place])
        }
        // A long wait is pointed at where it begins.
        if extent.width > 160 { extent.to = extent.from + 40 }
        return Spot(row: row, side: side, extent: extent)
    }

    /// From a task's creation to the end of its first step.
    private func beginning(_ life: TaskLife, _ side: DifferenceSide) -> Extent {
        let axis = frame.axis(side)
        let from = axis.x(of: life.creationEvent, at: life.createdAt)
        let step = life.stretches.first { $0.state == .running }.map { axis.extent(of: $0) }
        return Extent(from: from, to: min(max(from, step?.to ?? from), from + 160))
    }

    /// Whether a fact whose event is a creation is about the task that is created, and not about its creator.
    private static func isAboutTask(_ fact: Fact) -> Bool {
        switch fact {
        case .presence, .name, .parent, .kind, .priority, .creator, .overlap: true
        default: false
        }
    }

    private mutating func add(_ number: Int, _ spots: [Spot], _ title: String) {
        guard let first = spots.first else { return }
        let isOne =
            spots.count == 2 && spots[0].row == spots[1].row && Self.touch(spots[0].extent, spots[1].extent)
        if isOne {
            let extent = Extent(
                from: min(spots[0].extent.from, spots[1].extent.from),
                to: max(spots[0].extent.to, spots[1].extent.to)
            )
            let row = frame.rows[first.row]
            ring(number, first, extent, from: row.tops.before, to: frame.foot(row, .after), title)
        } else {
            for spot in spots {
                let row = frame.rows[spot.row]
                ring(
                    number,
                    spot,
                    spot.extent,
                    from: frame.top(row, spot.side),
                    to: frame.foot(row, spot.side),
                    title
                )
            }
        }
    }

    private mutating func ring(
        _ number: Int,
        _ spot: Spot,
        _ extent: Extent,
        from top: Double,
        to foot: Double,
        _ title: String
    ) {
        let center = (extent.from + extent.to) / 2
        let half = max(10, extent.width / 2 + 4)
        let rectangle = Rectangle(
            x: snap(center - half),
            y: snap(top - 8),
            width: snap(2 * half),
            height: snap(foot - top + 15)
        )
        // Differences at one place share its ring.
        let shared = rings.firstIndex { Self.isNear($0.rectangle, rectangle) }
        if let shared, rings[shared].badges.contains(where: { $0.number == number }) { return }
        let badge = DifferenceRing.Badge(
            number: number,
            center: freePlace(at: shared.map { rings[$0].rectangle } ?? rectangle)
        )
        if let shared {
            rings[shared].badges.append(badge)
            rings[shared].title += "\n" + title
        } else {
            let task = sides.task(frame.rows[spot.row].pair, spot.side)
            rings.append(
                DifferenceRing(
                    lane: task.flatMap { frame.key($0, spot.side) },
                    extent: Extent(from: snap(extent.from), to: snap(extent.to)),
                    rectangle: rectangle,
                    badges: [badge],
                    title: title
                )
            )
        }
    }

    /// The first corner of a ring, or place to the right of it, where no other badge stands.
    private func freePlace(at ring: Rectangle) -> Point {
        let corners = [
            Point(x: ring.x, y: ring.y), Point(x: ring.right, y: ring.y),
            Point(x: ring.right, y: ring.bottom),
            Point(x: ring.x, y: ring.bottom),
        ]
        let beside = (1...20).map { Point(x: ring.right + 20 * Double($0), y: ring.y) }
        let taken = rings.flatMap(\.badges).map(\.center)
        let free = (corners + beside).first { place in
            !taken.contains { abs($0.x - place.x) < 19 && abs($0.y - place.y) < 19 }
        }
        return free ?? corners[0]
    }

    /// Whether two parts of an axis are one place for the eye.
    private static func touch(_ left: Extent, _ right: Extent) -> Bool {
        let overlap = min(left.to, right.to) - max(left.from, right.from)
        return overlap > 4 || (min(left.width, right.width) == 0 && overlap > -12)
    }

    private static func isNear(_ left: Rectangle, _ right: Rectangle) -> Bool {
        abs(left.x - right.x) < 20 && abs(left.y - right.y) < 20 && abs(left.right - right.right) < 40
            && abs(left.bottom - right.bottom) < 40
    }
}
