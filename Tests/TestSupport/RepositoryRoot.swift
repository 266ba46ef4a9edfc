/// The folder of this checkout, so that tests find `traces/` and the sources without a resource bundle.
public let repositoryRoot: String = {
    let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return here.dropLast(3).joined(separator: "/")
}()
