import TestSupport
import Testing
import TraceModel

/// Programs in Weft's vocabulary interleave as their twins do on CPython's asyncio: the same prints, and the same
/// tasks made, started, suspended on the same things, resumed by the same tasks, cancelled and ended, in the same
/// order and at the same times.
struct TwinTests {
    private static let folder = "Tests/RecordingTests/Asyncio"

    /// Every recording of CPython that is here, without a tick.
    static let twins = Files.names(in: repositoryRoot + "/" + folder)
        .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".tick1us.json") }.map { String($0.dropLast(5)) }

    /// The differences that are left: the first line that differs in each, as CPython and as Weft has it.
    static let differences: [String: (asyncio: String, weft: String)] = [:]

    private static func compare(_ name: String, _ recording: String, tick: String) throws {
        let asyncio = try #require(Files.text("\(repositoryRoot)/\(folder)/\(recording).json"))
        let theirs = try Interleaving(asyncio: asyncio).lines
        let program = BuiltProgram.folder + "/TwinProgram"
        let twin = try Recording(arguments: ["--virtual", "--tick", tick, "--", program, name])
        #expect(twin.trace.lawReport().first == nil)
        let ours = Interleaving(twin.trace).lines
        let place =
            zip(theirs, ours).enumerated().first { $1.0 != $1.1 }?.offset ?? min(theirs.count, ours.count)
        let isSame = theirs == ours
        guard let difference = differences[recording] else {
            let before = ours[..<place].suffix(8).joined(separator: "\n  ")
            let (their, our) = (theirs[place...].first ?? "ends", ours[place...].first ?? "ends")
            #expect(isSame, "after\n  \(before)\nasyncio: \(their)\nweft: \(our)")
            return
        }
        #expect(!isSame, "they agree now: take \(recording) off the list")
        #expect(theirs[place...].first ?? "ends" == difference.asyncio)
        #expect(ours[place...].first ?? "ends" == difference.weft)
    }

    @Test(arguments: twins)
    func `a twin interleaves as on asyncio`(name: String) throws {
        try Self.compare(name, name, tick: "0")
    }

    @Test func `a twin interleaves as on asyncio where each step takes a microsecond`() throws {
        let name = "seed_09_fetch_and_numbers.cell"
        try Self.compare(name, name + ".tick1us", tick: "1us")
    }

    @Test func `there are twins of all the recordings`() {
        #expect(Self.twins.count >= 36)
        let listed = Set(BuiltProgram("TwinProgram").run().output.split(separator: "\n").map(String.init))
        #expect(listed == Set(Self.twins))
    }
}
