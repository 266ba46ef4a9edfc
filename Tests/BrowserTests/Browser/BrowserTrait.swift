import Testing

/// Gives a suite a browser, and takes it away when all its tests have run.
struct BrowserTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard let path = Chromium.path else { return try await function() }
        let browser = try Browser(path: path)
        try await browser.openPage()
        try await Browser.$current.withValue(browser, operation: function)
    }
}

/// Pictures in a real browser, driven as a reader would.
///
/// One browser serves all tests, so they run one after the other.
@Suite(
    .serialized,
    .enabled(if: Chromium.path != nil, "there is no Chromium here; tools/test installs it"),
    BrowserTrait()
)
struct BrowserTests {}
