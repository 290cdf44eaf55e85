import PortalCore
import PortalIR
import PortalTestSupport
import Testing

/// The line that says what was made of what counts what is in the output.
@Suite struct SummaryTests {
    /// Routes of operations in the documents: without guards, preflights, delegates and the sites of portals.
    private static func served(_ documents: [OutputDocument]) -> Int {
        documents.reduce(0) { sum, document in
            guard case .sequence(let routes)? = document.value["spec"]?["http"],
                document.value["metadata"]?["labels"]?["portalcore.dev/portal"] == nil
            else { return sum }
            return sum
                + routes.count { route in
                    guard route["directResponse"] == nil, route["delegate"] == nil else { return false }
                    guard case .sequence(let matches)? = route["match"] else { return true }
                    return !matches.contains { $0["headers"]?["access-control-request-method"] != nil }
                }
        }
    }

    @Test(arguments: Catalogue.all.map(\.id))
    func servedIsWhatTheDocumentsServe(id: String) throws {
        let code = try #require(Catalogue.code(id))
        for example in [code.page.bad, code.page.good] {
            let translation = ExampleRun(example).translation
            guard translation.summary.contains(" served, ") else { continue }
            let count = Self.served(translation.documents)
            let words = count == 1 ? " 1 operation served, " : " \(count) operations served, "
            #expect(translation.summary.contains(words), "\(translation.summary)")
        }
    }

    @Test func plansAndPortalsAreSaid() {
        let text = StatusTests.manifest().replacing("{auth: {open: {}}}", with: "{auth: {apiKey: {header: api-key}}}")
            .replacing("workload: {selector", with: "workload: {namespace: shop, selector")
        let portal = """
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Portal
            metadata: {name: developers, namespace: shop}
            spec:
              domains: [developers.example.com]
              environmentRefs: [{name: production}]
              gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
            """
        let translation = StatusTests.translate(text + portal)
        #expect(translation.summary.hasSuffix(": 1 operation served, 0 withheld, 0 guards, 1 plan enforced, 1 portal"))
        #expect(translation.portals.map(\.description) == ["shop/developers"])
    }
}
