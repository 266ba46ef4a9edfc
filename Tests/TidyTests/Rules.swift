/// A rule of the house broken by a line of a file.
struct Finding: Hashable, CustomStringConvertible {
    var path: String
    var line: Int
    var what: String

    var description: String { "\(path):\(line): \(what)" }
}

/// The rules that look at one file at a time, as functions from a file to what is wrong with it.
enum Rules {
    /// No file, line or function is longer than a person can take in.
    static func size(of file: Repository.File) -> [Finding] {
        var findings: [Finding] = []
        let lines = file.lines
        if lines.count > 401 {
            findings.append(Finding(path: file.path, line: 1, what: "\(lines.count - 1) lines; at most 400"))
        }
        // The formatter keeps code within 110 columns; to comments it pays no heed.
        for (index, line) in lines.enumerated() where line.count > 120 && !line.contains("://") {
            findings.append(
                Finding(path: file.path, line: index + 1, what: "\(line.count) columns; at most 120")
            )
        }
        let functions = file.path.hasSuffix(".swift") ? swiftFunctions(in: file) : cFunctions(in: file)
        for (line, length) in functions where length > 70 {
            findings.append(
                Finding(path: file.path, line: line, what: "a function of \(length) lines; at most 70")
            )
        }
        return findings
    }

    /// The line that each function begins on, and how many lines it has.
    static func swiftFunctions(in file: Repository.File) -> [(line: Int, length: Int)] {
        var functions: [(Int, Int)] = []
        var open: [(line: Int, depth: Int)] = []
        var waiting: Int?
        var depth = 0
        for (index, line) in file.swift.code.enumerated() {
            let isHead = ["func", "init", "deinit", "subscript"].contains { line.holds(word: $0) }
            if isHead, !line.contains(".init"), waiting == nil { waiting = index + 1 }
            for character in line {
                if character == "{" {
                    if let line = waiting {
                        open.append((line, depth))
                        waiting = nil
                    }
                    depth += 1
                } else if character == "}" {
                    depth -= 1
                    if let last = open.last, last.depth == depth {
                        functions.append((last.line, index + 2 - last.line))
                        open.removeLast()
                    }
                }
            }
            // A requirement of a protocol has no body.
            if line.isEmpty { waiting = nil }
        }
        return functions
    }

    private static func cFunctions(in file: Repository.File) -> [(line: Int, length: Int)] {
        var functions: [(Int, Int)] = []
        var start: Int?
        for (index, line) in file.lines.enumerated() {
            if line.hasSuffix("{"), line.first?.isWhitespace == false { start = index + 1 }
            if line.hasPrefix("}"), let line = start {
                functions.append((line, index + 2 - line))
                start = nil
            }
        }
        return functions
    }

    /// No word that puts work off, and no path of somebody's machine.
    static func words(in file: Repository.File) -> [Finding] {
        // Written apart, so that this file keeps the rule.
        let later = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
        let homes = ["/ho" + "me/", "/ro" + "ot/", "/op" + "t/", "/wo" + "rk/", "/Us" + "ers/", "/mn" + "t/"]
        var findings: [Finding] = []
        for (index, line) in file.lines.enumerated() {
            for word in later where String(line).holds(word: word) {
                findings.append(Finding(path: file.path, line: index + 1, what: "says \(word)"))
            }
            for home in homes where String(line).holds(path: home) {
                findings.append(
                    Finding(path: file.path, line: index + 1, what: "a path of a machine: \(home)")
                )
            }
        }
        return findings
    }

    /// A test waits for nothing but the code under test.
    static func sleeps(in file: Repository.File) -> [Finding] {
        let modules = ["Glibc", "Foundation", "Dispatch"]
        let code = file.swift.code
        guard code.compactMap(importedModule).contains(where: modules.contains) else { return [] }
        return findings(in: code, of: file) { line in
            let call = ["sleep", "usleep", "nanosleep"].first {
                line.holds(word: $0) && line.contains($0 + "(")
            }
            // A task's sleep runs on the virtual clock.
            return line.contains("Task.sleep(") || line.contains("Clock().sleep(")
                ? nil : call.map { "calls \($0)" }
        }
    }

    /// Nothing in the sources needs Foundation: the process starts in half the time.
    static func foundation(in file: Repository.File) -> [Finding] {
        codeLines(of: file) { line in
            ["Foundation", "FoundationEssentials"].contains(importedModule(line)) ? "imports Foundation" : nil
        }
    }

