public import TraceModel

extension Timeline {
    /// What to call a task, by its place: its name, else `main`, else its kind and number as in `async-let 7`.
    ///
    /// A name of which nothing can be seen is none.
    public func label(of place: Int) -> String {
        let task = tasks[place]
        if let name = visibleName(task.creation) { return name }
        guard let kind = task.creation.kind else { return "task \(task.id)" }
        return kind == .main ? "main" : "\(kind.rawValue) \(task.id)"
    }

    /// What to call a task, by its number: as for a place, and `task 7` for one that the trace does not know.
    public func label(of task: TaskID) -> String {
        place(of: task).map { label(of: $0) } ?? "task \(task)"
    }

    /// The name that a task was given, if there is anything to see of it.
    package func visibleName(_ creation: Creation) -> String? {
        trace.texts[creation.name].flatMap { name in
            let isVisible = name.unicodeScalars.contains {
                !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
            }
            return isVisible ? name : nil
        }
    }
}
