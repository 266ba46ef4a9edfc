internal import CRecording

/// A fact that the recorder reads from the runtime's private layout.
///
/// It is left out where the layout is not the one that the recorder knows.
public enum MissingFact: CaseIterable, Hashable, Sendable {
    /// What a task waits for, at the moment when it begins to wait.
    case targets
    /// Whether a task returned or threw.
    case outcomes

    var bit: UInt32 {
        switch self {
        case .targets: WEFT_MISSING_DEPENDENCIES
        case .outcomes: WEFT_MISSING_OUTCOMES
        }
    }
}
