import PortalDiagnostics
import PortalIR
import Testing

/// Where the filters of an Environment may go, and what is said where nowhere is.
@Suite struct EnforcementPlaceTests {
    private static let gateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: shop}
        spec:
          selector: {istio: ingressgateway, app: edge}
          servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
        """
    private static let grant = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: ReferenceGrant
        metadata: {name: environments, namespace: istio-system}
        spec:
          from: [{group: portalcore.dev, kind: Environment, namespace: shop}]
          to: [{group: networking.istio.io, kind: Gateway}]
        """

    private static func resolve(workload: String?, _ others: String...) -> Resolution {
        let environment = PlanText.environment().replacing(
            ", workload: {namespace: shop, selector: {istio: ingressgateway}}",
            with: workload.map { ", \($0)" } ?? ""
        )
        let served = [
            PlanText.apiDoc, PlanText.plan("gold", "apiKey: {}"),
            PlanText.product(plans: "{name: gold}", operations: "{include: [{ids: [createOrder]}]}"), environment,
        ]
        return Resolution((served + others).joined(separator: "\n---\n"))
    }

    @Test func aNamespaceIsAskedFor() throws {
        let resolution = Self.resolve(workload: "workload: {selector: {istio: ingressgateway}}")
        #expect(resolution.codes == ["PC3163"])
        let finding = try #require(resolution.diagnostics.first)
        #expect(finding.message.contains("nothing in `istio-system` lets the environment put filters there"))
        #expect(
            finding.help == "add `namespace: …` to `workload`, the namespace in which the proxies run, or a "
                + "ReferenceGrant in `istio-system` from Environment of `shop` to Gateway"
        )
        #expect(resolution.environment("production")?.entries.contains { $0.name.hasSuffix("createOrder") } != true)
    }

    @Test func aGatewayAmongTheInputsSaysTheLabels() throws {
        let resolution = Self.resolve(workload: nil, Self.gateway)
        #expect(resolution.codes == ["PC3163"])
        let help = try #require(resolution.diagnostics.first?.help)
        #expect(help.contains("`workload: {namespace: …, selector: {app: edge, istio: ingressgateway}}` to `gateway`"))
    }

    @Test func theGrantIsEnough() {
        let resolution = Self.resolve(workload: "workload: {selector: {istio: ingressgateway}}", Self.grant)
        #expect(resolution.findings == [])
    }

    @Test func theGrantThatIsMissingIsWrittenOut() throws {
        let resolution = Self.resolve(workload: "workload: {namespace: edge, selector: {istio: ingressgateway}}")
        #expect(resolution.codes == ["PC4510"])
        let help = try #require(resolution.diagnostics.first?.help)
        #expect(help.hasPrefix("add a ReferenceGrant in `edge` with `from: [{group: portalcore.dev, kind: Environment"))
        #expect(help.contains("namespace: shop}]` and `to: [{group: networking.istio.io, kind: Gateway}]`"))
        #expect(help.hasSuffix("(`--single-tenant`)"))
    }

    @Test func labelsThatDifferAreWrittenOut() throws {
        let resolution = Self.resolve(workload: "workload: {namespace: shop, selector: {istio: ingres}}", Self.gateway)
        #expect(resolution.codes == ["PC4550"])
        #expect(
            resolution.diagnostics.first?.help
                == "write the Gateway's labels, `app: edge, istio: ingressgateway`, in `workload.selector`"
        )
    }

    @Test(arguments: [
        ("create: {}", ["PC3164"]), ("create: {tls: {credentialName: api}}", []), ("ref: {name: public}", []),
    ])
    func keysOverPlainHTTP(gateway: String, codes: [String]) {
        let environment = PlanText.environment().replacing("ref: {name: public}", with: gateway)
        let product = PlanText.product(plans: "{name: gold}", operations: "{include: [{ids: [createOrder]}]}")
        for (plan, expected) in [("apiKey: {}", codes), ("open: {acknowledgeSecuredOperations: true}", [])] {
            let served = [PlanText.apiDoc, PlanText.plan("gold", plan), product, environment]
            let resolution = Resolution(served.joined(separator: "\n---\n"))
            #expect(resolution.codes.filter { $0 != "PC3158" } == expected)
        }
    }
}
