package import TraceAnalysis
import TraceModel

extension FindingWords {
    /// Why no place of a finding is to be seen in a picture.
    ///
    /// - Parameters:
    ///   - finding: The finding, which may be of tasks or of times that are left out.
    ///   - timeline: What is drawn of the trace.
    ///   - hasLane: Whether a task has a lane, or shares one.
    /// - Returns: A sentence; nil where a place is to be seen.
    package static func absence(
        of finding: Finding,
        from timeline: Timeline,
        hasLane: (Int) -> Bool
    ) -> String? {
        let isAtEnd = finding.kind.isWithoutEnd
        let places = finding.sightings.prefix(isAtEnd ? .max : pinLimit).filter { hasLane($0.task) }
        guard !places.isEmpty else {
            return finding.tasks.count == 1
                ? "Its task has no lane in this picture." : "Its tasks have no lanes in this picture."
        }
        let window = timeline.window
        let isSeen =
            isAtEnd
            ? window.to == timeline.trace.endTime : places.contains { window.overlaps($0.from, $0.to) }
        return isSeen ? nil : "It lies outside the time of this picture."
    }
}
