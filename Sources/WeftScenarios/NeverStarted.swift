/// Says good bye in a task of its own, and exits before that task has had its turn.
func neverStarted() async throws {
    Task(name: "farewell") { print("never printed") }
    print("closing time")
    Console.exitAtOnce()
}
