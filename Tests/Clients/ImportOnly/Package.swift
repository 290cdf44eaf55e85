// swift-tools-version: 6.1
// A user of the library, as the README shows it: PortalCore is all that it depends on.
import PackageDescription

let package = Package(
    name: "ImportOnly",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "PortalCore", path: "../../..")
    ],
    targets: [
        .executableTarget(name: "ImportOnly", dependencies: [.product(name: "PortalCore", package: "PortalCore")])
    ]
)
