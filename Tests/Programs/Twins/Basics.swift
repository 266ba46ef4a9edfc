import Weft

/// Tasks take their first step in creation order; everything made ready goes to the queue's end.
func readyQueue() async throws {
    var tasks: [LoopTask<Void>] = []
    for (name, steps) in [("a", 3), ("b", 1), ("c", 2)] {
        print("create", name)
        tasks.append(createTask(name: name) { try await worker(name, steps) })
    }
    tasks.append(createTask(name: "spawner", spawner))
    print("main waits")
    for task in tasks {
        try await task.value
        print("main got", task.name)
    }
}

private func worker(_ name: String, _ steps: Int) async throws {
    for step in 0..<steps {
        print(name, step)
        try await yield()
    }
    print(name, "done")
}

private func spawner() async throws {
    print("spawner makes x, y")
    let x = createTask(name: "x") { try await worker("x", 1) }
    let y = createTask(name: "y") { try await worker("y", 1) }
    print("spawner goes on")
    try await yield()
    print("spawner again")
    try await x.value
    try await y.value
    print("spawner done")
}

/// A tree of tasks five levels deep, two children each; children are awaited directly.
func nestedTasks() async throws {
    let nodes = Count()
    print("leaves", try await createTask { try await node("", 0, nodes) }.value)
    print("nodes", nodes.value)
    print("chain", try await chain(5))
}

private final class Count: @unchecked Sendable {
    var value = 0
}

private func node(_ path: String, _ depth: Int, _ nodes: Count) async throws -> Int {
    nodes.value += 1
    if depth == 5 {
        try await yield()
        if path.hasSuffix("11") { print("leaf", path) }
        return 1
    }
    let left = createTask { try await node(path + "0", depth + 1, nodes) }
    let right = createTask { try await node(path + "1", depth + 1, nodes) }
    let total = try await right.value + left.value
    if depth <= 2 { print("node", path.isEmpty ? "root" : path, "depth", depth, "leaves", total) }
    return total
}

private func chain(_ depth: Int) async throws -> Int {
    if depth == 0 {
        try await sleep(for: seconds(0.1))
        print("bottom of the chain")
        return 0
    }
    return try await 1 + createTask(name: "chain-\(depth - 1)") { try await chain(depth - 1) }.value
}
