import Testing

@testable import WeftCommand

struct OutputFileTests {
    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (1499, "1 KB"), (1500, "2 KB"),
        (999_499, "999 KB"), (999_500, "1.0 MB"), (1_249_999, "1.2 MB"), (1_250_000, "1.3 MB"),
        (9_950_000, "10.0 MB"),
    ])
    func `a size is said in the unit that suits it`(bytes: Int, said: String) {
        #expect(OutputFile.size(bytes) == said)
    }

    @Test(arguments: [
        ("-", "-"), ("trace.json", "trace.svg"), ("a/b.json", "a/b.svg"), ("a", "a.svg"),
        ("a.svg", "a.svg.svg"),
        (".json", ".json.svg"), ("a/.json", "a/.json.svg"), ("a.json.old", "a.json.old.svg"),
    ])
    func `a picture lies beside its trace`(trace: String, picture: String) {
        #expect(OutputFile.picture(of: trace) == picture)
    }
}
