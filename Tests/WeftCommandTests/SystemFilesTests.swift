import Files
import Glibc
import TestSupport
import Testing

@testable import WeftCommand

/// The real console's files, in a folder of their own.
struct SystemFilesTests {
    private let folder = TemporaryFolder()
    private let console = SystemConsole()

    private func write(_ text: String, to path: String) throws {
        let sink = try console.create(path)
        try sink.write(Array(text.utf8).span)
        try sink.commit()
    }

    private func read(_ path: String, blockSize: Int) throws -> String {
        let source = try console.open(path)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: blockSize)
        while case let count = try source.read(into: &buffer), count > 0 { bytes += buffer.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        _ = unsafe stat(path, &status)
        return status.st_mode & 0o7777
    }

    @Test(arguments: [1, 3, 4096])
    func `what was written is read in blocks of any size`(blockSize: Int) throws {
        try write("one\ntwo\n", to: folder.file("a"))
        #expect(try read(folder.file("a"), blockSize: blockSize) == "one\ntwo\n")
        #expect(Files.names(in: folder.path) == ["a"])
    }

    @Test(arguments: [("/room", "/room"), ("", "/tmp"), (nil, "/tmp")])
    func `temporary files go where TMPDIR says, if it says anything`(value: String?, folder: String) {
        #expect(TemporaryFiles.folder { $0 == "TMPDIR" ? value : nil } == folder)
    }

    @Test func `the old file stays until the new one is whole`() throws {
        Files.write("old", to: folder.file("a"))
        let sink = try console.create(folder.file("a"))
        try sink.write(Array("new".utf8).span)
        #expect(Files.text(folder.file("a")) == "old")
        try sink.commit()
        #expect(Files.text(folder.file("a")) == "new")
    }

    @Test func `a file that is given up leaves nothing behind`() throws {
        do {
            let sink = try console.create(folder.file("a"))
            try sink.write(Array("half".utf8).span)
        }
        #expect(Files.names(in: folder.path) == [])
    }

    @Test func `a replaced file keeps its mode, a new one has the usual one`() throws {
        Files.write("old", to: folder.file("a"))
        unsafe chmod(folder.file("a"), 0o640)
        try write("new", to: folder.file("a"))
        #expect(mode(folder.file("a")) == 0o640)
        let mask = umask(0)
        umask(mask)
        try write("new", to: folder.file("b"))
        #expect(mode(folder.file("b")) == 0o666 & ~mask)
    }

    @Test(arguments: ["target", "sub/target", "missing"])
    func `a symbolic link stays a link and its target is replaced`(target: String) throws {
        unsafe mkdir(folder.file("sub"), 0o777)
        if target != "missing" { Files.write("old", to: folder.file(target)) }
        unsafe symlink(target, folder.file("link"))
        unsafe symlink(folder.file("link"), folder.file("link to the link"))
        try write("new", to: folder.file("link to the link"))
        #expect(Files.text(folder.file(target)) == "new")
        #expect(FileIdentity.link(folder.file("link")) == target)
        #expect(console.isSameFile(folder.file("link"), folder.file(target)))
    }

    @Test func `what is no regular file is written as it is`() throws {
        try write("gone", to: "/dev/null")
        #expect(throws: FileError(.write, "/dev/full", .noSpace)) { try write("too much", to: "/dev/full") }
    }

    @Test func `the reason of a failure is named`() throws {
        unsafe symlink("loop", folder.file("loop"))
        Files.write("", to: folder.file("file"))
        let long = folder.file(String(repeating: "n", count: 300))
        for (path, reason) in [
            (folder.file("none"), .notFound), (folder.file("file/a"), .notADirectory),
            (folder.file("loop"), .linkLoop),
            (long, .nameTooLong),
        ] as [(String, FileError.Reason)] {
            #expect(throws: FileError(.read, path, reason)) { try read(path, blockSize: 10) }
        }
        for (path, reason) in [
            (folder.file("none/a"), .notFound), (folder.path, .isDirectory), (folder.file("loop"), .linkLoop),
        ] as [(String, FileError.Reason)] {
            #expect(throws: FileError(.write, path, reason)) { try write("a", to: path) }
        }
        #expect(throws: FileError(.read, folder.path, .isDirectory)) { try read(folder.path, blockSize: 10) }
    }

    @Test func `a pipe whose reader went away takes everything`() throws {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe(&ends) == 0)
        close(ends[0])
        try Descriptor.write(Array("nobody reads this".utf8).span, to: ends[1], path: "-")
        close(ends[1])
    }
}
