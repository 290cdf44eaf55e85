import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// Descriptions that nobody here wrote, each published as one product: what its own paths share.
@Suite struct OverlapCorpusTests {
    private static let codes = ["PC4531", "PC4532", "PC4600"]

    @Test func noFalseErrorOnValidDocuments() throws {
        guard let folder = Corpus.folder("openapi") else { return }
        let labels = folder.deletingLastPathComponent().appendingPathComponent("labels.tsv")
        let rows = try String(contentsOf: labels, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let header = try #require(rows.first)
        let path = try #require(header.firstIndex(of: "path"))
        let valid = try #require(header.firstIndex(of: "valid"))
        var counts: [String: Int] = [:]
        var slowest: (seconds: Double, path: String) = (0, "")
        for row in rows.dropFirst() where row.count > valid && row[valid] == "1" {
            let file = folder.deletingLastPathComponent().appendingPathComponent(row[path])
            let bytes = Corpus.bytes(file)
            // Larger ones take minutes in debug; those that are left have thousands of operations all the same.
            guard !bytes.isEmpty, bytes.count < 1_500_000 else { continue }
            let translation = PortalPipeline.translate(
                [InputFile(name: "portal.yaml", bytes: Array(Self.manifests(row[path]).utf8))],
                content: [row[path]: bytes]
            )
            counts["documents", default: 0] += 1
            for entry in translation.report.entries where Self.codes.contains(entry.diagnostic.code.id) {
                counts[entry.diagnostic.code.id, default: 0] += 1
                // Templates that differ in names only are forbidden by OpenAPI itself, and reported as such.
                if entry.diagnostic.severity == .error {
                    Issue.record("\(row[path]): \(entry.diagnostic.code.id) \(entry.diagnostic.message)")
                }
            }
            let start = Date()
            let report = translation.overlaps()
            let seconds = Date().timeIntervalSince(start)
            if seconds > slowest.seconds { slowest = (seconds, row[path]) }
            for kind in OverlapReport.Kind.allCases { counts[kind.rawValue, default: 0] += report.counts[kind] ?? 0 }
            if let shadowed = report.pairs.first(where: { $0.kind == .shadowed }) {
                Issue.record("\(row[path]): \(shadowed.winner) takes everything from \(shadowed.loser)")
            }
        }
        #expect(counts["documents", default: 0] > 100)
        #expect(counts["PC4532", default: 0] > 0)
        print("overlaps: \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
        print("  \(Int(slowest.seconds * 1000)) ms \(slowest.path)")
    }

    private static func manifests(_ path: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: api, namespace: shop}
        spec: {openApi: {file: "\(path)"}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: api, namespace: shop}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            route: {backends: [{host: {name: backend.example.net, port: 80}}]}
            apis: [{apiDocRef: {name: api}}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone, namespace: shop}
        spec: {auth: {open: {acknowledgeSecuredOperations: true}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: production, namespace: shop}
        spec:
          domains: [api.example.com]
          gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
          products: [{names: [api]}]

        """
    }
}
