// swift-tools-version: 6.1
// A package of its own: only Scripts/fuzz builds it, with the options that libFuzzer needs.
import PackageDescription

let targets = ["documents", "openapi", "manifests", "workspace", "decide", "policy", "explain"]

let package = Package(
    name: "PortalFuzz",
    dependencies: [
        // The name is said, because that of a path is the checkout's directory.
        .package(name: "PortalCore", path: "..")
    ],
    targets: [
        // The tests of PortalCore build the same files as FuzzHarnesses.
        .target(name: "PortalFuzzHarnesses", path: "Harnesses")
    ]
        + targets.map { target in
            .executableTarget(
                name: "fuzz-\(target)",
                dependencies: [
                    "PortalFuzzHarnesses", .product(name: "PortalCoreABI", package: "PortalCore"),
                ],
                path: "Drivers/\(target)"
            )
        }
)
