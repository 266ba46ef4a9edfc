/// Lets two tasks wait for each other: neither can ever end.
func deadlock() async throws {
    let desk = Desk()
    let left = Task(name: "left") { await desk.waitForOther(than: "left") }
    let right = Task(name: "right") { await desk.waitForOther(than: "right") }
    await desk.put(left: left, right: right)
    await left.value
    print("never printed")
}

/// Where each task finds the other.
private actor Desk {
    private var tasks: [String: Task<Void, Never>] = [:]

    func put(left: Task<Void, Never>, right: Task<Void, Never>) {
        tasks = ["left": left, "right": right]
    }

    func waitForOther(than name: String) async {
        let other = name == "left" ? "right" : "left"
        print(name, "waits for", other)
        await tasks[other]?.value
    }
}
