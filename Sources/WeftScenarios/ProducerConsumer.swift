/// Hands numbers from one task to another: first the consumer waits for the producer, then they pile up.
func producerConsumer() async throws {
    let (stream, continuation) = AsyncStream<Int>.makeStream()
    let producer = Task(name: "producer") { try await produce(into: continuation) }
    let consumer = Task(name: "consumer") { try await consume(stream) }
    try await producer.value
    try await consumer.value
}

private func produce(into continuation: AsyncStream<Int>.Continuation) async throws {
    for number in 1...6 {
        // The first three are slower than the consumer, the others come at once.
        if number <= 3 { try await Task.sleep(for: .seconds(1)) }
        print("made", number)
        continuation.yield(number)
    }
    continuation.finish()
}

private func consume(_ stream: AsyncStream<Int>) async throws {
    for await number in stream {
        print("took", number)
        try await Task.sleep(for: .seconds(0.5))
    }
}
