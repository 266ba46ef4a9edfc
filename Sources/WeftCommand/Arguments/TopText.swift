/// The value of an option that asks for the first of many: `12` or `12:ready`.
struct TopText {
    /// How many.
    var count: Int
    /// By what they are in order; nil unless told.
    var order: String?

    /// The value of an option that knows some orders.
    ///
    /// - Throws: `UsageError.invalidValue` with what is allowed.
    init(_ text: String, for option: CommandOption, orders: [String]) throws(UsageError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init
        )
        let isKnown = parts.count == 1 || orders.contains(parts[1])
        guard let count = Int(parts[0]), count > 0, isKnown else {
            let allowed =
                "a whole number from 1 on, and after a colon one of \(orders.joined(separator: ", ")), such as "
                + "12:ready"
            throw .invalidValue(option: option.spelling, value: text, allowed: allowed)
        }
        self.count = count
        order = parts.count == 1 ? nil : parts[1]
    }
}
