import Weft

/// The twelve programs of the tutorial, as scripts and as cells of a notebook.
let tutorial: [Main.Twin] = [
    ("seed_01_coroutine_object", coroutineObject), ("seed_02_run_inside_running_loop", helloWorld),
    ("seed_03_hello_world", helloWorld),
    ("seed_03_hello_world.cell", helloWorld), ("seed_01_coroutine_object.cell", coroutineObject),
    ("seed_02_run_inside_running_loop.cell", runInsideRunningLoop),
    ("seed_04_await_foo", awaitFoo), ("seed_04_await_foo.cell", awaitFoo),
    ("seed_05_task_not_awaited", taskNotAwaited), ("seed_05_task_not_awaited.cell", taskNotAwaited),
    ("seed_06_task_awaited", taskAwaited), ("seed_06_task_awaited.cell", taskAwaited),
    ("seed_07_sleep_lets_task_run", sleepAsLong),
    ("seed_07_sleep_lets_task_run.cell", sleepAsLong),
    ("seed_08_sleep_shorter_than_task", sleepShorter),
    ("seed_08_sleep_shorter_than_task.cell", sleepShorter),
    ("seed_09_fetch_and_numbers", fetchAndNumbers), ("seed_09_fetch_and_numbers.cell", fetchAndNumbers),
    ("seed_10_restaurant_1", restaurant1), ("seed_10_restaurant_1.cell", restaurant1),
    ("seed_11_restaurant_2", restaurant2), ("seed_11_restaurant_2.cell", restaurant2),
    ("seed_12_restaurant_3", restaurant3), ("seed_12_restaurant_3.cell", restaurant3),
].map { (twin: (String, @Sendable () async throws -> Void)) in Main.Twin(twin.0, twin.1) }

private func helloWorld() async throws {
    print("Hello,")
    try await sleep(for: .seconds(2))
    print("World!!!!!!!")
}

func coroutineObject() { _ = Coroutine("main", helloWorld) }

private func runInsideRunningLoop() throws { try EventLoop.run(helloWorld) }

private func foo(_ text: String, _ delay: Double) async throws {
    print(text)
    try await sleep(for: seconds(delay))
}

private func awaitFoo() async throws {
    print("I am Main")
    try await foo("I am foo", 2)
    print("finished")
}

private func taskNotAwaited() {
    print("I am Main")
    createTask { try await foo("I am foo", 2) }
    print("finished")
}

private func taskAwaited() async throws {
    print("I am Main")
    let task = createTask { try await foo("I am foo", 2) }
    try await task.value
    print("finished")
}

private func sleepAsLong() async throws { try await taskBesideSleep(2, task: 2) }

private func sleepShorter() async throws { try await taskBesideSleep(0.5, task: 10) }

private func taskBesideSleep(_ delay: Double, task: Double) async throws {
    print("I am Main")
    createTask { try await foo("I am foo", task) }
    try await sleep(for: seconds(delay))
    print("finished")
}

private func fetchAndNumbers() async throws {
    let task1 = createTask {
        print("Start fetching")
        try await sleep(for: .seconds(2))
        print("Done fetching")
        return ["data": 1]
    }
    createTask {
        for number in 0..<10 {
            print(number)
            try await sleep(for: seconds(0.25))
        }
    }
    let value = try await task1.value
    print("{'data': \(value["data"] ?? 0)}")
}

private func restaurant1() async throws {
    print("Waiter came...")
    print("You ordered Biryani")
    try await sleep(for: .seconds(5))
    print("Biryani came to the table")
}

private func order(_ text: String) async throws {
    try await sleep(for: .seconds(5))
    print("Your order", text)
}

private func restaurant2() async throws {
    print("you placed another order immediately and waiting")
    let task = createTask { try await order("Nan with paneer butter masala") }
    print("you started eating biryani")
    try await task.value
    print("your Biryani is finished")
}

private func restaurant3() {
    print("you placed another order and ordered waiter to bring after the biryani finished")
    createTask { try await order("Nan with paneer butter masala ready to serve") }
    print("you are eating biryani")
    print("your Biryani is finished")
}
