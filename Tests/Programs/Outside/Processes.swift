import Glibc
import Weft

@Sendable func processes() async throws {
    for command in ["exit 0", "exit 3", "kill -TERM $$", "echo out; echo err >&2", "echo $COLOUR; pwd"] {
        let process = try Subprocess.shell(
            command,
            environment: ["COLOUR": "red", "PATH": "/usr/bin:/bin"],
            directory: "/",
            output: .pipe,
            errors: .pipe
        )
        let (output, errors) = try await process.communicate()
        let texts = [output, errors].map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
        print(command, "|", try await process.wait(), texts)
    }
    let process = try Subprocess.start("cat", input: .pipe, output: .pipe)
    process.terminate()
    print(try await process.wait(), process.status == .killed(by: .terminate))
    await attempt("a signal too late") { try process.send(.hangUp) }
    process.kill()
    let merged = try Subprocess.shell("echo a; echo b >&2; echo c", output: .pipe, errors: .likeOutput)
    print(try await merged.communicate().output.count)
    let nothing = try Subprocess.shell("cat; echo lost", input: .null, output: .null, errors: .null)
    print(try await nothing.wait().isSuccess)
}

/// Line by line with a process that answers.
@Sendable func pipes() async throws {
    let process = try Subprocess.start("cat", input: .pipe, output: .pipe)
    guard let input = process.input, let output = process.output else { return }
    for word in ["one", "two"] {
        try input.write(word + "\n")
        print(try await output.readLine() ?? "end")
    }
    input.close()
    print(try await output.readLine() ?? "end", try await process.wait())
    await attempt("a write to a pipe that nobody reads") {
        let short = try Subprocess.start("true", input: .pipe)
        _ = try await short.wait()
        try short.input?.write("x")
    }
}

/// 100 MB to a process and back, more than any pipe holds.
@Sendable func bigPipe() async throws {
    let size = 100_000_000
    let process = try Subprocess.start("cat", input: .pipe, output: .pipe)
    let bytes = [UInt8](repeating: 7, count: size - 3) + [1, 2, 3]
    let (output, _) = try await process.communicate(input: bytes)
    print(output.count == size, output == bytes, try await process.wait())
    // It stops reading before all is written, which is its own affair.
    let head = try Subprocess.start("head", ["-c", "5"], input: .pipe, output: .pipe)
    print(try await head.communicate(input: bytes).output.count)
}

@Sendable func noSuchProgram() async throws {
    await attempt("a name") { _ = try Subprocess.start("no-such-program-anywhere") }
    await attempt("a path") { _ = try Subprocess.start("/no/such/program") }
    await attempt("a folder") { _ = try Subprocess.start("true", directory: "/no/such/folder") }
    await attempt("no executable") { _ = try Subprocess.start("/etc/passwd") }
    print("open descriptors", openDescriptors() == before)
}

private let before = openDescriptors()

/// How many descriptors this process has open.
func openDescriptors() -> Int {
    (0..<20_000).reduce(0) { $0 + (fcntl($1, F_GETFD) >= 0 ? 1 : 0) }
}

/// A process to which nobody refers is reaped all the same.
@Sendable func dropped() async throws {
    do {
        let process = try Subprocess.start("true")
        print(process.status == nil)
    }
    let second = try Subprocess.start("sleep", ["0.1"])
    _ = try await second.wait()
    // The first ended long before, and was taken by the loop.
    var status: Int32 = 0
    print(unsafe waitpid(-1, &status, WNOHANG), errno == ECHILD)
}

@Sendable func processCancelled() async throws {
    let process = try Subprocess.start("sleep", ["100"], input: .pipe, output: .pipe)
    let task = Task(name: "communicates") { try await process.communicate(input: [1, 2, 3]) }
    let reader = Task(name: "waits") { try await process.wait() }
    await Task.yield()
    task.cancel()
    reader.cancel()
    print(await task.result, await reader.result)
    process.kill()
    print(try await process.wait())
}
