// swift-tools-version: 6.2

import PackageDescription

// A package as a user of WeftTesting would write it; `tools/test-outside` builds it and runs its tests.
let package = Package(
    name: "UsesWeftTesting",
    dependencies: [.package(name: "weft", path: "../../..")],
    targets: [
        .testTarget(
            name: "UserTests",
            dependencies: [.product(name: "WeftTesting", package: "weft")],
            exclude: ["Interleavings"]
        )
    ]
)
