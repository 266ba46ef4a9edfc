import Weft

/// Makes the coroutine of `helloWorld`, and forgets to await it: nothing is printed.
func neverAwaited() {
    _ = Coroutine("main") { try await helloWorld() }
}
