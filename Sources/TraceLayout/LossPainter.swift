import TraceAnalysis
import TraceModel

/// Draws the stretches in which events were lost: over everything, or in the strip where they are one thread's alone.
struct LossPainter {
    let frame: Frame
    /// The losses that concern all lanes.
    let everywhere: [Loss]
    /// For each row of the strip the losses of its thread.
    private let ofRow: [[Loss]]

    init(_ subject: Subject, _ frame: Frame) {
        self.frame = frame
        var everywhere: [Loss] = []
        var ofRow: [[Loss]] = Array(repeating: [], count: frame.stripTops.count)
        var rows: [ThreadID: Int] = [:]
        for row in ofRow.indices { if let thread = subject.stripThreads[row] { rows[thread] = row } }
        for loss in subject.timeline.losses {
            // A thread without a row has no other place to show its losses.
            if let row = loss.thread.flatMap({ rows[$0] }) {
                ofRow[row].append(loss)
            } else {
                everywhere.append(loss)
            }
        }
        self.everywhere = everywhere
        self.ofRow = ofRow
    }

    /// What is hatched over all lanes, from the first row of the strip to the axis.
    var overLanes: [Rectangle] { rectangles(everywhere, frame.plot.from, frame.plot.to) }

    /// What is hatched in each row of the strip.
    var inStrip: [[Rectangle]] {
        zip(ofRow, frame.stripTops).map { losses, top in
            rectangles(losses, top, top + frame.measures.stripRow)
        }
    }

    /// At least three pixels wide, so that no loss is overlooked.
    private func rectangles(_ losses: [Loss], _ top: Double, _ bottom: Double) -> [Rectangle] {
        var rectangles: [Rectangle] = []
        for loss in losses where frame.axis.window.overlaps(loss.from, loss.to) {
            let from = snap(frame.axis.x(at: loss.from))
            let to = max(from + 3, snap(frame.axis.x(at: loss.to)))
            if let last = rectangles.last, from <= last.right + 1 {
                rectangles[rectangles.count - 1].width = max(last.right, to) - last.x
                continue
            }
            rectangles.append(Rectangle(x: from, y: top, width: to - from, height: bottom - top))
        }
        return rectangles
    }

    /// The word above each of those over all lanes, where the digits of the axis leave room for it.
    func labels(beside digits: [PlacedText]) -> [PlacedText] {
        var placement = Placement(margin: 6)
        for digit in digits {
            let box = digit.box(frame.density)
            _ = placement.add(Extent(from: box.x, to: box.right))
        }
        let half = TextMetrics(.loss, frame.density).width(of: "lost") / 2
        return overLanes.compactMap {
            let x = $0.x + $0.width / 2
            guard placement.add(Extent(from: x - half, to: x + half)) else { return nil }
            return PlacedText(
                "lost",
                .loss,
                x: x,
                baseline: frame.digits,
                anchor: .middle,
                goesWhenSmall: true
            )
        }
    }
}
