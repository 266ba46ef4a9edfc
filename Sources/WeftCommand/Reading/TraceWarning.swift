import Files
import TraceJSON
import TraceModel

/// Something that keeps a trace from telling all, or from being believed.
enum TraceWarning: Hashable, Sendable {
    /// The file ends before the trace does; the line of the last event that was read, nil where there is none.
    case truncated(lastLine: Int?)
    /// Events were lost while it was recorded.
    case lost(events: UInt64, gaps: Int)
    /// The reader met what its version of the format does not have.
    case skipped(fields: Int, events: Int)
    /// A law is broken: the first breach with the line that it stands on, and how many more there are.
    case unlawful(LawViolation, line: Int?, more: Int)

    /// The warning in words.
    func sentence(path: String) -> String {
        let file = Shown.input(path)
        switch self {
        case .truncated(let line?):
            return
                "\(file):\(line): the file ends after this event, before the trace does; what came then is not known"
        case .truncated(nil):
            return "\(file): the file ends before the first event"
        case .lost(let events, let gaps):
            return
                "\(file): \(Count.of(events, "event")) lost in \(Count.of(gaps, "gap")); "
                + "what happened there is not known"
        case .skipped(let fields, let events):
            let skipped = [(fields, "field"), (events, "event")].filter { $0.0 > 0 }.map(Count.of)
            return
                "\(file): skipped \(skipped.joined(separator: " and ")), which this version of weft does not know"
        case .unlawful(let violation, let line, let more):
            let place = line.map { "\(file):\($0)" } ?? file
            return "\(place): \(violation.sentence)" + (more == 0 ? "" : "; and \(more) more")
        }
    }
}

extension TraceInput {
    /// What is missing from the trace.
    var warnings: [TraceWarning] {
        var warnings: [TraceWarning] = []
        if reading.isTruncated {
            warnings.append(.truncated(lastLine: reading.lines[trace.events.count - 1]))
        }
        let gaps = trace.gaps
        if gaps.count > 0 { warnings.append(.lost(events: gaps.dropped, gaps: gaps.count)) }
        if reading.skippedFields + reading.skippedEvents > 0 {
            warnings.append(.skipped(fields: reading.skippedFields, events: reading.skippedEvents))
        }
        return warnings
    }

    /// The laws that the trace breaks: one warning or none.
    var brokenLaws: [TraceWarning] {
        let report = trace.lawReport()
        guard let first = report.first else { return [] }
        let line = first.event.map { reading.lines[$0] } ?? reading.endLine
        return [.unlawful(first, line: line, more: report.count - 1)]
    }
}

extension Trace {
    /// How many gaps there are, and how many events were lost in them.
    var gaps: (count: Int, dropped: UInt64) {
        var (count, dropped) = (0, UInt64(0))
        for event in events {
            guard case .gap(let gap) = event.action else { continue }
            count += 1
            dropped = dropped.addingReportingOverflow(gap.dropped).partialValue
        }
        return (count, dropped)
    }

    /// How many tasks are created in it.
    var taskCount: Int {
        events.reduce(0) { count, event in
            guard case .create = event.action else { return count }
            return count + 1
        }
    }
}

/// Numbers with their nouns.
enum Count {
    /// `1 event`, `2 events`.
    static func of(_ count: some BinaryInteger, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
