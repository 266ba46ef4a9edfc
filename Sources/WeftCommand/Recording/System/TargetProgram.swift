import Files
import Glibc

/// The program that is to be recorded: where it is, and whether it can be.
struct TargetProgram: Sendable {
    /// Where it is, seen from this command's folder.
    let path: String
    /// The path that is run, seen from the folder that it is run in.
    let pathFromFolder: String

    /// Looks a program up as a shell in a folder does: a name with a slash is a path, any other is searched for in
    /// PATH.
    init(named name: String, from folder: String? = nil) throws(RecordError) {
        guard !name.contains("/") else {
            path = folder.map { name.hasPrefix("/") ? name : "\($0)/\(name)" } ?? name
            pathFromFolder = name
            try Self.check(path, as: name)
            return
        }
        var refused: RecordError?
        for folder in (Environment.value(of: "PATH") ?? "/usr/bin:/bin").split(
            separator: ":",
            omittingEmptySubsequences: false
        ) {
            let candidate = (folder.isEmpty ? "." : String(folder)) + "/" + name
            do throws(RecordError) {
                try Self.check(candidate, as: name)
                path = candidate
                pathFromFolder = candidate
                return
            } catch {
                // One that may not be run is told of only if no later folder has one that may.
                if error != .notFound(program: name) { refused = refused ?? error }
            }
        }
        throw refused ?? .notFound(program: name)
    }

    private static func check(_ path: String, as name: String) throws(RecordError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw .notFound(program: name) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .notExecutable(program: name, isFolder: true) }
        guard unsafe access(path, X_OK) == 0 else { throw .notExecutable(program: name, isFolder: false) }
    }

    /// Refuses a program that can't be recorded, before it is run with `libraries` injected.
    func checkRecordable(named name: String, libraries: [String], console: any Console) throws(RecordError) {
        var status = stat()
        if unsafe stat(path, &status) == 0 {
            let changesUser = status.st_mode & S_ISUID != 0 && status.st_uid != geteuid()
            let changesGroup = status.st_mode & S_ISGID != 0 && status.st_gid != getegid()
            if changesUser || changesGroup { throw .privileged(program: name) }
        }
        switch ProgramFile(try contents(name: name, console: console)) {
        case .script(let interpreter): throw .script(program: name, interpreter: interpreter)
        case .foreign: throw .notSwift(program: name)
        case .staticSwift: throw .staticallyLinked(program: name)
        case .dynamic(let hasSwift):
            let report = try loaderReport(name: name, libraries: libraries)
            if !report.libraries.contains("libswift_Concurrency.so") {
                throw hasSwift ? .staticallyLinked(program: name) : .notSwift(program: name)
            }
            if let library = report.notFound { throw .runtimeNotFound(program: name, library: library) }
            if let symbol = report.undefinedSymbol { throw .missingSymbol(program: name, symbol: symbol) }
        }
    }

    private func contents(name: String, console: any Console) throws(RecordError) -> [UInt8] {
        do throws(FileError) {
            return try console.bytes(of: path)
        } catch {
            throw .notStarted(program: name, why: error.reason)
        }
    }

    /// Asks the loader what it would load, with our libraries preloaded.
    ///
    /// The program itself is not run.
    private func loaderReport(name: String, libraries: [String]) throws(RecordError) -> LoaderReport {
        let folder = Environment.executableFolder
        var environment = ChildProcess.environment()
        environment["LD_PRELOAD"] = libraries.joined(separator: ":")
        environment["LD_TRACE_LOADED_OBJECTS"] = "1"
        environment["LD_WARN"] = "1"
        environment["LD_BIND_NOW"] = "1"
        do throws(FileError) {
            let output = try ChildProcess.output(
                of: path,
                [name],
                environment: environment,
                showsErrors: false
            )
            return LoaderReport(String(decoding: output.bytes, as: UTF8.self), ourFolder: folder)
        } catch {
            throw .notStarted(program: name, why: error.reason)
        }
    }
}
