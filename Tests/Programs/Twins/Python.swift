import Weft

/// What Python prints for a truth value.
func python(_ value: Bool) -> String { value ? "True" : "False" }

/// What Python prints for a list of strings.
func python(_ list: [String]) -> String { "[" + list.map { "'\($0)'" }.joined(separator: ", ") + "]" }

/// Seconds, as Python's functions take them.
func seconds(_ seconds: Double) -> Duration { .milliseconds(Int((seconds * 1000).rounded())) }

/// Seconds since a moment of the loop's time, to a tenth, as Python prints them.
func sinceSeconds(_ began: Duration) throws -> String {
    let tenths = Int(((try EventLoop.current.time - began) / .milliseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}

/// An error of a program, Python's `ValueError`.
struct ValueError: Error {
    let text: String
}
