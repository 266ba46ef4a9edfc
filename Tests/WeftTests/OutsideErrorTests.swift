import Testing
import Weft

/// Each error is a sentence that says what to do.
struct OutsideErrorTests {
    static let sentences: [(any Error, String)] = [
        (
            StreamError.noLoop,
            "no event loop runs here: open streams and start processes inside EventLoop.run { … }"
        ),
        (
            StreamError.noSuchHost("a.b", reason: "Name or service not known"),
            "there is no host 'a.b': Name or service not known"
        ),
        (
            StreamError.cannotConnect(to: "[::1]:80", .connectionRefused),
            "cannot connect to [::1]:80: ECONNREFUSED, Connection refused"
        ),
        (
            StreamError.cannotListen(at: "/run/a", .addressInUse),
            "cannot listen at /run/a: EADDRINUSE, Address already in use"
        ),
        (
            StreamError.failed(.read, stream: "TCPStream", .connectionReset),
            "TCPStream: read failed: ECONNRESET, Connection reset by peer"
        ),
        (StreamError.incomplete([1, 2], expected: 3), "the stream ended after 2 of 3 bytes"),
        (
            StreamError.incomplete([1], expected: nil),
            "the stream ended after 1 bytes, before the separator came"
        ),
        (StreamError.limitExceeded(5), "no separator within 5 bytes: read on, or raise the limit"),
        (StreamError.closed(stream: "a"), "a has been closed"),
        (StreamError.busy(stream: "a"), "a: another task is reading from it"),
        (SubprocessError.noSuchProgram("a"), "there is no program 'a': give a path, or a name along PATH"),
        (SubprocessError.noSuchDirectory("/a"), "there is no folder '/a' to start a process in"),
        (
            SubprocessError.cannotStart("a", .permissionDenied),
            "cannot start 'a': EACCES, Permission denied"
        ),
        (
            SubprocessError.cannotSignal(.terminate, SystemError(number: 1)),
            "cannot send SIGTERM: EPERM, Operation not permitted"
        ),
        (SubprocessError.hasEnded, "the process has ended already"),
        (SignalError.noLoop, "no event loop runs here: add signal handlers inside EventLoop.run { … }"),
        (SignalError.cannotBeHandled(.kill), "no program can handle SIGKILL"),
        (SignalError.handledElsewhere(.hangUp), "SIGHUP: another loop of this process handles signals"),
        (
            SignalError.failed(Signal(number: 99), SystemError(number: 9_999)),
            "cannot handle signal 99: error 9999, Unknown error"
        ),
    ]

    @Test(arguments: sentences.indices)
    func `an error is a sentence`(index: Int) {
        #expect("\(Self.sentences[index].0)" == Self.sentences[index].1)
    }

    @Test func `how a process ended is said in words`() {
        #expect("\(ExitStatus.exited(3))" == "exited with status 3")
        #expect("\(ExitStatus.killed(by: .quit))" == "was killed by SIGQUIT")
        #expect("\(ExitStatus.unknown)" == "ended, and nobody knows how")
    }

    @Test func `without a loop there are no streams, processes and signals`() async {
        await #expect(throws: StreamError.noLoop) { try await TCPStream.connect(to: "127.0.0.1", port: 1) }
        #expect(throws: StreamError.noLoop) { try UnixServer.start(path: "\0weft-nothing") { _ in } }
        #expect(throws: StreamError.noLoop) { try Subprocess.start("true") }
        #expect(throws: SignalError.noLoop) { try EventLoop.addSignalHandler(.user1) {} }
    }
}
