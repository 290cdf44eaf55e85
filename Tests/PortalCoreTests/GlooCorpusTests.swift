import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// Manifests of Gloo Portal as found in the wild: what is not honoured is said.
@Suite struct GlooCorpusTests {
    @Test(arguments: GlooSet.all)
    func everyOperationIsServedOrReported(set: GlooSet) throws {
        let translation = try set.translate()
        // A set that yields nothing has to say why.
        if translation.documents.isEmpty {
            #expect(!translation.report.entries.isEmpty)
        }
        for entry in translation.report.entries {
            #expect(entry.range != nil, "a finding without a place: \(entry.diagnostic.message)")
        }
        let again = try set.translate()
        #expect(again.documents == translation.documents)
        #expect(again.statuses == translation.statuses)
        #expect(PortalDifference.between(old: translation, new: again).entries.isEmpty)
        // An error about a resource shows in its status.
        for status in translation.statuses where status.conditions.allSatisfy({ $0.status == .holds }) {
            let names = ["ApiDoc", "ApiProduct"].map { ("API\($0.dropFirst(3))", $0) }
            let kind = names.first { $0.0 == status.kind }?.1 ?? status.kind
            let subject = "\(kind) \(status.namespace)/\(status.name)"
            let errors = translation.report.entries.filter {
                $0.diagnostic.severity == .error && $0.diagnostic.subject == subject
            }
            #expect(errors.isEmpty, "\(subject)")
        }
    }

    /// With the Services behind the upstreams named, the workshop's petstore is served as it was by Gloo Portal.
    @Test func thePetstoreOfTheWorkshopIsServed() throws {
        guard let set = GlooSet.all.first(where: { $0.name == "petstore-edge" }) else { return }
        let translation = try set.translate(adding: GlooSet.upstreams)
        let output = DocumentWriter.yaml(translation.documents.map(\.value))
        for path in ["/ecommerce/v1/api/pet/findByStatus", "/ecommerce/v2/api/store/inventory"] {
            #expect(output.contains("exact: \(path)\n"), "\(path) is missing:\n\(translation.report.text())")
        }
        #expect(output.contains("host: petstore-v1.default.svc.cluster.local"))
    }
}

/// One folder of manifests of the corpus.
struct GlooSet: Sendable, CustomStringConvertible {
    let name: String
    let root: URL

    var description: String { name }

    static let all: [GlooSet] = {
        guard let root = Corpus.folder("gloo-portal") else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().filter { $0 != "specs" && !$0.hasSuffix(".tsv") }.map {
            GlooSet(name: $0, root: root)
        }
    }()

    /// What Gloo Edge knew of the petstore's backends.
    static let upstreams: InputFile = {
        let documents = ["v1", "v2"].map { version in
            """
            ---
            apiVersion: gloo.solo.io/v1
            kind: Upstream
            metadata: {name: default-petstore-\(version)-8080, namespace: gloo-system}
            spec: {kube: {serviceName: petstore-\(version), serviceNamespace: default, servicePort: 8080}}

            """
        }
        return InputFile(name: "upstreams.yaml", bytes: Array(documents.joined().utf8))
    }()

    func translate(adding extra: InputFile? = nil) throws -> Translation {
        var files: [InputFile] = extra.map { [$0] } ?? []
        let folder = root.appending(path: name)
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        where path.hasSuffix(".yaml") {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
            files.append(InputFile(name: "\(name)/\(path)", bytes: bytes))
        }
        return PortalPipeline.translate(files, content: try content())
    }

    private func content() throws -> [String: [UInt8]] {
        let table = try String(contentsOf: root.appending(path: "contents.tsv"), encoding: .utf8)
        var content: [String: [UInt8]] = [:]
        for line in table.split(separator: "\n").dropFirst() {
            let columns = line.split(separator: "\t").map(String.init)
            content[columns[0]] = [UInt8](try Data(contentsOf: root.appending(path: columns[1])))
        }
        return content
    }
}
