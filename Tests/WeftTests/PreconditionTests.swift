import Testing
import Weft

/// What could never work is refused where it is made.
struct PreconditionTests {
    @Test func `a barrier of nobody is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Barrier(parties: 0) }
    }

    @Test func `a semaphore with fewer than no permits is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Semaphore(-1) }
    }

    @Test func `a queue without room is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Queue<Int>(capacity: 0) }
    }
}
