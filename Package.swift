// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is compiled with the same strict rules.
///
/// Each line says what it buys us.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    // `any P` is written out, so a boxed value is visible. SE-0335
    .enableUpcomingFeature("ExistentialAny"),
    // An import is private to its file unless it says otherwise. SE-0409
    .enableUpcomingFeature("InternalImportsByDefault"),
    // A member is visible only where its module is imported. SE-0444
    .enableUpcomingFeature("MemberImportVisibility"),
    // Conformances take the isolation of their type. SE-0470
    .enableUpcomingFeature("InferIsolatedConformances"),
    // An async function runs where its caller runs unless it says otherwise. SE-0461
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // `weak let` is allowed and weak captures can't be reassigned. SE-0481
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    // Unsafe code must carry the word `unsafe`. SE-0458
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    // A public type says whether it is Sendable.
    .treatWarning("ExplicitSendable", as: .error),
]

// The C targets are read by people who look for what they cost and may break: no warning is left in them.
let strictC: [CSetting] = [
    .enableWarning("all"),
    .enableWarning("extra"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "weft",
    products: [
        .executable(name: "weft", targets: ["weft"]),
        .executable(name: "weft-scenarios", targets: ["WeftScenarios"]),
        .library(name: "Weft", targets: ["Weft", "TraceModel"]),
        .library(name: "WeftTesting", targets: ["WeftTesting"]),
        // The two libraries that `weft record` injects into a program.
        .library(name: "WeftRecorder", type: .dynamic, targets: ["CRecorderStart"]),
        .library(name: "WeftVirtual", type: .dynamic, targets: ["WeftVirtual"]),
    ],
    targets: [
        // MARK: What a trace is
        .target(name: "TraceModel"),
        .target(name: "TraceJSON", dependencies: ["TraceModel"]),

        // MARK: What is made of a trace
        .target(name: "TraceAnalysis", dependencies: ["TraceModel"]),
        .target(name: "TraceDiff", dependencies: ["TraceModel", "TraceAnalysis"]),
        .target(name: "TraceLayout", dependencies: ["TraceModel", "TraceAnalysis", "TraceDiff"]),
        .target(
            name: "TraceSVG",
            dependencies: ["TraceLayout"],
            resources: [.embedInCode("Script/JavaScript")]
        ),
        .target(name: "TraceText", dependencies: ["TraceModel", "TraceAnalysis", "TraceLayout"]),

        // MARK: What the system has
        .target(name: "Files"),

        // MARK: Where a trace comes from
        .target(name: "CRecording", cSettings: strictC),
        .target(name: "CImports", cSettings: strictC),
        .target(name: "CRecorder", dependencies: ["CRecording", "CImports"], cSettings: strictC),
        .target(name: "CRecorderStart", dependencies: ["CRecorder", "CRecording"], cSettings: strictC),
        .target(name: "RecordingLog", dependencies: ["CRecording", "TraceModel"]),
        .target(name: "CEventLoop", dependencies: ["CImports"], cSettings: strictC),
        .target(name: "CSystemCalls", cSettings: strictC),
        .target(name: "SystemCalls", dependencies: ["CSystemCalls"]),
        .target(name: "EventLoop", dependencies: ["CRecording", "CEventLoop", "SystemCalls"]),
        .target(name: "CVirtualStart", dependencies: ["CRecording", "CEventLoop"], cSettings: strictC),
        .target(
            name: "WeftVirtual",
            dependencies: ["CEventLoop", "EventLoop", "SystemCalls", "CVirtualStart"]
        ),
        .target(
            name: "Weft",
            dependencies: [
                "EventLoop", "SystemCalls", "CRecording", "CRecorder", "RecordingLog", "Files", "TraceModel",
                "TraceJSON",
            ]
        ),
        .target(
            name: "WeftTesting",
            dependencies: [
                "Weft", "EventLoop", "Files", "TraceModel", "TraceJSON", "TraceDiff", "TraceLayout",
                "TraceSVG",
            ]
        ),
        .executableTarget(name: "WeftScenarios", dependencies: ["Weft"]),

        // MARK: The command
        .target(
            name: "WeftCommand",
            dependencies: [
                "Files", "TraceModel", "TraceJSON", "TraceAnalysis", "TraceDiff", "TraceLayout", "TraceSVG",
                "TraceText", "CRecording", "RecordingLog",
            ]
        ),
        .executableTarget(name: "weft", dependencies: ["WeftCommand"]),

        // MARK: For developers
        .executableTarget(
            name: "weft-benchmark",
            dependencies: [
                "TraceModel", "TraceJSON", "TraceAnalysis", "TraceDiff", "TraceLayout", "TraceSVG",
                "TraceText",
            ],
            path: "tools/benchmark"
        ),

        .executableTarget(
            name: "weft-runtime-benchmark",
            dependencies: ["Weft"],
            path: "tools/runtime-benchmark"
        ),

        // MARK: Tests
        .target(
            name: "TestSupport",
            dependencies: ["Files", "TraceModel", "TraceJSON"],
            path: "Tests/TestSupport"
        ),
        // What the tests record: programs as a user would write them, which know nothing of Weft.
        .executableTarget(
            name: "weft-test-programs",
            path: "Tests/Programs/Recorded",
            swiftSettings: [.swiftLanguageMode(.v5)]
        ),
        .testTarget(name: "TraceModelTests", dependencies: ["TraceModel", "TestSupport"]),
        .testTarget(name: "TraceJSONTests", dependencies: ["TraceModel", "TraceJSON", "TestSupport"]),
        .testTarget(
            name: "TraceAnalysisTests",
            dependencies: ["TraceModel", "TraceAnalysis", "TestSupport"]
        ),
        .testTarget(
            name: "TraceDiffTests",
            dependencies: ["TraceModel", "TraceJSON", "TraceAnalysis", "TraceDiff", "TestSupport"]
        ),
        .testTarget(
            name: "TraceLayoutTests",
            dependencies: [
                "TraceModel", "TraceJSON", "TraceAnalysis", "TraceDiff", "TraceLayout", "TraceSVG",
                "TraceText",
                "TestSupport",
            ],
            exclude: ["Charts", "Pictures", "Reports"]
        ),
        .testTarget(
            name: "RecordingLogTests",
            dependencies: ["TraceModel", "CRecording", "RecordingLog", "TestSupport"]
        ),
        // Programs that the tests of the loop and of the recorder run.
        .executableTarget(name: "AsyncMainProgram", path: "Tests/Programs/AsyncMain"),
        .executableTarget(name: "SyncMainProgram", dependencies: ["Weft"], path: "Tests/Programs/SyncMain"),
        .executableTarget(
            name: "SynchronizationProgram",
            dependencies: ["Weft"],
            path: "Tests/Programs/Synchronization"
        ),
        .executableTarget(
            name: "SelfRecordingProgram",
            dependencies: ["Weft", "TraceModel"],
            path: "Tests/Programs/SelfRecording",
            swiftSettings: [.swiftLanguageMode(.v5)]
        ),
        .executableTarget(name: "MarksProgram", dependencies: ["Weft"], path: "Tests/Programs/Marks"),
        .executableTarget(name: "TwinProgram", dependencies: ["Weft"], path: "Tests/Programs/Twins"),
        .executableTarget(name: "OutsideProgram", dependencies: ["Weft"], path: "Tests/Programs/Outside"),
        .testTarget(
            name: "WeftTests",
            dependencies: [
                "Weft", "SelfRecordingProgram", "TraceJSON", "TraceModel", "TestSupport",
                "SynchronizationProgram", "OutsideProgram",
            ],
            exclude: ["Stories"]
        ),
        .testTarget(
            name: "WeftTestingTests",
            dependencies: ["Weft", "WeftTesting", "TestSupport"],
            exclude: ["Interleavings"]
        ),
        .testTarget(
            name: "EventLoopTests",
            dependencies: ["EventLoop", "Weft", "TestSupport", "AsyncMainProgram", "SyncMainProgram"]
        ),
        .testTarget(
            name: "WeftCommandTests",
            dependencies: [
                "Files", "TraceModel", "RecordingLog", "TraceJSON", "TraceSVG", "WeftCommand", "TestSupport",
            ]
        ),
        // Whole recordings: the built command, the injected libraries, and programs that know nothing of them.
        .testTarget(
            name: "RecordingTests",
            dependencies: [
                "TraceModel", "TraceJSON", "TestSupport", "weft", "WeftScenarios", "weft-test-programs",
                "SynchronizationProgram", "OutsideProgram", "TwinProgram", "MarksProgram",
            ],
            exclude: ["Asyncio", "Recordings"]
        ),
        // Pictures in a real browser, driven as a reader would.
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "TraceModel", "TraceJSON", "TraceAnalysis", "TraceDiff", "TraceLayout", "TraceSVG",
                "TestSupport",
            ]
        ),
        .testTarget(name: "TidyTests", dependencies: ["TestSupport"]),
    ]
)

for target in package.targets where !target.name.hasPrefix("C") && target.swiftSettings == nil {
    target.swiftSettings = strict
}
