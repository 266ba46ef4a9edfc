import TraceLayout
import TraceModel

/// Numbers as short as the cells of a table want them.
enum Cell {
    /// A length of time with one unit and no space: `250ms`, `501s`.
    static func span(_ span: TimeSpan) -> String {
        guard span.nanoseconds >= 59_950_000_000 else {
            return String(TimeWords.duration(span).filter { $0 != " " })
        }
        return CountWords.grouped(Int(span.nanoseconds.addingSaturated(500_000_000) / 1_000_000_000)) + "s"
    }

    /// A part of a whole: `92 %`, but `<1 %` for what is more than nothing and `>99 %` for what is less than all.
    static func percent(_ part: TimeSpan, of whole: TimeSpan) -> String {
        guard whole > .zero else { return "0 %" }
        let percent = (Int128(part.nanoseconds) * 200 / Int128(whole.nanoseconds) + 1) / 2
        if percent == 0, part > .zero { return "<1 %" }
        return percent == 100 && part < whole ? ">99 %" : "\(percent) %"
    }
}
