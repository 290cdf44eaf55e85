import PortalCore
import PortalIR
import PortalTestSupport
import Testing

/// The line that says what was made of what counts what is in the output.
@Suite struct SummaryTests {
    /// Routes of operations in the documents: without guards, preflights, delegates and the sites of portals.
    private static func served(_ documents: [OutputDocument]) -> Int {
        if let bootstrap = documents.first, bootstrap.kind == "Bootstrap" { return served(bootstrap.value) }
        return documents.reduce(0) { sum, document in
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

    /// The same in a bootstrap of Envoy.
    private static func served(_ value: Value) -> Int {
        switch value {
        case .sequence(let elements): elements.reduce(0) { $0 + served($1) }
        case .mapping(let members) where value["match"] != nil:
            "\(members)".contains("access-control-request-method")
                || !members.contains { ["route", "redirect"].contains($0.key) } ? 0 : 1
        case .mapping(let members): members.reduce(0) { $0 + served($1.value) }
        default: 0
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

    @Test func whatIsClosedIsNotServed() {
        let text = StatusTests.manifest().replacing("{auth: {open: {}}}", with: "{auth: {apiKey: {header: api-key}}}")
        var options = PortalOptions()
        options.target = .envoy
        let summary = StatusTests.translate(text, options: options).summary
        #expect(summary.hasSuffix("1 bootstrap: 0 operations served, 1 closed, 0 withheld, 0 guards"))
        options.envoy.layout = .directory("portalcore")
        options.envoy.authorization = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 9101)
        let watched = StatusTests.translate(text, options: options).summary
        #expect(watched.contains("1 bootstrap and 3 watched files: 1 operation served, 0 withheld"))
        #expect(watched.hasSuffix("1 plan enforced"))
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
