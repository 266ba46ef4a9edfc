/// The format that is read and written, and the limits of the reader.
public enum TraceFormat: Sendable {
    /// The value of `format`.
    public static let name = "weft-trace"
    /// The version that is written, and the highest that is read.
    public static let version: UInt64 = 1
    /// The longest string that is read, in bytes of the file: 16 MiB.
    ///
    /// A printed line is held in memory, and a file of one endless string must not fill it.
    public static let longestString = 1 << 24
    /// How deep arrays and objects may nest, the trace itself included.
    ///
    /// The format needs four levels. Deeper ones can only stand in a field that the reader skips.
    public static let deepestNesting = 512
}
