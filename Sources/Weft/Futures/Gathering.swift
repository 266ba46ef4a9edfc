/// Several tasks, futures and coroutines of one kind as one thing to wait for; coroutines become tasks here and now.
///
/// ```swift
/// let both = gathering([fetch(1), fetch(2)])
/// let (pages, count) = try await gather(both, counting)
/// ```
public func gathering<Item: Awaitable>(_ items: [Item]) -> Gather<[Item.Value]> {
    let begun = items.map { $0.begun() }
    return Gather(begun, returnsErrors: false) { try begun.map { try $0.result() } }
}

/// The same for things of several types.
public func gathering<each Item: Awaitable>(
    _ items: repeat each Item
) -> Gather<(repeat (each Item).Value)> {
    let begun = (repeat (each items).begun())
    var all: [any Eventual] = []
    for item in repeat each begun { all.append(item) }
    return Gather(all, returnsErrors: false) { (repeat try (each begun).result()) }
}

/// Several as one thing to wait for, which ends when all have, and gives how each ended.
public func gatheringResults<Item: Awaitable>(
    _ items: [Item]
) -> Gather<[Result<Item.Value, any Error>]> {
    let begun = items.map { $0.begun() }
    return Gather(begun, returnsErrors: true) { begun.map { item in Result { try item.result() } } }
}

/// Awaits all of them at once, and gives what came out of each, in the order of the arguments.
///
/// ```swift
/// let pages = try await gather(addresses.map { address in Coroutine("fetch") { try await fetch(address) } })
/// ```
///
/// Coroutines become tasks. If one fails, the others go on, and nobody waits for them. If the caller is cancelled, all
/// are.
///
/// - Throws: The error of the one that fails first; `CancellationError` if one, or the caller, is cancelled.
@discardableResult
public func gather<Item: Awaitable>(_ items: [Item]) async throws -> [Item.Value] {
    try await gathering(items).value
}

/// The same for things of several types.
@discardableResult
public func gather<each Item: Awaitable>(
    _ items: repeat each Item
) async throws -> (repeat (each Item).Value) {
    try await gathering(repeat each items).value
}

/// Makes a task of each closure, awaits all, and gives what they return, in the order of the arguments.
///
/// - Throws: The error of the one that fails first; `CancellationError` if one, or the caller, is cancelled.
@discardableResult
public func gather<Value: Sendable>(_ bodies: [@Sendable () async throws -> Value]) async throws -> [Value] {
    try await gather(bodies.map { Work(body: $0) })
}

// Closures for two, three and four: where one is of a pack, the compiler does not see that it is `@Sendable`.

/// The same for closures of several types.
@discardableResult
public func gather<A: Sendable, B: Sendable>(
    _ a: @escaping @Sendable () async throws -> A,
    _ b: @escaping @Sendable () async throws -> B
) async throws -> (A, B) {
    try await gather(Work(body: a), Work(body: b))
}

/// The same for three closures.
@discardableResult
public func gather<A: Sendable, B: Sendable, C: Sendable>(
    _ a: @escaping @Sendable () async throws -> A,
    _ b: @escaping @Sendable () async throws -> B,
    _ c: @escaping @Sendable () async throws -> C
) async throws -> (A, B, C) {
    try await gather(Work(body: a), Work(body: b), Work(body: c))
}

/// The same for four closures.
@discardableResult
public func gather<A: Sendable, B: Sendable, C: Sendable, D: Sendable>(
    _ a: @escaping @Sendable () async throws -> A,
    _ b: @escaping @Sendable () async throws -> B,
    _ c: @escaping @Sendable () async throws -> C,
    _ d: @escaping @Sendable () async throws -> D
) async throws -> (A, B, C, D) {
    try await gather(Work(body: a), Work(body: b), Work(body: c), Work(body: d))
}

/// Awaits all of them at once, and gives how each ended, in the order of the arguments.
///
/// - Throws: `CancellationError` if the caller is cancelled; then all are.
@discardableResult
public func gatherResults<Item: Awaitable>(
    _ items: [Item]
) async throws -> [Result<Item.Value, any Error>] {
    try await gatheringResults(items).value
}

/// The same for closures, each of which becomes a task.
///
/// - Throws: `CancellationError` if the caller is cancelled; then all are.
@discardableResult
public func gatherResults<Value: Sendable>(
    _ bodies: [@Sendable () async throws -> Value]
) async throws -> [Result<Value, any Error>] {
    try await gatherResults(bodies.map { Work(body: $0) })
}

/// The same for closures that are written out.
@discardableResult
public func gatherResults<Value: Sendable>(
    _ bodies: (@Sendable () async throws -> Value)...
) async throws -> [Result<Value, any Error>] {
    try await gatherResults(bodies)
}
