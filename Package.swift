// swift-tools-version: 6.1
// 6.1 is the lowest version that knows traits: a client that only imports PortalCore resolves no other package.
import PackageDescription

let package = Package(
    name: "PortalCore",
    platforms: [.macOS(.v13)],
    products: [
        .library(name: "PortalCore", targets: ["PortalCore"]),
        // What Scripts/lib makes libportalcore.so.0 of; not called so here, because the file systems of macOS do not tell
        // such a library from that of PortalCore.
        .library(name: "PortalCoreABI", type: .dynamic, targets: ["PortalCoreABI"]),
    ],
    traits: [
        .default(enabledTraits: []),
        .trait(name: "CLI", description: "Builds portalctl; needs swift-argument-parser."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .systemLibrary(
            name: "CJansson",
            pkgConfig: "jansson",
            providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]
        ),
        .target(name: "PortalDiagnostics"),
        .target(name: "PortalDocument", dependencies: ["PortalDiagnostics", "CLibYAML", "CJansson"]),
        .target(name: "PortalVocabulary"),
        .target(name: "PortalSchema", dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument"]),
        .target(name: "PortalModel", dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument"]),
        .target(name: "PortalIR", dependencies: ["PortalVocabulary", "PortalDiagnostics"]),
        .target(
            name: "PortalResolve",
            dependencies: [
                "PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalSchema", "PortalModel", "PortalIR",
            ]
        ),
        .target(
            name: "PortalProxy",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalIR"]
        ),
        .target(
            name: "PortalIstio",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalIR", "PortalProxy"]
        ),
        .target(
            name: "PortalEnvoy",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalIR", "PortalProxy"]
        ),
        .target(
            name: "PortalPolicy",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalIR"]
        ),
        .target(
            name: "PortalCatalog",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalSchema", "PortalIR"]
        ),
        .target(
            name: "PortalCore",
            dependencies: [
                "PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalSchema", "PortalModel", "PortalIR",
                "PortalResolve", "PortalIstio", "PortalEnvoy", "PortalPolicy", "PortalCatalog",
            ]
        ),
        .systemLibrary(name: "CPortalCore", path: "include"),
        .target(name: "PortalCoreABI", dependencies: ["PortalCore", "CPortalCore"], exclude: ["portalcore.map"]),
        // Starts the Envoy of `portalctl up`.
        .target(name: "CChild"),
        .executableTarget(
            name: "portalctl",
            dependencies: [
                "PortalCore", "CChild",
                .product(
                    name: "ArgumentParser",
                    package: "swift-argument-parser",
                    condition: .when(traits: ["CLI"])
                ),
            ]
        ),
        .target(
            name: "PortalTestSupport",
            dependencies: ["PortalDiagnostics", "PortalDocument"],
            path: "Tests/PortalTestSupport"
        ),
        .testTarget(name: "PortalVocabularyTests", dependencies: ["PortalVocabulary", "PortalTestSupport"]),
        .testTarget(name: "PortalDiagnosticsTests", dependencies: ["PortalDiagnostics", "PortalTestSupport"]),
        .testTarget(name: "PortalDocumentTests", dependencies: ["PortalDocument", "PortalTestSupport"]),
        .testTarget(
            name: "PortalSchemaTests",
            dependencies: ["PortalSchema", "PortalTestSupport"],
            exclude: ["Corpus"]
        ),
        .testTarget(name: "PortalModelTests", dependencies: ["PortalModel", "PortalTestSupport"]),
        .testTarget(
            name: "PortalResolveTests",
            dependencies: [
                "PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalModel", "PortalIR", "PortalResolve",
                "PortalTestSupport",
            ]
        ),
        // Counts what a thread allocates, for the tests that say how often a decision does.
        .target(name: "AllocationCount", path: "Tests/AllocationCount"),
        .testTarget(
            name: "PortalPolicyTests",
            dependencies: [
                "PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalIR", "PortalPolicy",
                "PortalTestSupport", "AllocationCount",
            ]
        ),
        .testTarget(
            name: "PortalCatalogTests",
            dependencies: [
                "PortalVocabulary", "PortalDiagnostics", "PortalDocument", "PortalSchema", "PortalIR", "PortalCatalog",
                "PortalTestSupport",
            ]
        ),
        // Resolved portals that the tests of both emitters write down.
        .target(
            name: "PortalScenarios",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalIR", "PortalIstio"],
            path: "Tests/PortalScenarios"
        ),
        .testTarget(
            name: "PortalIstioTests",
            dependencies: ["PortalIstio", "PortalProxy", "PortalScenarios", "PortalTestSupport"]
        ),
        .testTarget(
            name: "PortalEnvoyTests",
            dependencies: ["PortalEnvoy", "PortalProxy", "PortalScenarios", "PortalTestSupport"]
        ),
        .testTarget(
            name: "PortalCoreTests",
            dependencies: ["PortalVocabulary", "PortalDiagnostics", "PortalIR", "PortalCore", "PortalTestSupport"]
        ),
        // Fuzz/ builds the same files for libFuzzer.
        .target(name: "FuzzHarnesses", dependencies: ["PortalCoreABI"], path: "Fuzz/Harnesses"),
        .testTarget(
            name: "PortalCoreABITests",
            dependencies: [
                "PortalCoreABI", "CPortalCore", "FuzzHarnesses", "PortalTestSupport", "AllocationCount",
            ]
        ),
        .testTarget(name: "PortalctlTests", dependencies: ["portalctl", "PortalTestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
            .enableUpcomingFeature("ExistentialAny"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
            .enableUpcomingFeature("InternalImportsByDefault"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
