import Files
import Glibc

/// A folder of our own that a recorded program writes its log into; gone when this value is.
final class LogFolder {
    /// Its path.
    let path: String

    /// Makes it among the temporary files.
    init() throws(RecordError) {
        let parent = TemporaryFiles.folder(environment: Environment.value)
        // Reason for `unsafe`: mkdtemp writes the six letters into the copy that it is given.
        guard let copy = unsafe strdup(parent + "/weft-XXXXXX") else {
            throw .noRoomForLog(folder: parent, why: .of(ENOMEM))
        }
        defer { unsafe free(copy) }
        guard unsafe mkdtemp(copy) != nil else { throw .noRoomForLog(folder: parent, why: .of(errno)) }
        path = unsafe String(cString: copy)
    }

    deinit {
        for name in files { unsafe unlink(path + "/" + name) }
        unsafe rmdir(path)
    }

    /// The path of the log that a process has written, if it has.
    func log(of process: Int32) -> String? {
        let name = "\(process).weftlog"
        return files.contains(name) ? path + "/" + name : nil
    }

    private var files: [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            // Reason for `unsafe`: d_name is an array of characters within the entry, ended by a zero.
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
