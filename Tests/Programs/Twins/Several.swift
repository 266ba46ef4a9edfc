import Weft

private func job(_ name: String, _ delay: Double, fails: Bool = false) async throws -> String {
    try await sleep(for: seconds(delay))
    print(name, fails ? "fails" : "ends")
    if fails { throw ValueError(text: name) }
    return name
}

private func coroutine(_ name: String, _ delay: Double) -> Coroutine<String, any Error> {
    Coroutine("job") { try await job(name, delay) }
}

/// Results in argument order whatever the finishing order; awaiting gather is one hop slower.
func gatherOrder() async throws {
    print(python(try await gather([coroutine("slow", 0.3), coroutine("fast", 0.1), coroutine("mid", 0.2)])))
    let task = createTask(coroutine("shared", 0.1))
    let first = createTask { print("gather got", python(try await gather([task]))) }
    let second = createTask { print("direct got", try await task.value) }
    try await wait([first, second])
    let shared = createTask(coroutine("twice", 0.1))
    let (one, two, three) = try await gather(shared, coroutine("once", 0), shared)
    print(python([one, two, three]))
    let other = createTask(coroutine("other", 0))
    let nothing: [LoopTask<String>] = []
    print(python(try await gather(nothing)), "other done:", python(other.isDone))
    _ = try await other.value
    let done = ["d1", "d2"].map { createTask(coroutine($0, 0)) }
    try await wait(done)
    let probe = createTask(coroutine("probe", 0))
    print(python(try await gather(done)), "probe started:", python(probe.isDone))
    _ = try await probe.value
    let (nested, last) = try await gather(
        gathering([coroutine("n1", 0.1), coroutine("n2", 0.1)]),
        coroutine("n3", 0.1)
    )
    print("[\(python(nested)), '\(last)']")
}

private func names(_ tasks: [LoopTask<String>]) -> String { python(tasks.map(\.name).sorted()) }

private func make(_ jobs: (String, Double, Bool)...) -> [LoopTask<String>] {
    jobs.map { name, delay, fails in createTask(name: name) { try await job(name, delay, fails: fails) } }
}

/// wait: .firstCompleted, .firstError, .allCompleted, timeout.
func waitModes() async throws {
    var tasks = make(("a", 0.2, false), ("b", 0.1, false), ("c", 0.1, false), ("d", 0.3, false))
    var (done, pending) = try await wait(tasks, until: .firstCompleted)
    print("first:", names(done), names(pending))
    (done, pending) = try await wait(pending, timeout: seconds(0.1))
    print("timeout:", names(done), names(pending))
    (done, pending) = try await wait(pending)
    print("all:", names(done), names(pending))
    tasks = make(("e", 0.1, false), ("f", 0.2, true), ("g", 0.3, false))
    (done, pending) = try await wait(tasks, until: .firstError)
    print("exception:", names(done), names(pending))
    (done, pending) = try await wait(tasks, timeout: .zero)
    print("timeout 0:", names(done), names(pending))
    try await wait(tasks)
    let probe = createTask(coroutine("probe", 0))
    (done, pending) = try await wait(tasks)
    print("already done:", names(done), "probe done:", python(probe.isDone))
    _ = try await probe.value
    print("f raised ValueError('\((tasks[1].error as? ValueError)?.text ?? "")')")
}
