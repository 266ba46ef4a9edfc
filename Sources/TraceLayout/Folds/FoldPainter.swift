import TraceAnalysis

/// Draws the lanes that many tasks share.
struct FoldPainter {
    let subject: Subject
    let frame: Frame

    /// How wide a cell is; pixels.
    static let cell = 2.0
    /// How many steps all skylines may have together, of about 25 bytes each.
    private static let stepLimit = 8000
    /// What exists is at least so high; pixels.
    private static let leastHeight = 1.0

    /// The width of the cells for so many folds, wider where their skylines would take too much room.
    static func cell(folds: Int, width: Double) -> Double {
        // Three states are usual: running, ready, suspended.
        let steps = Double(folds * 3) * width / cell
        return cell * max(1, (steps / Double(stepLimit)).rounded(.up))
    }

    func folds() -> [FoldLane] {
        var folds: [FoldLane] = []
        for (place, row) in frame.rows.rows.enumerated() {
            guard let counts = frame.counts[place], let task = row.folded.first else { continue }
            folds.append(fold(folds.count + 1, place, row, counts, hue: subject.hues.ofTask[task]))
        }
        return folds
    }

    private func fold(
        _ number: Int,
        _ place: Int,
        _ row: LaneRows.Row,
        _ counts: FoldCounts,
        hue: Int
    ) -> FoldLane {
        let top = frame.rowTops[place]
        let name = FoldWords.name(row.folded, subject.excerpt)
        let summary = FoldWords.summary(row.folded.count, counts.bands)
        let height = FoldLane.bandPitch * Double(counts.bands.count)
        let bands = counts.bands.enumerated().map { (place, band) in
            self.band(band, foot: snap(top + FoldLane.bandPitch * Double(place) + FoldLane.bandHeight))
        }
        return FoldLane(
            number: number,
            name: name.brief(frame.bytesPerText),
            count: row.folded.count,
            hue: hue,
            row: Rectangle(x: 16, y: top - 4, width: frame.width - 32, height: height),
            labels: labels(name, row, counts, bands, top: top),
            bands: bands,
            extent: Extent(from: snap(frame.axis.left), to: snap(frame.axis.right)),
            title: "\(name) \(FoldWords.count(row.folded.count))\n\(summary)".brief(frame.bytesPerText * 3),
            accessibleLabel: "\(name), \(summary)".brief(frame.bytesPerText)
        )
    }

    private func band(_ band: FoldCounts.Band, foot: Double) -> FoldLane.Band {
        let scale = band.largest
        var steps: [FoldLane.Step] = []
        for (place, mean) in band.means.enumerated() {
            let least = band.isPresent[place] ? Self.leastHeight : 0
            let height = snap(max(least, mean / scale * FoldLane.bandHeight))
            guard steps.last?.height != height else { continue }
            steps.append(FoldLane.Step(x: snap(frame.axis.left + Double(place) * frame.cell), height: height))
        }
        return FoldLane.Band(state: band.state, foot: foot, steps: steps, scale: scale, peak: band.peak)
    }

    private func labels(
        _ name: String,
        _ row: LaneRows.Row,
        _ counts: FoldCounts,
        _ bands: [FoldLane.Band],
        top: Double
    ) -> [PlacedText] {
        let isDense = frame.density == .dense
        let x = Measures.margin + LaneLabel.indent(row.depth, frame.density)
        let style: TextStyle = isDense ? .denseLabel : .label
        let metrics = TextMetrics(style, frame.density)
        let count = " " + FoldWords.count(row.folded.count)
        // It has to fit at its large size too.
        let room = (frame.axis.left - x - 4) * metrics.size / metrics.smallSize - metrics.width(of: count)
        let fitted = metrics.fitName(name, to: room) ?? "…"
        var labels = [PlacedText(fitted + count, style, x: x, baseline: top + 7)]
        for (band, drawn) in zip(counts.bands, bands) {
            labels.append(
                PlacedText(
                    FoldWords.scale(band) + FoldWords.peak(band),
                    isDense ? .denseReason : .sublabel,
                    x: frame.axis.left - 7,
                    baseline: drawn.foot - 1,
                    anchor: .end,
                    // The tree goes on beside it.
                    hasHalo: true,
                    goesWhenSmall: true
                )
            )
        }
        return labels
    }
}
