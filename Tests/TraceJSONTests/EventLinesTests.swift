import TestSupport
import Testing
import TraceJSON
import TraceModel

private let header = #"{"format":"weft-trace","version":1,"clock":{"kind":"wall"},"events":["#

@Test func `the line of each event is known, whatever lies between them`() throws {
    let event = #"{"t":0,"event":"mark","text":"x"}"#
    for seed in 0..<100 as Range<UInt64> {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 0...40, using: &generator)
        let largest = [0, 1, 3].randomElement(using: &generator) ?? 1
        var text = header
        var lines: [Int] = []
        var line = 1
        for index in 0..<count {
            if index > 0 { text += "," }
            let newlines = largest == 1 ? 1 : Int.random(in: 0...largest, using: &generator)
            text += String(repeating: "\n", count: newlines) + event
            line += newlines
            lines.append(line)
        }
        text += "]}"
        let reading = try TraceReader.read(bytes: Array(text.utf8))
        #expect((0..<count).map { reading.lines[$0] } == lines, "seed \(seed)")
        #expect(reading.lines.count == count)
        #expect(reading.lines[-1] == nil && reading.lines[count] == nil)
    }
}

@Test func `a skipped event leaves the lines of the others right`() throws {
    let text = """
        \(header)
        {"t":0,"event":"mark","text":"x"},
        {"t":0,"event":"future"},
        {"t":0,"event":"mark","text":"x"},
        {"t":0,
         "event":"mark","text":"x"},
        {"t":0,"event":"mark","text":"x"}
        ]}
        """
    let reading = try TraceReader.read(bytes: Array(text.utf8))
    #expect((0..<4).map { reading.lines[$0] } == [2, 4, 5, 7])
}
