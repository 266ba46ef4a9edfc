/// A queue that gives out the item that was put last.
///
/// ```swift
/// let stack = LifoQueue<Int>()
/// try await stack.put(1)
/// try await stack.put(2)
/// try await stack.get()   // 2
/// ```
public final class LifoQueue<Element: Sendable>: Queue<Element>, @unchecked Sendable {
    /// A queue that is empty.
    ///
    /// - Parameters:
    ///   - capacity: How many items fit in, 1 or more; nil for any number.
    ///   - name: What traces call it; `LifoQueue`, `LifoQueue#2` and so on without.
    public init(capacity: Int? = nil, name: String? = nil) {
        super.init(LastInFirstOut(), capacity: capacity, ObjectLabel("LifoQueue", name: name))
    }
}

/// A queue that gives out the least item first, and equal ones in order of arrival.
///
/// ```swift
/// let jobs = PriorityQueue<Int>()
/// try await jobs.put(5)
/// try await jobs.put(1)
/// try await jobs.get()   // 1
/// ```
public final class PriorityQueue<Element: Comparable & Sendable>: Queue<Element>, @unchecked Sendable {
    /// A queue that is empty.
    ///
    /// - Parameters:
    ///   - capacity: How many items fit in, 1 or more; nil for any number.
    ///   - name: What traces call it; `PriorityQueue`, `PriorityQueue#2` and so on without.
    public init(capacity: Int? = nil, name: String? = nil) {
        super.init(LeastFirst(), capacity: capacity, ObjectLabel("PriorityQueue", name: name))
    }
}
