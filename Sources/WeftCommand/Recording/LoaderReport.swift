/// What the dynamic loader says it would load for a program, and what would be missing; `ldd -r` prints the
/// same.
///
/// The loader prints it itself, without running the program, when LD_TRACE_LOADED_OBJECTS and LD_WARN are set
/// (ld.so(8)).
struct LoaderReport: Hashable, Sendable {
    /// The libraries by name.
    private(set) var libraries: Set<String> = []
    /// A library that it can't find.
    private(set) var notFound: String?
    /// A symbol that one of our libraries needs and nothing loaded has.
    private(set) var undefinedSymbol: String?

    /// Reads the report.
    ///
    /// Symbols matter only where one of our own libraries, named by its folder, lacks them.
    init(_ text: String, ourFolder: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            if words.starts(with: ["undefined", "symbol:"]), words.count >= 4 {
                if undefinedSymbol == nil, words[3].contains(ourFolder) { undefinedSymbol = String(words[2]) }
            } else if words.count >= 2, words[1] == "=>" {
                let name = String(words[0])
                libraries.insert(name)
                if words.count >= 4, words[2] == "not", words[3] == "found" { notFound = notFound ?? name }
            }
        }
    }
}
