internal import EventLoop
internal import SystemCalls

/// The two ends of a child's three standard streams: its own, and those that this process keeps.
struct StandardEnds {
    /// The child's: standard input, output and error; nil for those of this process.
    private(set) var child: [Int32?] = []
    private var own: [Int32?] = []
    /// Opened for the child alone, to be closed once it has them.
    private var opened: [Int32] = []

    init(
        input: Subprocess.Redirection,
        output: Subprocess.Redirection,
        errors: Subprocess.Redirection
    ) throws(SystemFailure) {
        do throws(SystemFailure) {
            try add(input, readingHere: false)
            try add(output, readingHere: true)
            try add(errors, readingHere: true)
        } catch {
            closeThoseOfChild()
            for case let end? in own { Descriptors.close(end) }
            throw error
        }
    }

    private mutating func add(
        _ redirection: Subprocess.Redirection,
        readingHere: Bool
    ) throws(SystemFailure) {
        switch redirection {
        case .inherited: append(child: nil)
        case .descriptor(let number): append(child: number)
        // Where standard output is this process's own, so is what follows it.
        case .likeOutput: append(child: child.count == 2 ? child[1] ?? 1 : nil)
        case .null:
            let null = try Descriptors.openNull()
            opened.append(null)
            append(child: null)
        case .pipe:
            let (own, child) = try Descriptors.pipe(readingHere: readingHere)
            opened.append(child)
            append(child: child, own: own)
        }
    }

    private mutating func append(child end: Int32?, own: Int32? = nil) {
        child.append(end)
        self.own.append(own)
    }

    /// This process's ends as streams, which own them from now on.
    func streams(named name: String, in context: LoopContext) throws(SystemFailure) -> [ByteStream?] {
        var streams: [ByteStream?] = []
        for (end, part) in zip(own, ["stdin", "stdout", "stderr"]) {
            guard let end else {
                streams.append(nil)
                continue
            }
            do throws(SystemFailure) {
                let label = ObjectLabel(part, name: "\(name) \(part)")
                streams.append(try ByteStream(end, as: .pipe, label: label, in: context))
            } catch {
                // Those before close as they go, and this one has been closed.
                for case let rest? in own.dropFirst(streams.count + 1) { Descriptors.close(rest) }
                throw error
            }
        }
        return streams
    }

    /// The child has its ends, or never will.
    func closeThoseOfChild() { for end in opened { Descriptors.close(end) } }
}
