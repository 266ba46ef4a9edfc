internal import EventLoop

/// What an object is called in a trace: its name, or its type and a number.
///
/// Objects of one type are numbered in order of their first blocking use, so that those which nobody ever waits
/// for leave no holes.
final class ObjectLabel: @unchecked Sendable {
    private static let numbers = Numbers()
    private let type: String
    private let name: String?
    private let monitor = Monitor()
    // Guarded by `monitor`.
    private var known: String?

    init(_ type: String, name: String?) {
        self.type = type
        self.name = name
    }

    /// The words; the first call gives the number.
    var text: String {
        if let name { return name }
        return monitor.withLock {
            if let known { return known }
            let text = "\(type)#\(Self.numbers.next(type))"
            known = text
            return text
        }
    }

    private final class Numbers: @unchecked Sendable {
        private let monitor = Monitor()
        // Guarded by `monitor`.
        private var last: [String: Int] = [:]

        func next(_ type: String) -> Int {
            monitor.withLock {
                last[type, default: 0] += 1
                return last[type, default: 0]
            }
        }
    }
}
