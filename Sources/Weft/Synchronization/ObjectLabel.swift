internal import EventLoop

/// What an object is called in a trace: its name, or its type and a number.
///
/// `Lock`, `Lock#2` and so on: objects of one type are numbered for each loop in the order of their first blocking
/// use, so that those which nobody ever waits for leave no holes, and a program's own come out the same each time.
final class ObjectLabel: @unchecked Sendable {
    private let type: String
    private let name: String?
    // Guarded by the lock of all states.
    private var known: String?

    init(_ type: String, name: String?) {
        self.type = type
        self.name = name
    }

    /// The words; the first call gives the number.
    var text: String {
        if let name { return name }
        let labels = LoopContext.here?.labels ?? .ofProcess
        return StateLock.withLock {
            if let known { return known }
            let text = labels.next(of: type)
            known = text
            return text
        }
    }
}

/// The numbers that objects have been given.
final class Labels: @unchecked Sendable {
    /// For objects that are used outside of every loop.
    static let ofProcess = Labels()

    // Guarded by the lock of all states.
    private var last: [String: Int] = [:]

    /// With the lock held: what the next object of a type is called.
    func next(of type: String) -> String {
        let number = last[type, default: 0] + 1
        last[type] = number
        return number == 1 ? type : "\(type)#\(number)"
    }
}
