import Foundation
import PortalDocument
import PortalScenarios
import PortalTestSupport
import Testing

/// What is emitted fits Istio's own schemas.
@Suite(.enabled(if: IstioSchemas.isAvailable)) struct SchemaTests {
    @Test func everythingEmittedIsValid() throws {
        let documents =
            Scenario.all.flatMap { Emission($0.portal, options: $0.options).documents }
            + RefusalTests.cases.flatMap { Emission(Fixture.environment([$0.entry])).documents }
        // JSON is YAML, and says what is a string without a doubt.
        let text = documents.map { DocumentWriter.json($0.value, indented: false) }.joined(separator: "\n---\n")
        #expect(try IstioSchemas.findings(in: text) == [])
    }

    /// Istio's own examples show that the checker tells right from wrong.
    @Test func theCheckerIsRight() throws {
        let folder = IstioSchemas.folder.appendingPathComponent("istio-validation-testdata")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let result = try IstioSchemas.run(
            IstioSchemas.crds("1.31.0-rc.0") + ["--self-test"] + files.map { folder.appendingPathComponent($0).path }
        )
        // PyYAML takes `[2001:db8::]` apart, which Go's YAML reader does not.
        #expect(result.lines.count == 1)
        #expect(result.lines.first?.contains("{'001:db8:': None} is not of type 'string'") == true)
    }

    @Test func faultsAreFound() throws {
        let faults = [
            "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a}, spec: {host: [a]}}",
            "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: b}, spec: {hosts: a}}",
            "{apiVersion: networking.istio.io/v1, kind: Nothing, metadata: {name: c}}",
        ]
        for fault in faults {
            #expect(try IstioSchemas.findings(in: fault).count > 1)
        }
    }
}
