import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// What whole runs give fits Istio's own schemas, as a YAML 1.1 reader reads it.
@Suite(.enabled(if: IstioSchemas.isAvailable)) struct OutputSchemaTests {
    @Test func ofTheExamplesAndThePages() throws {
        var documents: [OutputDocument] = []
        for name in ["bookstore", "orders"] {
            let example = try ExampleFolder(name)
            documents += example.translate(example.manifests).documents
        }
        for code in Catalogue.all {
            for example in [code.page.good, code.page.bad] where example.options["to"] != "envoy" {
                documents += ExampleRun(example).translation.documents
            }
        }
        #expect(documents.count > 50)
        #expect(try IstioSchemas.findings(in: DocumentWriter.yaml(documents.map(\.value))) == [])
    }

    @Test func ofGlooPortalsManifests() throws {
        let documents = try GlooSet.all.flatMap { try $0.translate(adding: GlooSet.upstreams).documents }
        #expect(!documents.isEmpty)
        #expect(try IstioSchemas.findings(in: DocumentWriter.yaml(documents.map(\.value))) == [])
    }
}
