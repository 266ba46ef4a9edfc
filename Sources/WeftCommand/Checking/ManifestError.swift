import Files
import TraceDiff
import TraceJSON

/// Why a manifest can't be used, and where.
struct ManifestError: Error, Hashable, Sendable {
    /// What is wrong with it.
    enum Fact: Hashable, Sendable {
        /// A byte stands where JSON has something else.
        case notJSON(TraceReadError.Fact)
        /// The file ends before its JSON does.
        case endsEarly
        /// A value is of another kind; the field is nil for the manifest itself.
        case wrongForm(field: String?, expected: ValueForm, found: ValueForm)
        /// There is no such field.
        case unknownField(String, suggestion: String?)
        /// A field that must be there is not; the object is a check or the manifest.
        case missing(String, from: String)
        /// Two fields of which one is allowed.
        case both(String, String)
        /// A list without elements, or a text without characters.
        case empty(String)
        /// A text that the field does not take.
        case invalidValue(field: String, value: String, allowed: String)
        /// Two checks of one name; the line of the first one.
        case duplicateName(String, line: Int)
        /// A field that has no meaning on the clock of the world.
        case onlyVirtual(String)
        /// A gate on time on the clock of the world, of which a check makes but one recording.
        case timeOnWall
        /// What fails can't be understood.
        case gate(FailOnError)
    }

    var fact: Fact
    var position: TraceReadError.Position

    init(_ fact: Fact, at position: TraceReadError.Position) {
        self.fact = fact
        self.position = position
    }

    /// What is wrong and what is allowed; where it is stands in `position`.
    var sentence: String {
        switch fact {
        case .notJSON(.moreAfterEnd): "something follows the end of the manifest"
        case .notJSON(.tooDeep): "arrays and objects nest too deep; a manifest needs 4 levels"
        case .notJSON(let fact): TraceReadError(fact, at: position).sentence
        case .endsEarly: "the file ends before the manifest does"
        case .wrongForm(nil, let expected, let found):
            "a manifest must be \(expected.words), found \(found.words)"
        case .wrongForm(let field?, let expected, let found):
            "\(Shown.word(field)) must be \(expected.words), found \(found.words)"
        case .unknownField(let field, let suggestion):
            "there is no field \(Shown.word(field))" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
        case .missing(let field, let object): "\(object) lacks \(Shown.word(field)), which it must have"
        case .both(let first, let second):
            "\(Shown.word(first)) and \(Shown.word(second)) exclude each other; a check has one of them"
        case .empty(let field): "\(Shown.word(field)) is empty"
        case .invalidValue(let field, let value, let allowed):
            "\(Shown.word(field)) can't be \(Shown.word(value)); it takes \(allowed)"
        case .duplicateName(let name, let line):
            "there are two checks of the name \(Shown.word(name)); the first one is in line \(line)"
        case .onlyVirtual(let field): "\(Shown.word(field)) means nothing on the clock 'wall'"
        case .timeOnWall:
            "'failOn' can't have time on the clock 'wall', since one recording can't show a change in time: leave it "
                + "out, and compare several recordings a side by 'weft diff --fail-on time --base'"
        case .gate(let error): error.sentence
        }
    }
}
