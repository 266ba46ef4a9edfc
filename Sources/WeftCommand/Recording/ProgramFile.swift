/// What the file of a program says about how it may be recorded; a pure reading of its first bytes and of its
/// sections.
///
/// Source: System V ABI, "ELF Object File Format"; /usr/include/elf.h.
enum ProgramFile: Hashable, Sendable {
    /// `#!` and what runs it.
    case script(interpreter: String)
    /// No ELF file of this machine, or one that no loader runs and that has no Swift in it.
    case foreign
    /// Without a loader, or with Swift inside and no Swift library needed.
    case staticSwift
    /// Loaded by a loader, which finds the libraries. `hasSwift` tells whether Swift code is in the file
    /// itself.
    case dynamic(hasSwift: Bool)

    /// Reads a whole file.
    init(_ bytes: [UInt8]) {
        if bytes.starts(with: Array("#!".utf8)) {
            let line = bytes.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }.prefix(200)
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            self = .script(interpreter: words.first.map(String.init) ?? "?")
            return
        }
        guard let elf = ElfFile(bytes) else {
            self = .foreign
            return
        }
        let hasSwift = elf.sectionNames.contains { $0.hasPrefix("swift5_") }
        if elf.hasInterpreter {
            self = .dynamic(hasSwift: hasSwift)
        } else {
            self = hasSwift ? .staticSwift : .foreign
        }
    }
}

/// The few facts of a 64-bit little-endian ELF file that tell whether it can be recorded.
struct ElfFile {
    /// Whether a dynamic loader runs it.
    private(set) var hasInterpreter = false
    /// The names of its sections; empty where they were stripped.
    private(set) var sectionNames: [String] = []

    /// Reads a file; nil where it is no such ELF file.
    ///
    /// Every offset in it is checked: the file may be anything.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x7f, UInt8(ascii: "E"), UInt8(ascii: "L"), UInt8(ascii: "F"), 2, 1]) else {
            return nil
        }
        func number(_ offset: Int, _ size: Int) -> Int? {
            guard offset >= 0, size <= 8, offset <= bytes.count - size else { return nil }
            var value: UInt64 = 0
            for index in (0..<size).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
            return Int(exactly: value)
        }
        guard let programHeaders = number(0x20, 8), let programHeaderSize = number(0x36, 2),
            let programHeaderCount = number(0x38, 2)
        else { return nil }
        let interpreterType = 3
        for index in 0..<programHeaderCount {
            hasInterpreter =
                hasInterpreter || number(programHeaders &+ index * programHeaderSize, 4) == interpreterType
        }
        guard let sections = number(0x28, 8), let size = number(0x3a, 2), let count = number(0x3c, 2),
            let namesIndex = number(0x3e, 2), let names = number(sections &+ namesIndex * size &+ 0x18, 8)
        else { return }
        for index in 0..<count {
            guard let name = number(sections &+ index * size, 4) else { return }
            let start = names &+ name
            guard start >= 0, start < bytes.count else { continue }
            sectionNames.append(
                String(decoding: bytes[start...].prefix { $0 != 0 }.prefix(64), as: UTF8.self)
            )
        }
    }
}
