/// Some 50 ms of sleeps and a little work, at an actor and in a group: what a service does for one request.
///
/// The length of one sleep can be chosen, so that a change of it can be looked for.
func naps(_ milliseconds: Int) async {
    let number = Number()
    async let menu: Void = nap(12)
    async let order: Void = nap(milliseconds)
    await withDiscardingTaskGroup { group in
        for index in 0..<4 {
            group.addTask(name: "worker \(index)") {
                await nap(5 + index)
                _ = await number.next()
            }
        }
    }
    await menu
    await order
    let bill = Task(name: "bill") {
        await nap(15)
        return await number.next()
    }
    _ = await bill.value
    await nap(10)
}

private func nap(_ milliseconds: Int) async {
    try? await Task.sleep(for: .milliseconds(milliseconds))
}
