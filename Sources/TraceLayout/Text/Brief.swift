extension String {
    /// The text, or its beginning with an ellipsis where it takes more bytes than a picture can spare.
    ///
    /// A trace may call its tasks what it likes, at any length; a file of bounded size can't repeat that in each title.
    /// Signs that markup has to spell out count six. O(limit).
    func brief(_ limit: Int) -> String {
        // Six bytes for a byte is the most that markup makes of anything.
        if utf8.count * 6 <= limit { return self }
        var cost = 0
        for index in unicodeScalars.indices {
            let scalar = unicodeScalars[index]
            cost +=
                "&<>\"\n\t\r".unicodeScalars.contains(scalar)
                ? 6 : scalar.value < 0x20 ? 3 : UTF8.width(scalar)
            if cost > limit { return String(unicodeScalars[..<index]) + "…" }
        }
        return self
    }
}
