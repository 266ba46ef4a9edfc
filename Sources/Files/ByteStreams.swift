/// A file that is being read.
package protocol ByteSource: AnyObject {
    /// How many bytes it has; 0 where that can't be known beforehand, as of a pipe.
    var size: Int { get }

    /// Reads the next bytes into the front of `buffer` and says how many they are; 0 at the end of the file.
    func read(into buffer: inout [UInt8]) throws(FileError) -> Int
}

/// A file that is being written; what was at its path stays as it is until `commit()`.
package protocol ByteSink: AnyObject {
    /// Adds bytes.
    func write(_ bytes: Span<UInt8>) throws(FileError)

    /// Puts the file in its place, whole.
    func commit() throws(FileError)
}

extension ByteSource {
    /// All bytes from here to the end of the file.
    package func rest() throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try read(into: &buffer)
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
    }
}
