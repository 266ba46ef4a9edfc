import TestSupport
import Testing

/// The rules of the house, held against every file of the repository.
struct TidyTests {
    private static func check(_ files: [Repository.File], _ rule: (Repository.File) -> [Finding]) {
        #expect(!files.isEmpty)
        for finding in files.flatMap(rule) { Issue.record(Comment(rawValue: finding.description)) }
    }

    private static let code = Repository.swift + Repository.c + Repository.scripts

    @Test func `no file, function or line is too long`() { Self.check(Self.code, Rules.size) }

    @Test func `nothing is put off, and no path of a machine is left behind`() {
        Self.check(Repository.written, Rules.words)
    }

    @Test func `no test sleeps`() { Self.check(Repository.tests, Rules.sleeps) }

    @Test func `no source imports Foundation`() { Self.check(Repository.sources, Rules.foundation) }

    @Test func `unsafe code stays behind its fences`() { Self.check(Repository.sources, Rules.fences) }

    @Test func `what is made of a trace depends on nothing else`() {
        Self.check(Repository.sources, Rules.purity)
    }

    @Test func `only TraceSVG writes markup`() { Self.check(Repository.sources, Rules.markup) }

    @Test func `only TraceJSON spells a trace`() { Self.check(Repository.sources, Rules.traceSpelling) }

    @Test func `the top level is what a visitor expects`() {
        let shown = Files.names(in: repositoryRoot).filter { !$0.hasPrefix(".") }
        // What the README's first command leaves there is no part of the repository.
        #expect(Set(shown).subtracting(Repository.topLevel).subtracting(Repository.ignoredAtTop) == [])
    }

    @Test func `every file that a document mentions exists`() {
        for document in Repository.documents {
            for (line, path) in Documents.mentions(in: document) {
                #expect(Repository.exists(path), "\(document):\(line): no file \(path)")
            }
        }
    }

    @Test func `a script says what it does and can be run`() {
        for script in Repository.scripts {
            #expect(
                script.lines.dropFirst().first?.hasPrefix("# ") == true || script.text.contains("\"\"\""),
                "\(script)"
            )
            #expect(Files.isExecutable(repositoryRoot + "/" + script.path), "\(script)")
        }
    }
}
