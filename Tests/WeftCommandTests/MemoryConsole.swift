import Files

@testable import WeftCommand

/// A console whose files live in memory.
final class MemoryConsole: Console {
    var files: [String: [UInt8]] = [:]
    var input: [UInt8] = []
    var variables: [String: String] = [:]
    var terminals: Set<StandardStream> = []
    var width: Int?
    /// What reading or writing a path fails with.
    var failures: [String: FileError.Reason] = [:]
    /// What a program beside this one gives.
    var siblings: [String: SiblingOutput] = [:]
    /// How many bytes a read gives at most, so that tests cut files anywhere.
    var blockSize = 65536

    private(set) var standardOutput = ""
    private(set) var standardError = ""

    /// Runs a command in this console.
    func run(_ arguments: String...) -> Int32 { run(arguments) }

    func run(_ arguments: [String]) -> Int32 { WeftCommand.run(arguments: arguments, console: self).code }

    /// The text of a file.
    func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

    func environment(_ name: String) -> String? { variables[name] }

    func isTerminal(_ stream: StandardStream) -> Bool { terminals.contains(stream) }

    func open(_ path: String) throws(FileError) -> any ByteSource {
        if let reason = failures[path] { throw FileError(.read, path, reason) }
        if path == "-" { return MemorySource(input, blockSize: blockSize) }
        guard let bytes = files[path] else { throw FileError(.read, path, .notFound) }
        return MemorySource(bytes, blockSize: blockSize)
    }

    func create(_ path: String) throws(FileError) -> any ByteSink {
        if let reason = failures[path] { throw FileError(.write, path, reason) }
        return MemorySink(path: path, console: self)
    }

    func makeFolder(_ path: String) throws(FileError) {
        if let reason = failures[path] { throw FileError(.write, path, reason) }
    }

    func removeFile(_ path: String) throws(FileError) {
        if let reason = failures[path] { throw FileError(.write, path, reason) }
        files[path] = nil
    }

    func isSameFile(_ left: String, _ right: String) -> Bool { left == right && files[left] != nil }

    func output(ofSibling name: String, arguments: [String]) throws(FileError) -> SiblingOutput {
        guard let output = siblings[name] else { throw FileError(.run, name, .notFound) }
        return output
    }

    func out(_ text: String) { standardOutput += text }

    func error(_ text: String) { standardError += text }

    func finish() throws(FileError) {
        if let reason = failures["standard output"] { throw FileError(.write, "-", reason) }
    }

    fileprivate func put(_ bytes: [UInt8], at path: String) {
        if path == "-" {
            standardOutput += String(decoding: bytes, as: UTF8.self)
        } else {
            files[path] = bytes
        }
    }
}

private final class MemorySource: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let blockSize: Int
    var size: Int { rest.count }

    init(_ bytes: [UInt8], blockSize: Int) {
        rest = bytes[...]
        self.blockSize = blockSize
    }

    func read(into buffer: inout [UInt8]) throws(FileError) -> Int {
        let block = rest.prefix(min(buffer.count, blockSize))
        buffer.replaceSubrange(0..<block.count, with: block)
        rest = rest.dropFirst(block.count)
        return block.count
    }
}

private final class MemorySink: ByteSink {
    private let path: String
    private let console: MemoryConsole
    private var bytes: [UInt8] = []

    init(path: String, console: MemoryConsole) {
        self.path = path
        self.console = console
    }

    func write(_ bytes: Span<UInt8>) throws(FileError) {
        for index in bytes.indices { self.bytes.append(bytes[index]) }
    }

    func commit() throws(FileError) { console.put(bytes, at: path) }
}
