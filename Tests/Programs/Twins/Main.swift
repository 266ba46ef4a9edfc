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
            Twin("more_01_semaphore", semaphores),
            Twin("more_02_semaphore_chosen_cancelled", semaphoreChosenCancelled),
            Twin("more_03_event", events),
            Twin("more_04_barrier", barriers),
            Twin("more_05_lifo_priority", queueOrders),
            Twin("more_06_queue_getter_cancelled", queueGetterCancelled),
            Twin("more_07_as_completed", asTheyComplete),
            Twin("more_08_gather_nested_cancel", nestedGatherCancelled),
            Twin("more_09_gather_error", gatherErrors),
            Twin("more_10_shield_cancel", shieldsCancelled),
            Twin("more_11_taskgroup_nested", nestedGroups),
            Twin("more_12_uncancel", requestsTakenBack),
            Twin("more_13_callbacks", callbacks),
            Twin("more_14_future", futures),
            Twin("more_15_timeouts_nested", nestedTimeouts),
            Twin("more_16_leftovers", leftovers),
            Twin("more_17_cancel_chain", cancelledChain),
            Twin("more_18_lock_chosen_cancelled", lockChosenCancelled),
            Twin("more_19_condition_cancel", conditionCancelled),
            Twin("more_20_wait_first_exception", waitsForErrors),
            Twin("more_22_timer_ties", timerTies),
            Twin("more_23_wait_for_more", moreTimeLimits),
            Twin("more_24_spawned_by_child", spawnedByChildren),
            Twin("mixed_1_objects", mixedObjects),
            Twin("mixed_2_as_completed", mixedAsCompleted),
            Twin("mixed_3_cancelling", mixedCancelling),
            Twin("mixed_4_groups", mixedGroups),
            Twin("mixed_5_callbacks", mixedCallbacks),
            Twin("mixed_6_leftovers", mixedLeftovers),
            Twin("mixed_7_woken_and_cancelled", mixedWoken),
            Twin("mixed_8_timeouts", mixedTimeouts),
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
