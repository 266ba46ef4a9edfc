import TraceModel

/// What tasks are called in a sentence that tells two of one name apart.
struct TaskWords {
    private let serial: Side
    private let parallel: Side
    private let partners: [Int32]
    private let isLost: Bool
    private let ordinals: Ordinals

    /// Words for tasks by their numbers on the first side, which is the candidate if `isLost`; O(tasks).
    init(_ serial: Side, _ parallel: Side, partners: [Int32], isLost: Bool) {
        self.serial = serial
        self.parallel = parallel
        self.partners = partners
        self.isLost = isLost
        ordinals = Ordinals(serial)
    }

    /// The task by its name in the candidate: `order`, or the 2nd `order`.
    func name(_ task: Int) -> String { ordinal(task) + Words.name(names(task).candidate) }

    /// The same with the name that it had, if that was another one.
    func fullName(_ task: Int) -> String { ordinal(task) + Words.name(names(task)) }

    /// Two tasks, as they are told first: `fetch` and `order`, or the 1st and the 2nd `fetch`.
    func both(_ first: Int, _ second: Int) -> String {
        guard isSameName(first, second) else { return "\(fullName(first)) and \(fullName(second))" }
        return ordinal(first).dropLast() + " and " + fullName(second)
    }

    /// Two tasks that were told together: `fetch` and `order`, or the 1st and the 2nd.
    func short(_ first: Int, _ second: Int) -> (first: String, second: String) {
        guard isSameName(first, second) else { return (name(first), name(second)) }
        return (String(ordinal(first).dropLast()), String(ordinal(second).dropLast()))
    }

    /// The name on both sides, base first.
    func names(_ task: Int) -> TaskName {
        let (here, there) = (serial.name(of: task), parallel.name(of: Int(partners[task])))
        return isLost ? TaskName(there, here) : TaskName(here, there)
    }

    private func isSameName(_ first: Int, _ second: Int) -> Bool {
        ordinals[first] != nil && serial.name(of: first) == serial.name(of: second)
    }

    /// Which of the tasks of its name it is, with a space; empty for the only one.
    private func ordinal(_ task: Int) -> String {
        ordinals[task].map { "the \(Words.ordinal($0)) " } ?? ""
    }
}