    /// Unsafe code, and the C library, stay behind their fences.
    static func fences(in file: Repository.File) -> [Finding] {
        guard !Fences.paths.contains(where: { file.path.hasPrefix($0) }) else { return [] }
        return codeLines(of: file) { line in
            if Fences.words.contains(where: { line.holds(word: $0) }) {
                return "unsafe code outside the fences"
            }
            if line.contains("Unsafe"), line.contains("Pointer") { return "a pointer outside the fences" }
            return importedModule(line) == "Glibc" ? "the C library outside the fences" : nil
        }
    }

    /// What is made of a trace depends on the trace alone.
    static func purity(in file: Repository.File) -> [Finding] {
        guard file.path.hasPrefix("Sources/Trace") else { return [] }
        let words = ["ContinuousClock", "SuspendingClock", "random", "hashValue"]
        return codeLines(of: file) { line in
            words.first { line.holds(word: $0) }.map { "\($0) in what must be the same on every machine" }
        }
    }

    /// Markup is written by TraceSVG alone; the one report that is XML is a file of its own.
    static func markup(in file: Repository.File) -> [Finding] {
        let writers = ["Sources/TraceSVG/", "Sources/TraceDiff/Report/ComparisonJUnit.swift"]
        guard !writers.contains(where: { file.path.hasPrefix($0) }) else { return [] }
        return stringLines(of: file) { line in
            let characters = Array(line)
            let isTag = characters.indices.dropLast().contains { index in
                characters[index] == "<"
                    && (characters[index + 1].isLetter || "/!?".contains(characters[index + 1]))
            }
            return isTag ? "markup outside TraceSVG" : nil
        }
    }

    /// How a trace is spelled is known to TraceJSON alone.
    static func traceSpelling(in file: Repository.File) -> [Finding] {
        guard !file.path.hasPrefix("Sources/TraceJSON/") else { return [] }
        return stringLines(of: file) { line in
            line.contains("weft-trace") || line.contains("\"event\":")
                ? "spells a trace outside TraceJSON" : nil
        }
    }

    /// The module that a line imports, or nil.
    static func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
        guard words[..<place].allSatisfy({ $0.hasPrefix("@") || modifiers.contains(String($0)) }) else {
            return nil
        }
        let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let next = place + (kinds.contains(String(words[place + 1])) ? 2 : 1)
        return next < words.count ? words[next].split(separator: ".").first.map(String.init) : nil
    }

    private static let modifiers = ["public", "package", "internal", "private", "unsafe"]

    private static func codeLines(of file: Repository.File, _ check: (String) -> String?) -> [Finding] {
        findings(in: file.swift.code, of: file, check)
    }

    private static func stringLines(of file: Repository.File, _ check: (String) -> String?) -> [Finding] {
        findings(in: file.swift.strings, of: file, check)
    }

    private static func findings(
        in lines: [String],
        of file: Repository.File,
        _ check: (String) -> String?
    ) -> [Finding] {
        lines.enumerated().compactMap { index, line in
            check(line).map { Finding(path: file.path, line: index + 1, what: $0) }
        }
    }
}

/// Where unsafe code may be.
enum Fences {
    /// Each with its reason.
    static let paths = [
        // Runs jobs of the runtime, waits in the kernel, redirects the runtime's clock.
        "Sources/EventLoop/System/",
        // Calls of the kernel: sockets, processes, signals, polling.
        "Sources/SystemCalls/",
        // The entry that the C constructor of the injected library calls.
        "Sources/WeftVirtual/",
        // Starts and stops the recorder that is linked into the program.
        "Sources/Weft/Recording/System/",
        // Reads the memory-mapped log of a process that may have died.
        "Sources/RecordingLog/",
        // Reads and writes by descriptor.
        "Sources/Files/",
        // Processes, the terminal.
        "Sources/WeftCommand/System/",
        // Standard error, and the end of the process.
        "Sources/WeftScenarios/Console.swift",
        // Starts a program, forwards its signals.
        "Sources/WeftCommand/Recording/System/",
    ]

    static let words = [
        "unsafe", "unsafeBitCast", "unsafeDowncast", "withUnsafePointer", "withUnsafeBytes",
        "withUnsafeBufferPointer", "withUnsafeMutableBytes", "_silgen_name", "_cdecl",
    ]
}
