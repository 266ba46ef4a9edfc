import Files
import RecordingLog
import TestSupport
import Testing

@testable import WeftCommand

/// What the file of a program tells, whatever the file is.
struct ProgramFileTests {
    private let ourselves = Files.read(BuiltProgram.folder + "/weft-test-programs") ?? []

    @Test(arguments: [
        ("#!/bin/sh\necho", ProgramFile.script(interpreter: "/bin/sh")),
        ("#! /usr/bin/env python3\n", .script(interpreter: "/usr/bin/env")),
        ("#!", .script(interpreter: "?")),
        ("", .foreign), ("MZ", .foreign), ("\u{7f}ELF", .foreign),
    ])
    func `what is no Swift program is told by its first bytes`(text: String, expected: ProgramFile) {
        #expect(ProgramFile(Array(text.utf8)) == expected)
    }

    @Test func `a program of this build is dynamic and has Swift in it`() {
        #expect(ProgramFile(ourselves) == .dynamic(hasSwift: true))
    }

    @Test func `without its loader it would be static`() throws {
        let elf = try #require(ElfFile(ourselves))
        #expect(elf.hasInterpreter)
        var changed = ourselves
        // The program headers are right behind the file header; the one of type 3 names the loader.
        for place in stride(from: 64, to: 64 + 56 * 20, by: 56) where changed[place] == 3 {
            changed[place] = 0
        }
        #expect(ProgramFile(changed) == .staticSwift)
    }

    @Test func `a file that is cut or damaged anywhere is read without a crash`() {
        let seed: UInt64 = 2026
        var random = SplitMix64(seed: seed)
        let head = Array(ourselves.prefix(4096))
        for length in stride(from: 0, through: head.count, by: 7) {
            _ = ProgramFile(Array(head.prefix(length)))
        }
        for _ in 0..<2000 {
            var bytes = head
            for _ in 0..<8 {
                bytes[Int.random(in: 4..<200, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = ProgramFile(bytes)
        }
    }
}

/// What the dynamic loader says it would do.
struct LoaderReportTests {
    private let report = """
        \tlinux-vdso.so.1 (0x00007ffd3b5f2000)
        \t/folder/libWeftRecorder.so (0x00007f1)
        \tlibswift_Concurrency.so => /swift/libswift_Concurrency.so (0x00007f2)
        \tlibc.so.6 => /lib/libc.so.6 (0x00007f3)
        """

    @Test func `libraries are known by name`() {
        let read = LoaderReport(report, ourFolder: "/folder")
        #expect(read.libraries.contains("libswift_Concurrency.so"))
        #expect(read.notFound == nil)
        #expect(read.undefinedSymbol == nil)
    }

    @Test func `a library that is not found is named`() {
        let read = LoaderReport(report + "\n\tlibicu.so => not found\n", ourFolder: "/folder")
        #expect(read.notFound == "libicu.so")
    }

    @Test func `a symbol counts where a library of ours lacks it, and not where another does`() {
        let theirs = report + "\nundefined symbol: theirs\t(/elsewhere/libother.so)\n"
        #expect(LoaderReport(theirs, ourFolder: "/folder").undefinedSymbol == nil)
        let ours = theirs + "undefined symbol: $sScP\t(/folder/libWeftVirtual.so)\n"
        #expect(LoaderReport(ours, ourFolder: "/folder").undefinedSymbol == "$sScP")
    }
}

/// Each reason not to record, in words.
struct RecordErrorTests {
    @Test(arguments: [
        (
            RecordError.missingSymbol(program: "./a", symbol: "swift_task_x"), Int32(125),
            "the Swift runtime of './a' lacks swift_task_x, which recording needs: build it with Swift 6.2 or 6.3"
        ),
        (
            .staticallyLinked(program: "./a"), 125,
            "'./a' has Swift's runtime linked into it, where it can't be watched: "
                + "build it without -static-stdlib and -static-executable"
        ),
        (
            .privileged(program: "./a"), 125,
            "'./a' is setuid or setgid, and the system loads no recorder into such a program: "
                + "record a copy without that bit"
        ),
        (
            .runtimeNotFound(program: "./a", library: "libx.so"), 125,
            "'./a' can't start: its library libx.so is not found; "
                + "set LD_LIBRARY_PATH to the folder of its Swift runtime"
        ),
        (
            .noLog(program: "./a"), 125,
            "'./a' left no recording: it replaced itself by another program, or the disk is full"
        ),
        (
            .notWritten(FileError(.write, "t.json", .noSpace), saved: "saved.json"), 125,
            "can't write t.json: no space is left on the disk; the trace was saved as saved.json"
        ),
        (
            .notWritten(FileError(.write, "t.json", .noSpace), saved: nil), 125,
            "can't write t.json: no space is left on the disk; the trace is lost"
        ),
        (
            .noRoomForLog(folder: "/x", why: .notFound), 125,
            "can't make a folder for the recording in /x: no such file or folder; "
                + "set TMPDIR to a folder with room"
        ),
        (
            .libraryMissing("/x/libWeftRecorder.so"), 125,
            "/x/libWeftRecorder.so is missing: run tools/weft, which builds it"
        ),
        (
            .log(.notALog(path: "/x")), 125,
            "the recording /x was made by another version of the recorder: build both anew with tools/weft"
        ),
    ])
    func `a sentence says what is wrong and what to do`(error: RecordError, status: Int32, sentence: String) {
        #expect(error.sentence == sentence)
        #expect(CommandError.record(error).status.code == status)
    }
}
