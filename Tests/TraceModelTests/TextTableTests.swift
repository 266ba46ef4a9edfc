import TestSupport
import Testing
import TraceModel

@Test func `a string has one text however often it is added`() {
    var table = TextTable()
    var generator = SplitMix64(seed: 1)
    var naive: [String: Text] = [:]
    for _ in 0..<20_000 {
        let length = Int.random(in: 0...20, using: &generator)
        let string = String((0..<length).map { _ in "ab\u{0}é".randomElement(using: &generator) ?? "a" })
        let text =
            Bool.random(using: &generator) ? table.intern(string) : table.intern(utf8: string.utf8Span.span)
        #expect(text != nil)
        if let known = naive[string] { #expect(text == known) } else { naive[string] = text }
        #expect(table.find(string) == text)
    }
    #expect(table.count == naive.count)
    for (string, text) in naive { #expect(table[text] == string) }
}

@Test func `the texts of another table are found by their strings`() {
    for seed in 0..<50 as Range<UInt64> {
        var generator = SplitMix64(seed: seed)
        var tables = [TextTable(), TextTable()]
        for table in tables.indices {
            for _ in 0..<Int.random(in: 0...300, using: &generator) {
                _ = tables[table].intern("text \(Int.random(in: 0..<200, using: &generator))")
            }
        }
        let found = tables[0].texts(like: tables[1])
        let expected = (0..<UInt32(tables[1].count)).map { tables[0].find(tables[1][Text(index: $0)]) }
        #expect(found == expected, "seed \(seed)")
    }
}

@Test func `strings of other bytes are other strings`() {
    var table = TextTable()
    let composed = table.intern("\u{E9}")
    let decomposed = table.intern("e\u{301}")
    #expect(composed != decomposed)
    #expect(Array(table[composed].utf8) == [0xC3, 0xA9])
    #expect(Array(table[decomposed].utf8) == [0x65, 0xCC, 0x81])
}

@Test func `bytes that are no text are not added`() {
    var table = TextTable()
    #expect(table.intern(utf8: [0xFF].span) == nil)
    #expect(table.count == 0)
    #expect(table.find("") == nil)
    #expect(table.intern(utf8: [UInt8]().span) == table.intern(""))
}
