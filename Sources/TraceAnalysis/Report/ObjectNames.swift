import TraceModel

/// What the objects of a trace are called: many whose names differ in their numbers alone are one, as a server has a
/// stream for each connection.
struct ObjectNames {
    private(set) var labels: [String] = []
    /// For each name the place of its label.
    private(set) var ofText: [Text: Int] = [:]

    /// So many objects are told one by one.
    private static let fewEnough = 4

    /// O(events).
    init(_ trace: Trace) {
        var texts: [Text] = []
        for event in trace.events {
            guard case .suspend(let suspension) = event.action, let what = suspension.what,
                ofText.updateValue(0, forKey: what) == nil
            else { continue }
            texts.append(what)
        }
        var counts: [String: Int] = [:]
        for text in texts { counts[Self.pattern(trace.texts[text]), default: 0] += 1 }
        var places: [String: Int] = [:]
        for text in texts {
            let pattern = Self.pattern(trace.texts[text])
            let label = (counts[pattern] ?? 0) > Self.fewEnough ? pattern : trace.texts[text]
            let place = places[label] ?? labels.count
            if place == labels.count {
                places[label] = place
                labels.append(label)
            }
            ofText[text] = place
        }
    }

    /// As in `TCPStream#`: a recording numbers objects without a name from the second one on, `TCPStream#2`.
    private static func pattern(_ name: String) -> String {
        let pattern = NameStems.withoutNumbers(name)
        return pattern.contains("#") ? pattern : pattern + "#"
    }
}
