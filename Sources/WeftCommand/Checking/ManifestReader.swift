import TraceDiff
import TraceJSON
import TraceModel

/// Reads a manifest strictly: whatever is not understood is an error with its place, since a check that is left out
/// by a slip would pass for ever.
struct ManifestReader {
    /// The fields of a check; the raw value is the spelling in the file.
    private enum Field: String, CaseIterable {
        case name, command, scenario, folder, clock, tick, failOn, timeLimit, baseline
    }

    private typealias Members = [Field: JSONTree]

    /// The manifest in the bytes of a file.
    static func read(_ bytes: [UInt8]) throws(ManifestError) -> Manifest {
        let tree: JSONTree
        do throws(JSONTreeError) {
            tree = try JSONTree.read(bytes: bytes)
        } catch {
            throw ManifestError(error.fact.map { .notJSON($0) } ?? .endsEarly, at: error.position)
        }
        guard case .object(let members) = tree.value else {
            throw ManifestError(
                .wrongForm(field: nil, expected: .object, found: tree.form),
                at: tree.position
            )
        }
        for member in members where !["$schema", "checks"].contains(member.key) {
            throw unknown(member, among: ["checks"])
        }
        guard let list = members.first(where: { $0.key == "checks" })?.value else {
            throw ManifestError(.missing("checks", from: "the manifest"), at: tree.position)
        }
        guard case .array(let elements) = list.value else { throw wrong("checks", list, .array) }
        guard !elements.isEmpty else { throw ManifestError(.empty("checks"), at: list.position) }
        var lines: [String: Int] = [:]
        var checks: [Manifest.Check] = []
        for element in elements {
            let (check, place) = try check(element)
            if let line = lines.updateValue(place.line, forKey: check.name) {
                throw ManifestError(.duplicateName(check.name, line: line), at: place)
            }
            checks.append(check)
        }
        return Manifest(checks: checks)
    }

    /// A check, and where its name stands.
    private static func check(
        _ element: JSONTree
    ) throws(ManifestError) -> (Manifest.Check, TraceReadError.Position) {
        guard case .object(let list) = element.value else { throw wrong("checks", element, .object) }
        var members: Members = [:]
        for member in list {
            guard let field = Field(rawValue: member.key) else {
                throw unknown(member, among: Field.allCases.map(\.rawValue))
            }
            members[field] = member.value
        }
        guard let name = try text(.name, members), let place = members[.name]?.position else {
            throw ManifestError(.missing(Field.name.rawValue, from: "the check"), at: element.position)
        }
        guard Manifest.isPlain(name) else {
            throw invalid(
                .name,
                members,
                "up to 100 letters, digits, '-', '_' and '.', and begins with none of '-.'"
            )
        }
        let check = Manifest.Check(
            name: name,
            subject: try subject(members, of: element),
            folder: try text(.folder, members),
            tick: try tick(members),
            failOn: try failOn(members),
            timeLimit: try timeLimit(members),
            baseline: try text(.baseline, members)
        )
        return (check, place)
    }

    private static func subject(
        _ members: Members,
        of element: JSONTree
    ) throws(ManifestError) -> RecordOptions.Subject {
        if let scenario = try text(.scenario, members) {
            guard let command = members[.command] else { return .scenario(scenario) }
            throw ManifestError(.both(Field.command.rawValue, Field.scenario.rawValue), at: command.position)
        }
        guard let command = members[.command] else {
            throw ManifestError(.missing(Field.command.rawValue, from: "the check"), at: element.position)
        }
        guard case .array(let elements) = command.value else {
            throw wrong(Field.command.rawValue, command, .array)
        }
        guard !elements.isEmpty else {
            throw ManifestError(.empty(Field.command.rawValue), at: command.position)
        }
        var words: [String] = []
        for element in elements {
            guard case .string(let word) = element.value else {
                throw wrong(Field.command.rawValue, element, .string)
            }
            words.append(word)
        }
        return .program(words)
    }

    private static func tick(_ members: Members) throws(ManifestError) -> TimeSpan? {
        let tick = try duration(.tick, members)
        switch try text(.clock, members) {
        case nil, "virtual": return tick ?? RecordOptions.defaultTick
        case "wall":
            for field in [Field.tick, .scenario] {
                if let value = members[field] {
                    throw ManifestError(.onlyVirtual(field.rawValue), at: value.position)
                }
            }
            return nil
        default: throw invalid(.clock, members, "virtual or wall")
        }
    }

    private static func failOn(_ members: Members) throws(ManifestError) -> FailOn? {
        guard let list = try text(.failOn, members), let place = members[.failOn]?.position else {
            return nil
        }
        let failOn: FailOn
        do throws(FailOnError) {
            failOn = try FailOn(list)
        } catch {
            throw ManifestError(.gate(error), at: place)
        }
        if failOn.levels.contains(.time), try text(.clock, members) == "wall" {
            throw ManifestError(.timeOnWall, at: place)
        }
        return failOn
    }

    private static func timeLimit(_ members: Members) throws(ManifestError) -> TimeSpan? {
        let limit = try duration(.timeLimit, members)
        if limit == .zero { throw invalid(.timeLimit, members, "more than nothing") }
        return limit
    }

    private static func duration(_ field: Field, _ members: Members) throws(ManifestError) -> TimeSpan? {
        guard let text = try text(field, members) else { return nil }
        guard let span = TimeSpan(words: text) else { throw invalid(field, members, TimeSpan.words) }
        return span
    }

    /// The text of a field, which must not be empty.
    private static func text(_ field: Field, _ members: Members) throws(ManifestError) -> String? {
        guard let value = members[field] else { return nil }
        guard case .string(let text) = value.value else { throw wrong(field.rawValue, value, .string) }
        guard !text.isEmpty else { throw ManifestError(.empty(field.rawValue), at: value.position) }
        return text
    }

    // MARK: Errors

    private static func unknown(_ member: JSONTree.Member, among fields: [String]) -> ManifestError {
        let suggestion = Suggestion.nearest(to: member.key, among: fields)
        return ManifestError(.unknownField(member.key, suggestion: suggestion), at: member.position)
    }

    private static func wrong(_ field: String, _ value: JSONTree, _ expected: ValueForm) -> ManifestError {
        ManifestError(.wrongForm(field: field, expected: expected, found: value.form), at: value.position)
    }

    private static func invalid(_ field: Field, _ members: Members, _ allowed: String) -> ManifestError {
        guard let value = members[field], case .string(let text) = value.value else {
            return ManifestError(.missing(field.rawValue, from: "the check"), at: .init())
        }
        return ManifestError(
            .invalidValue(field: field.rawValue, value: text, allowed: allowed),
            at: value.position
        )
    }
}
