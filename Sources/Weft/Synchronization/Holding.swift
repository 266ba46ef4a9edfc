/// Runs `body` between taking something and giving it back, whether `body` returns or throws.
///
/// Not a `defer`: giving back may throw, which a `defer` could not pass on.
func holding<Result>(
    acquire: () async throws -> Void,
    release: () throws -> Void,
    _ body: () async throws -> Result
) async throws -> Result {
    try await acquire()
    let result: Result
    do {
        result = try await body()
    } catch {
        try release()
        throw error
    }
    try release()
    return result
}
