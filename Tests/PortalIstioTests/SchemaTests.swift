import Foundation
import PortalDocument
import PortalTestSupport
import Testing

/// Runs `Scripts/check-schema.py`, which knows Istio's own schemas.
struct SchemaTests {
    private static let schemas = PackageRoot.url.deletingLastPathComponent().appendingPathComponent("shared/schemas")
    private static let isRequired = ProcessInfo.processInfo.environment["PORTALCORE_REQUIRE_CORPUS"] == "1"

    /// Whether the schemas are there; says so where they are not.
    private static var isAvailable: Bool {
        let isThere = FileManager.default.fileExists(atPath: schemas.path)
        if !isThere { print("SKIPPED: no schemas of Istio in ../shared/schemas") }
        return isThere || isRequired
    }

    private func crds(_ version: String) -> [String] {
        ["--crds", Self.schemas.appendingPathComponent("istio-\(version)-crd-all.gen.yaml").path]
    }

    /// The findings, a line each.
    private func run(_ arguments: [String]) throws -> (status: Int32, lines: [String]) {
        let process = Process()
        process.executableURL = PackageRoot.url.appendingPathComponent("Scripts/python")
        process.arguments = [PackageRoot.url.appendingPathComponent("Scripts/check-schema.py").path] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text.split(separator: "\n").map(String.init))
    }

    @Test(.enabled(if: isAvailable)) func everythingEmittedIsValid() throws {
        let documents =
            Scenario.all.flatMap { Emission($0.portal, options: $0.options).documents }
            + RefusalTests.cases.flatMap { Emission(Fixture.environment([$0.entry])).documents }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("emitted-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        // JSON is YAML, and says what is a string without a doubt.
        let text = documents.map { DocumentWriter.json($0.value, indented: false) }.joined(separator: "\n---\n")
        try Data(text.utf8).write(to: file)
        let result = try run(crds("1.30.3") + crds("1.31.0-rc.0") + [file.path])
        #expect(result.lines == [])
        #expect(result.status == 0)
    }

    /// Istio's own examples show that the checker tells right from wrong.
    @Test(.enabled(if: isAvailable)) func theCheckerIsRight() throws {
        let folder = Self.schemas.appendingPathComponent("istio-validation-testdata")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let result = try run(
            crds("1.31.0-rc.0") + ["--self-test"] + files.map { folder.appendingPathComponent($0).path }
        )
        // PyYAML takes `[2001:db8::]` apart, which Go's YAML reader does not.
        #expect(result.lines.count == 1)
        #expect(result.lines.first?.contains("{'001:db8:': None} is not of type 'string'") == true)
    }

    @Test(.enabled(if: isAvailable)) func faultsAreFound() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("faults-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        let text = """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a}, spec: {host: [a]}}
            ---
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: b}, spec: {hosts: a}}
            ---
            {apiVersion: networking.istio.io/v1, kind: Nothing, metadata: {name: c}}
            """
        try Data(text.utf8).write(to: file)
        let result = try run(crds("1.30.3") + [file.path])
        #expect(result.status == 1)
        #expect(result.lines.count == 3)
    }
}
