/// The order in which a queue gives out its items.
protocol ItemStore<Element>: Sendable {
    associatedtype Element: Sendable
    var count: Int { get }
    mutating func add(_ item: Element)
    mutating func take() -> Element?
}

/// First in, first out: O(1) on average.
struct FirstInFirstOut<Element: Sendable>: ItemStore {
    private var items: [Element?] = []
    private var head = 0

    var count: Int { items.count - head }

    mutating func add(_ item: Element) { items.append(item) }

    mutating func take() -> Element? {
        guard head < items.count else { return nil }
        defer {
            items[head] = nil
            head += 1
            // Half of it is used up: moving the rest costs no more than what was taken.
            if head * 2 > items.count {
                items.removeFirst(head)
                head = 0
            }
        }
        return items[head]
    }
}

/// Last in, first out: O(1) on average.
struct LastInFirstOut<Element: Sendable>: ItemStore {
    private var items: [Element] = []

    var count: Int { items.count }

    mutating func add(_ item: Element) { items.append(item) }

    mutating func take() -> Element? { items.popLast() }
}

/// Least first, equal ones in order of arrival: a binary heap, O(log n).
struct LeastFirst<Element: Comparable & Sendable>: ItemStore {
    private var items: [(item: Element, number: Int)] = []
    private var lastNumber = 0

    var count: Int { items.count }

    mutating func add(_ item: Element) {
        lastNumber += 1
        items.append((item, lastNumber))
        var child = items.count - 1
        while child > 0, comes(child, before: (child - 1) / 2) {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func take() -> Element? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        guard !items.isEmpty else { return first.item }
        items[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && comes(child, before: least) {
                least = child
            }
            guard least != parent else { return first.item }
            items.swapAt(parent, least)
            parent = least
        }
    }

    private func comes(_ left: Int, before right: Int) -> Bool {
        if items[left].item < items[right].item { return true }
        if items[right].item < items[left].item { return false }
        return items[left].number < items[right].number
    }
}
