public import TraceAnalysis
import TraceLayout
import TraceModel

/// A report as JSON for programs: one object, with a row of a table on each line.
///
/// Times and lengths are whole nanoseconds. `traces/report.schema.json` describes each field.
public enum ReportJSON: Sendable {
    /// The report, with a newline at its end.
    ///
    /// - Parameters:
    ///   - report: What to tell.
    ///   - limit: How many rows a table has at most; how many more there are is told.
    /// - Returns: A JSON object.
    public static func render(_ report: Report, limit: Int = 1000) -> String {
        ReportJSONWriter(report: report, limit: limit).object()
    }
}

private struct ReportJSONWriter {
    let report: Report
    let limit: Int

    private var timeline: Timeline { report.timeline }

    func object() -> String {
        var fields = [
            ("trace", trace()), ("all", "{\(statistics(report.whole))}"),
            ("names", rows(report.names.prefix(limit)) { name($0) }),
            ("unlistedNames", "\(max(0, report.names.count - limit))"),
            ("tasks", rows(report.tasks.prefix(limit)) { task($0) }),
            ("unlistedTasks", "\(timeline.tasks.count - min(limit, report.tasks.count))"),
            ("waits", rows(report.waits.prefix(limit)) { wait($0) }),
            ("unlistedWaits", "\(max(0, report.waits.count - limit))"),
            ("parallelism", parallelism(report.parallelism)),
        ]
        if let path = report.criticalPath { fields.append(("criticalPath", critical(path))) }
        fields.append(("findings", rows(report.findings[...]) { finding($0) }))
        return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",\n") + "}\n"
    }

    private func rows<Row>(_ rows: ArraySlice<Row>, _ write: (Row) -> String) -> String {
        "[" + rows.map { "\n{" + write($0) + "}" }.joined(separator: ",") + "]"
    }

    private func trace() -> String {
        let trace = timeline.trace
        let clock = trace.clock == .wall ? "wall" : "virtual"
        let dropped = timeline.losses.reduce(UInt64(0)) {
            $0.addingReportingOverflow($1.dropped).partialValue
        }
        return
            "{\"clock\":\"\(clock)\",\"duration\":\(trace.endTime.nanoseconds),\"tasks\":\(timeline.tasks.count),"
            + "\"threads\":\(timeline.threads.count),\"events\":\(trace.events.count),\"dropped\":\(dropped),"
            + "\"truncated\":\(trace.isTruncated)}"
    }

    // MARK: The tasks

    private func name(_ row: Report.Row) -> String {
        "\"name\":\(JSONText.quoted(row.label)),\(statistics(row.statistics))"
    }

    private func task(_ row: Report.Row) -> String {
        let life = timeline.tasks[row.task]
        let end = life.isEnded ? "\"ended\":\(life.endedAt.nanoseconds)," : ""
        return "\"task\":\(life.id),\"name\":\(JSONText.quoted(row.label)),"
            + "\"created\":\(life.createdAt.nanoseconds),\(end)\(statistics(row.statistics))"
    }

    private func statistics(_ numbers: TaskStatistics) -> String {
        let states = TaskState.allCases.map { "\"\($0)\":\(numbers.total($0).nanoseconds)" }
        let waits = numbers.waits.map { "{\"on\":\(reason($0.reason)),\(total($0))}" }
        let delay = numbers.readyDelay
        let outcomes = numbers.outcomes
        var fields = [
            "\"count\":\(numbers.taskCount)", "\"steps\":\(numbers.stepCount)",
            "\"outcomes\":{\"returned\":\(outcomes.returned),\"threw\":\(outcomes.threw),"
                + "\"cancelled\":\(outcomes.cancelled),\"unknown\":\(outcomes.untold),"
                + "\"unfinished\":\(outcomes.unfinished)}",
            "\"time\":{\(states.joined(separator: ","))}", "\"waits\":[\(waits.joined(separator: ","))]",
            "\"readyDelay\":{\"count\":\(delay.count),\"p50\":\(delay.median.nanoseconds),"
                + "\"p99\":\(delay.percentile99.nanoseconds),\"max\":\(delay.longest.nanoseconds)}",
        ]
        if let runner = numbers.longestRunner {
            fields.append(
                "\"longestRun\":{\"duration\":\(numbers.longestRun.nanoseconds),"
                    + "\"task\":\(timeline.tasks[runner.task].id),\"from\":\(runner.from.nanoseconds)}"
            )
        }
        return fields.joined(separator: ",")
    }

    // MARK: The waits

    private func reason(_ reason: WaitReason?) -> String { JSONText.quoted((reason ?? .unknown).rawValue) }

    private func total(_ wait: WaitTotal) -> String {
        "\"count\":\(wait.count),\"total\":\(wait.total.nanoseconds),\"longest\":\(wait.longest.nanoseconds)"
    }

    private func wait(_ wait: ObjectWaits) -> String {
        let object = wait.object.map { "\"object\":\(JSONText.quoted($0))," } ?? ""
        return "\"on\":\(reason(wait.reason)),\(object)\(total(wait.total))"
    }

    // MARK: What ran at once

    private func parallelism(_ parallelism: Parallelism) -> String {
        let times = parallelism.times.map { "\($0.nanoseconds)" }.joined(separator: ",")
        let slices = rows(parallelism.slices[...]) {
            "\"from\":\($0.from.nanoseconds),\"running\":\($0.running.nanoseconds),\"ready\":\($0.ready.nanoseconds)"
        }
        return "{\"peak\":\(parallelism.peak),\"running\":\(parallelism.runningTime.nanoseconds),"
            + "\"times\":[\(times)],\"slices\":\(slices)}"
    }

    private func critical(_ path: CriticalPath) -> String {
        let shares = path.shares(timeline)
        let parts = rows(shares.prefix(limit)) { share in
            let on = share.suspension.map { ",\"on\":\(reason($0.reason))" } ?? ""
            return "\"task\":\(timeline.tasks[share.task].id),"
                + "\"name\":\(JSONText.quoted(timeline.label(of: share.task))),"
                + "\"state\":\"\(share.state)\"\(on),\"time\":\(share.total.nanoseconds)"
        }
        let named = path.sharesByName(timeline)
        let names = rows(named.prefix(limit)) { share in
            let on = share.part.suspension.map { ",\"on\":\(reason($0.reason))" } ?? ""
            return "\"name\":\(JSONText.quoted(share.label)),\"tasks\":\(share.taskCount),"
                + "\"state\":\"\(share.part.state)\"\(on),\"time\":\(share.part.total.nanoseconds)"
        }
        return "{\"duration\":\(path.duration.nanoseconds),\"names\":\(names),"
            + "\"unlistedNames\":\(max(0, named.count - limit)),\"parts\":\(parts),"
            + "\"unlistedParts\":\(max(0, shares.count - limit))}"
    }

    // MARK: The findings

    /// At most so many of a finding's tasks, and of the places that show it, are told.
    private static let evidenceLimit = 100

    private func finding(_ finding: Finding) -> String {
        let words = FindingWords(finding, timeline)
        let seen = finding.sightings.prefix(Self.evidenceLimit).map {
            "{\"task\":\(timeline.tasks[$0.task].id),\"from\":\($0.from.nanoseconds),"
                + "\"to\":\($0.to.nanoseconds)}"
        }
        let tasks = finding.tasks.prefix(Self.evidenceLimit).map { "\(timeline.tasks[$0].id)" }
        return
            "\"kind\":\(JSONText.quoted(finding.kind.name)),\"headline\":\(JSONText.quoted(words.headline)),"
            + "\"sentence\":\(JSONText.quoted(words.sentence)),\"from\":\(finding.from.nanoseconds),"
            + "\"to\":\(finding.to.nanoseconds),\"tasks\":[\(tasks.joined(separator: ","))],"
            + "\"taskCount\":\(finding.tasks.count),\"seen\":[\(seen.joined(separator: ","))]"
    }
}
