/// What kinds of values JSON has.
public enum ValueForm: String, Hashable, Sendable {
    /// `"text"`.
    case string
    /// `12`, as far as the format needs numbers.
    case integer
    /// `1.5` or `1e3`: a number that is not written as an integer.
    case fraction
    /// `true` or `false`.
    case boolean
    /// `{}`.
    case object
    /// `[]`.
    case array
    /// `null`.
    case null
}
