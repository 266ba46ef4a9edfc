import Testing
import TraceJSON

/// JSON files that are no traces.
struct JSONTreeTests {
    private func read(_ text: String) throws(JSONTreeError) -> JSONTree {
        try JSONTree.read(bytes: Array(text.utf8))
    }

    @Test func `a tree has every value with its place`() throws {
        let tree = try read("{\"a\":[\"x\\n\",\n  1, 1.5, true, null], \"b\":{}}\n")
        guard case .object(let members) = tree.value, case .array(let elements) = members[0].value.value
        else {
            Issue.record("\(tree)")
            return
        }
        #expect(members.map(\.key) == ["a", "b"])
        #expect(members[1].value.value == .object([]))
        #expect(members[1].position == .init(byte: 36, line: 2, column: 24))
        #expect(elements.map(\.form) == [.string, .integer, .fraction, .boolean, .null])
        #expect(elements[0].value == .string("x\n"))
        #expect(elements[1].position == .init(byte: 15, line: 2, column: 3))
    }

    @Test(arguments: ["[]", "\"a\"", " [\"a\"] ", "true "])
    func `any value may be the outermost one`(text: String) throws { _ = try read(text) }

    @Test(
        arguments: [
            ("", nil, 1), ("{", nil, 2), ("{\"a\":[1,", nil, 9), ("[\"a", nil, 4),
            ("{\"a\":1}}", .moreAfterEnd(UInt8(ascii: "}")), 8),
            ("{\"a\":1,\"a\":2}", .duplicate(field: "a"), 8),
            ("{a:1}", .unexpected(found: UInt8(ascii: "a"), expected: .keyOrEnd), 2),
            ("[1,]", .unexpected(found: UInt8(ascii: "]"), expected: .value), 4),
            ("[\"\u{7}\"]", .controlCharacter(7), 3),
            (String(repeating: "[", count: 600), .tooDeep(limit: 512), 513),
        ] as [(String, TraceReadError.Fact?, Int)]
    )
    func `what is not JSON is told with its place`(text: String, fact: TraceReadError.Fact?, column: Int) {
        #expect(throws: JSONTreeError(fact: fact, position: .init(byte: column - 1, line: 1, column: column)))
        {
            _ = try read(text)
        }
    }
}
