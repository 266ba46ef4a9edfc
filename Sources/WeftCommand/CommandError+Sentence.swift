import Files
import TraceAnalysis
import TraceDiff
import TraceJSON
import TraceLayout

extension CommandError {
    /// The error in words: what is wrong, where, and what to do about it.
    var sentence: String {
        switch self {
        case .usage(let error, let command):
            error.sentence(command: command) + " See 'weft help" + (command.map { " " + $0 } ?? "") + "'."
        case .file(let error):
            error.sentence
        case .notATrace(let path, let error):
            "\(Shown.input(path)):\(error.position.line):\(error.position.column) (byte \(error.position.byte)): "
                + error.sentence
        case .selection(let error, let path):
            error.sentence(Shown.input(path))
        case .outputIsInput(let path, let option):
            "the output would replace \(Shown.input(path)), which it is made from; choose another file with \(option)"
        case .record(let error):
            error.sentence
        case .nothingRecorded(let program, let status):
            "\(Shown.word(program)) exited with status \(status) and made no task, so there is nothing to compare: "
                + "run it by hand with the same arguments, and see what it says"
        case .noBaseline(let path, let update):
            "there is no baseline \(Shown.visible(path)) to compare with; to make one: "
                + Shown.visible(update)
        case .manifest(let path, let error):
            "\(Shown.input(path)):\(error.position.line):\(error.position.column): \(error.sentence)"
        case .interrupted(let signal):
            "stopped by signal \(signal) before all was done"
        case .acceptsInCI(let base):
            "\(Shown.visible(base)) is not replaced, since the environment has CI and nobody would look: "
                + "do it on your own machine, and commit the baseline"
        case .notAccepted(let base):
            "nothing was accepted as \(Shown.visible(base)), since a recording that can't be compared is no "
                + "baseline: record it again; if the old baseline is the one that is broken, remove it first"
        case .siblingFailed(let name, let status):
            "\(name) failed with status \(status)"
        }
    }
}

extension CommandError {
    /// The error as a clause, for reports that put it into sentences of their own.
    var clause: String {
        guard case .usage(let error, let command) = self else { return sentence }
        return String(error.sentence(command: command).dropLast())
    }
}

extension UsageError {
    /// The error in words, as one whole sentence without the hint at the help.
    func sentence(command: String?) -> String {
        let command = command.map { "'weft \($0)'" } ?? "'weft'"
        switch self {
        case .unknownCommand(let name, let suggestion):
            return "unknown command \(Shown.word(name))" + Self.didYouMean(suggestion)
        case .unknownOption(let option, let suggestion):
            return "\(command) has no option \(Shown.word(option))" + Self.didYouMean(suggestion)
        case .missingValue(let option, let valueName):
            return "\(option) needs a value: \(option) \(valueName)."
        case .unexpectedValue(let option, let value):
            return "\(option) takes no value, but was given \(Shown.word(value))."
        case .invalidValue(let option, let value, let allowed):
            return "\(option) can't be \(Shown.word(value)): it takes \(allowed)."
        case .badPattern(let option, let error):
            return "\(option) can't be \(Shown.word(error.text)): as a regular expression it has an error, "
                + "\(Shown.visible(error.reason))."
        case .repeatedOption(let option):
            return "\(option) was given twice, but is allowed once."
        case .missingOperand(let name):
            return "\(command) needs \(name)."
        case .extraOperand(let word):
            return "\(command) has no use for \(Shown.word(word))."
        case .needs(let option, let other):
            return "\(option) means nothing without \(other)."
        case .unknownScenario(let name, let suggestion):
            return "there is no scenario \(Shown.word(name))" + Self.didYouMean(suggestion)
                + " 'weft scenarios' lists them."
        case .unknownCheck(let name, let suggestion):
            return "there is no check \(Shown.word(name)) in the manifest" + Self.didYouMean(suggestion)
        case .gate(let error):
            return error.sentence + "."
        case .conflict(let left, let right, let why):
            return "\(left) and \(right) exclude each other: \(why)."
        }
    }

    private static func didYouMean(_ suggestion: String?) -> String {
        suggestion.map { ": did you mean '\($0)'?" } ?? "."
    }
}

extension SelectionError {
    /// The error in words, as a sentence about a trace.
    func sentence(_ trace: String) -> String {
        switch self {
        case .noSuchTask(let task, let names):
            let near = Suggestion.nearest(to: task, among: names).map { ": did you mean \(Shown.word($0))?" }
            return "\(trace) has no task \(Shown.word(task))" + (near ?? Self.some(names))
        case .noTaskLeft:
            return
                "no task of \(trace) is left to draw: --only, --hide and --focus take out all that live between "
                + "--from and --to"
        case .beginsAfterEnd(let from, let end):
            return "there is nothing to draw of \(trace) from \(TimeWords.instant(from)) on: it ends at "
                + TimeWords.instant(end)
        case .endsBeforeBeginning(let from, let to):
            return "there is nothing to draw of \(trace) between \(TimeWords.instant(from)) and "
                + TimeWords.instant(to)
        }
    }

    /// The first names of several kinds, so that it is seen what names there are.
    private static func some(_ names: [String]) -> String {
        guard !names.isEmpty else { return "; it has none" }
        var stems: Set<String> = []
        let kinds = names.filter { stems.insert(NameStems.stem($0)).inserted }
        let shown = kinds.prefix(5).map { Shown.word($0) }.joined(separator: ", ")
        return "; it has " + shown + (names.count > min(5, kinds.count) ? " and others" : "")
    }
}
