import TestSupport
import Testing

/// Which target may import which: ARCHITECTURE.md, Package.swift and the imports say the same.
struct ArchitectureTests {
    private static let documented = ArchitectureTable.documented(text("ARCHITECTURE.md"))
    private static let declared = ArchitectureTable.declared(text("Package.swift"))

    private static func text(_ path: String) -> String { Files.text(repositoryRoot + "/" + path) ?? "" }

    @Test func `the table names every target, and nothing else`() {
        let folders = Files.names(in: repositoryRoot + "/Sources").filter { !$0.hasPrefix(".") }
        #expect(Self.documented.keys.sorted() == folders.sorted())
        #expect(Self.declared.keys.sorted() == folders.sorted())
    }

    @Test func `the package declares the arrows of the table`() {
        for (target, imports) in Self.documented {
            #expect(Self.declared[target] == imports, "\(target)")
        }
    }

    @Test func `a target imports what the table allows`() {
        for file in Repository.sources {
            let target = String(file.path.split(separator: "/")[1])
            // What the toolchain brings; the fences have a rule of their own.
            let allowed = (Self.documented[target] ?? []).union([
                "Glibc", "SwiftOverlayShims", "_Concurrency", "Synchronization", "Testing",
            ])
            let imported = file.swift.code.compactMap(Rules.importedModule)
            #expect(Set(imported).subtracting(allowed) == [], "\(file)")
        }
    }

    @Test func `the model of a trace imports nothing`() {
        for file in Repository.sources where file.path.hasPrefix("Sources/TraceModel/") {
            #expect(file.swift.code.compactMap(Rules.importedModule) == [], "\(file)")
        }
    }

    @Test func `the arrows form no circle`() {
        var left = Self.documented
        while let free = left.first(where: { $0.value.intersection(left.keys).isEmpty }) {
            left[free.key] = nil
        }
        #expect(left.keys.sorted() == [])
    }
}
