import TestSupport
import Testing
import TraceDiff
import TraceJSON
import TraceModel

@testable import WeftCommand

/// Lawful traces whose times are as long as 63 bits allow: no command may stop at them.
struct ExtremeTimeTests {
    /// A random program, stretched to the end of time, whose sleeps are asked to last as long again.
    private static func bytes(seed: UInt64, _ clock: Clock) -> [UInt8] {
        var generator = SplitMix64(seed: seed)
        var trace = RandomTrace.make(seed: seed, events: 80)
        trace.clock = clock
        let last = Int128(max(1, trace.events.count - 1))
        for place in trace.events.indices {
            let share = Int128(Int64.max) * Int128(place) / last
            trace.events[place].time = Instant(nanoseconds: Int64(share))
            guard case .suspend(var suspension) = trace.events[place].action, suspension.reason == .sleep
            else {
                continue
            }
            suspension.duration = TimeSpan(
                nanoseconds: Int64.max - Int64.random(in: 0...2, using: &generator)
            )
            trace.events[place].action = .suspend(suspension)
        }
        trace.end?.time = Instant(nanoseconds: .max)
        return TraceWriter.bytes(of: trace)
    }

    private static let commands: [[String]] = {
        var commands = [
            ["validate", "0"], ["report", "0"], ["report", "--format", "json", "0"],
            ["render", "--from", "1s", "--lanes", "thread", "-o", "x.svg", "0"],
            ["diff", "--fail-on", "time", "--base", "0", "1", "0", "1", "--", "1", "0", "2", "2"],
        ]
        for axis in ["both", "time", "steps"] {
            commands.append(["render", "--axis", axis, "-o", "x.svg", "0"])
            commands.append(["render", "--axis", axis, "--format", "text", "0"])
        }
        for gate in [[], ["--fail-on", "time"], ["--fail-on", "overlap,time:300%:9000000000s"]] {
            for format in DiffReport.Format.allCases {
                commands.append(["diff", "--report", "\(format.rawValue)=x"] + gate + ["0", "1"])
            }
        }
        return commands
    }()

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `times of 292 years stop no command`(seed: UInt64) {
        let console = MemoryConsole()
        let clock = [Clock.wall, .virtual(tick: .zero), .virtual(tick: TimeSpan(nanoseconds: .max))][
            Int(seed % 3)
        ]
        for name in 0..<3 as Range<UInt64> {
            console.files["\(name)"] = Self.bytes(seed: seed + 100 * name, clock)
        }
        for command in Self.commands {
            #expect(
                [0, 1, 2].contains(console.run(command)),
                "seed \(seed), \(command): \(console.standardError)"
            )
        }
        #expect(!console.standardError.contains("law"), "seed \(seed): \(console.standardError)")
    }
}
