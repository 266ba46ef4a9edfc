/// Why a connection could not be made, read or written.
public enum StreamError: Error, Hashable, Sendable {
    /// What was being done.
    public enum Operation: String, Hashable, Sendable {
        case read, write, accept, close
    }

    /// No event loop runs here: streams and processes need one.
    case noLoop
    /// The host has no address; the words are those of the system's resolver.
    case noSuchHost(String, reason: String)
    /// Nothing could be connected to at the address; the error is that of the last one tried.
    case cannotConnect(to: String, SystemError)
    /// The address can't be listened at.
    case cannotListen(at: String, SystemError)
    /// Reading or writing failed: the peer has gone, or the system refuses.
    case failed(Operation, stream: String, SystemError)
    /// The stream ended before all that was asked for had come; what did come is here.
    case incomplete([UInt8], expected: Int?)
    /// The separator did not come within so many bytes; what has come stays to be read.
    case limitExceeded(Int)
    /// The stream was closed here.
    case closed(stream: String)
    /// Another task reads from the stream at the moment.
    case busy(stream: String)
}

extension StreamError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .noLoop:
            "no event loop runs here: open streams and start processes inside EventLoop.run { … }"
        case .noSuchHost(let host, let reason): "there is no host '\(host)': \(reason)"
        case .cannotConnect(let address, let error): "cannot connect to \(address): \(error)"
        case .cannotListen(let address, let error): "cannot listen at \(address): \(error)"
        case .failed(let operation, let stream, let error):
            "\(stream): \(operation.rawValue) failed: \(error)"
        case .incomplete(let bytes, let expected?):
            "the stream ended after \(bytes.count) of \(expected) bytes"
        case .incomplete(let bytes, nil):
            "the stream ended after \(bytes.count) bytes, before the separator came"
        case .limitExceeded(let limit): "no separator within \(limit) bytes: read on, or raise the limit"
        case .closed(let stream): "\(stream) has been closed"
        case .busy(let stream): "\(stream): another task is reading from it"
        }
    }
}
