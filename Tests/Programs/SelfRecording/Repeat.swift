import Glibc
import TraceModel
import Weft

/// Records again and again, while threads run tasks all the time; nothing may be left over, nothing torn.
func repeatedly() async throws {
    let count = 300
    let noise = (0..<4).map { number in
        Task.detached(name: "noise \(number)") {
            let actor = Tally()
            while !Task.isCancelled {
                await withTaskGroup { group in
                    for _ in 0..<4 { group.addTask(name: "child") { await actor.add() } }
                }
                await Task { await Task.yield() }.value
            }
        }
    }
    var before = Holdings()
    var events = 0
    var broken = 0
    for round in 0..<count {
        let (value, trace) = try await recording {
            await Task(name: "round \(round)") { await Task.yield() }.value
            return round
        }
        guard value == round else { fatalError("another block's value") }
        events += trace.events.count
        if let violation = trace.lawReport().first {
            broken += 1
            print(violation)
        }
        // The first rounds fill caches and start threads.
        if round == count / 3 { before = Holdings() }
    }
    let after = Holdings()
    for task in noise { task.cancel() }
    for task in noise { await task.value }
    print("\(count) recordings, \(broken) broken, events: \(events > count * 4)")
    print("descriptors left: \(after.descriptors - before.descriptors)")
    print("logs left: \(after.logs - before.logs)")
}

private actor Tally {
    private var count = 0
    func add() { count += 1 }
}

/// What the process holds of what a recording needs.
private struct Holdings {
    let descriptors = names(in: "/proc/self/fd")
    /// Mappings of logs, which are files without a name by now.
    let logs: Int = {
        guard let file = fopen("/proc/self/maps", "r") else { return 0 }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        var count = 0
        while getline(&line, &room, file) > 0 {
            if let line, strstr(line, "weft-") != nil, strstr(line, "(deleted)") != nil { count += 1 }
        }
        free(line)
        return count
    }()

    private static func names(in path: String) -> Int {
        guard let folder = opendir(path) else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count
    }
}
