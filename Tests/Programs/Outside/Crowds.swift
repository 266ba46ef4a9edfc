import Glibc
import Weft

/// As many connections at once as descriptors allow, up to 10,000: all echoed, none lost, all given back.
@Sendable func many() async throws {
    var limit = rlimit()
    unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    // Both ends are here, so each connection takes two.
    let count = min(10_000, (Int(limit.rlim_cur) - 100) / 2)
    try await crowd(of: 100)
    let (descriptors, memory) = (openDescriptors(), residentKilobytes())
    for _ in 1...2 { try await crowd(of: count) }
    let grown = residentKilobytes() - memory
    print(count, "descriptors as before", openDescriptors() == descriptors)
    printError("\(count) connections twice: \(grown) kB more than before")
}

private func crowd(of count: Int) async throws {
    let (server, port) = try await echoServer(backlog: 4_096)
    let arrived = Barrier(parties: count)
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<count {
            group.addTask {
                let stream = try await TCPStream.connect(to: "127.0.0.1", port: port)
                _ = try await arrived.wait()
                try stream.write("\(number)\n")
                let answer = try await stream.readLine()
                stream.close()
                return answer.flatMap { Int($0) } ?? 0
            }
        }
        return try await group.reduce(0, +)
    }
    print(count, "connected at once, all echoed", sum == count * (count - 1) / 2)
    server.close()
    try await server.waitClosed()
}

/// How much of this process lies in memory.
private func residentKilobytes() -> Int {
    var text = [UInt8](repeating: 0, count: 100)
    let file = unsafe open("/proc/self/statm", O_RDONLY)
    defer { close(file) }
    let count = unsafe read(file, &text, text.count)
    let words = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * Int(sysconf(Int32(_SC_PAGESIZE))) / 1024
}

private func printError(_ line: String) { unsafe _ = write(STDERR_FILENO, line + "\n", line.utf8.count + 1) }

/// Clients that send a byte a second, or nothing at all, do not hold up the others.
@Sendable func slow() async throws {
    let (server, port) = try await echoServer()
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...50 {
            group.addTask(name: "slow \(number)") {
                let stream = try await TCPStream.connect(to: "127.0.0.1", port: port)
                for _ in 1...10 where number.isMultiple(of: 2) {
                    try stream.write("x")
                    try await Task.sleep(for: .seconds(1))
                }
                if number.isMultiple(of: 2) {
                    print(
                        "slow",
                        try await stream.readExactly(10).count,
                        start.duration(to: .now) >= .seconds(10)
                    )
                }
            }
        }
        group.addTask(name: "quick") {
            for _ in 1...100 {
                let stream = try await TCPStream.connect(to: "127.0.0.1", port: port)
                try stream.write("quick\n")
                guard try await stream.readLine() == "quick" else { return print("lost") }
                stream.close()
            }
            print("quick is done within the first second", start.duration(to: .now) < .seconds(1))
        }
        try await group.waitForAll()
    }
    server.close()
}

/// A server that runs out of descriptors serves on once there are some.
@Sendable func full() async throws {
    let (server, port) = try await echoServer()
    var limit = rlimit()
    unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let before = limit
    limit.rlim_cur = rlim_t(openDescriptors() + 5)
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    var streams: [TCPStream] = []
    do {
        while true {
            streams.append(try await TCPStream.connect(to: "127.0.0.1", port: port))
            await Task.yield()
        }
    } catch StreamError.cannotConnect(_, let error) {
        print(error, streams.count > 0)
    }
    try await Task.sleep(for: .milliseconds(10))
    limit.rlim_cur = before.rlim_cur
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    for stream in streams {
        try stream.write("still there\n")
        guard try await stream.readLine() == "still there" else { return print("lost") }
    }
    print("all echoed")
    server.close()
}
