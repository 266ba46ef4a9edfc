public import TraceModel

extension Timeline {
    /// What to call a task, by its place: its name, else `main`, else its kind and number as in `async-let 7`.
    public func label(of place: Int) -> String {
        let task = tasks[place]
        if let name = trace.texts[task.creation.name], !name.isEmpty { return name }
        guard let kind = task.creation.kind else { return "task \(task.id)" }
        return kind == .main ? "main" : "\(kind.rawValue) \(task.id)"
    }

    /// What to call a task, by its number: as for a place, and `task 7` for one that the trace does not know.
    public func label(of task: TaskID) -> String {
        place(of: task).map { label(of: $0) } ?? "task \(task)"
    }
}
