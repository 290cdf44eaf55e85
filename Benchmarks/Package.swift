// swift-tools-version: 6.1
// A package of its own: users of PortalCore neither build nor resolve it.
import PackageDescription

let package = Package(
    name: "PortalBenchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        // The name is said, because that of a path is the checkout's directory.
        .package(name: "PortalCore", path: "..")
    ],
    targets: [
        // What libyaml and jansson need just to read, in their own language: the yardstick.
        .target(name: "CBare", linkerSettings: [.linkedLibrary("yaml"), .linkedLibrary("jansson")]),
        .executableTarget(
            name: "portal-benchmarks",
            dependencies: ["CBare", .product(name: "PortalCore", package: "PortalCore")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
