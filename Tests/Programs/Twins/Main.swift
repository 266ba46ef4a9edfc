import Weft

/// Programs that do what Python programs do with asyncio, in Weft's vocabulary: `TwinProgram NAME`.
///
/// Each is named as the Python program whose recording it is compared with.
@main struct Main {
    /// A twin, and what becomes of tasks that its main leaves behind: a script's are cancelled, a notebook's run on.
    struct Twin {
        let name: String
        let leftovers: EventLoop.Leftovers
        let body: @Sendable () async throws -> Void

        init(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
            self.name = name
            self.body = body
            leftovers = name.hasSuffix(".cell") ? .runToEnd : .cancel
        }
    }

    static let twins =
        tutorial + [
            Twin("case_01_ready_queue_fifo", readyQueue),
            Twin("case_05_queue_bounded", boundedQueue),
            Twin("case_07_lock_fairness", lockFairness),
            Twin("case_10_condition_notify", conditionNotify),
            Twin("case_12_gather_order", gatherOrder),
            Twin("case_13_wait_modes", waitModes),
            Twin("case_15_wait_for_edges", waitForEdges),
            Twin("case_16_shield", shields),
            Twin("case_19_cancel_details", cancelDetails),
            Twin("case_20_taskgroup_failure", taskGroupFailure),
            Twin("case_22_nested_depth_5", nestedTasks),
            Twin("case_29_timeout_blocks", timeoutBlocks),
        ]

    static func main() {
        // The one script of the tutorial that makes a coroutine, and no loop.
        if CommandLine.arguments.last == "seed_01_coroutine_object" { return coroutineObject() }
        guard let twin = twins.first(where: { $0.name == CommandLine.arguments.last }) else {
            return print(twins.map(\.name).joined(separator: "\n"))
        }
        do {
            try EventLoop.run(clock: .virtual(tick: .zero), leftovers: twin.leftovers, twin.body)
        } catch EventLoopError.alreadyRunning where twin.name.hasPrefix("seed_02") {
            // What it is there to show.
        } catch {
            print("failed:", error)
        }
    }
}
