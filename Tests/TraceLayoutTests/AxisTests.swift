import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceLayout

/// The numbers of the axes, by hand.
struct AxisTests {
    /// A task that sleeps so long each time, one step a microsecond.
    private static func sleeper(_ sleeps: [Int64]) -> Timeline {
        var recorder = StepRecorder("sleeper")
        let main = recorder.builder.create(name: "main", kind: .main)
        for sleep in sleeps {
            recorder.run(main) { $0.suspend(main, on: .sleep, for: TimeSpan(nanoseconds: sleep)) }
            recorder.sleep(main, sleep)
        }
        recorder.run(main) { $0.end(main) }
        return Timeline(recorder.builder.finish())
    }

    @Test func `columns take a third of the width, half where they are few, and are neither narrow nor huge`()
    {
        func column(_ steps: Int, _ width: Double) -> Double {
            Axis(
                Self.sleeper(Array(repeating: 1_000_000_000, count: steps - 1)),
                .both,
                left: 0,
                width: width
            )
            .columnWidth
        }
        #expect(column(15, 960) == 19)
        #expect(column(6, 960) == 74)
        #expect(column(2, 960) == 84)
        #expect(column(60, 960) == 10)
        #expect(abs(column(100, 960) - 6.72) < 1e-9)
    }

    @Test func `silences are to scale with one another up to three times the median`() {
        let axis = Axis(Self.sleeper([100, 200, 300].map { $0 * 1_000_000 }), .both, left: 0, width: 900)
        let widths = axis.silences.map(\.extent.width)
        #expect(abs(widths[1] / widths[0] - 2) < 0.001)
        #expect(abs(widths[2] / widths[0] - 3) < 0.001)
        #expect(axis.silences.map(\.isCut) == [false, false, false])
        #expect(abs(axis.right - 900) < 1e-6)
    }

    @Test func `an hour among tenths of a second takes a part of the picture and not all of it`() {
        let tenths = Array(repeating: 100_000_000 as Int64, count: 10)
        let axis = Axis(Self.sleeper(tenths + [3_600_000_000_000]), .both, left: 0, width: 900)
        let last = axis.silences[10].extent.width
        #expect(axis.silences[10].isCut)
        #expect(last <= 6.001 * axis.silences[0].extent.width)
        #expect(axis.instants.count == 12)
    }

    @Test func `a silence without another to compare with is cut`() {
        #expect(
            Axis(Self.sleeper([5_000_000_000]), .both, left: 0, width: 700).silences.map(\.isCut) == [true]
        )
    }

    @Test func `steps within an instant follow one another without a gap`() {
        let timeline = Timeline(Samples.fetchAndNumbers)
        let axis = Axis(timeline, .both, left: 206, width: 960)
        #expect(axis.instants.map(\.columns) == [3, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1])
        let steps = timeline.steps.prefix(3).map { axis.extent(of: $0) }
        #expect(steps.map(\.from) == [206, 225, 244])
        #expect(steps.map(\.to) == [225, 244, 263])
    }

    @Test func `the axis of steps has a column for each and no silence`() {
        let axis = Axis(Timeline(Samples.fetchAndNumbers), .steps, left: 0, width: 900)
        #expect(axis.columnWidth == 60)
        #expect(axis.silences.isEmpty)
        #expect(axis.right == 900)
        let labels = InstantLabels(axis: axis, density: .normal, width: 1200).labels.map(\.text)
        #expect(labels.prefix(3) == ["0 s", "0.25 s", "0.5 s"])
    }

    @Test func `the axis of time is time`() {
        let axis = Axis(Self.sleeper([1_000_000, 1_000_000]), .time, left: 100, width: 1000)
        #expect(axis.x(at: .zero) == 100)
        #expect(abs(axis.x(at: Instant(nanoseconds: 1_000_000)) - 600) < 1)
        #expect(axis.x(at: axis.window.to) == 1100)
    }

    @Test func `instants are named with the digits that tell them apart`() {
        func labels(_ sleeps: [Int64]) -> [String] {
            let axis = Axis(Self.sleeper(sleeps), .both, left: 200, width: 900)
            return InstantLabels(axis: axis, density: .normal, width: 1200).labels.map(\.text)
        }
        #expect(labels([1_000_000_000, 500_000_000]) == ["0 s", "1 s", "1.5 s"])
        #expect(labels([1_000_000, 9_999_000_000]) == ["0 s", "0.001 s", "10 s"])
        #expect(labels(Array(repeating: 1_000_000, count: 200)).prefix(3) == ["0 ms", "10 ms", "20 ms"])
        #expect(labels([]) == ["0 s"])
    }

    @Test func `long times are told in minutes, hours and days`() {
        func labels(_ minutes: [Int64]) -> [String] {
            let axis = Axis(Self.sleeper(minutes.map { $0 * 60_000_000_000 }), .both, left: 200, width: 900)
            return InstantLabels(axis: axis, density: .normal, width: 1200).labels.map(\.text)
        }
        #expect(labels([150, 150]) == ["0 h", "2 h 30 min", "5 h"])
        #expect(labels([20, 20, 20, 20]) == ["0 h", "20 min", "40 min", "1 h", "1 h 20 min"])
        #expect(labels([1440, 720, 720]) == ["0 d", "1 d", "1 d 12 h", "2 d"])
        #expect(labels([9]) == ["0 s", "540 s"])
        #expect(labels([12]) == ["0 min", "12 min"])
    }

    @Test func `a gap between round times is not filled with one that says nothing`() {
        // Two hundred sleeps of a millisecond: which of them had room for a label is chance.
        let axis = Axis(Self.sleeper(Array(repeating: 1_000_000, count: 203)), .both, left: 200, width: 900)
        let labels = InstantLabels(axis: axis, density: .normal, width: 1200).labels.map(\.text)
        #expect(labels.last == "203 ms")
        #expect(labels.dropLast().allSatisfy { $0.hasSuffix("0 ms") }, "\(labels)")
        #expect(labels.count > 5)
    }

    @Test func `round steps are 1, 2 or 5 times a power of ten`() {
        #expect(RoundStep.at(least: 80, scale: 1).step == 100)
        #expect(RoundStep.at(least: 80, scale: 2).step == 50)
        #expect(RoundStep.at(least: 80, scale: 4).step == 20)
        #expect(RoundStep.at(least: 80, scale: 1e-30).step == .max)
    }
}
