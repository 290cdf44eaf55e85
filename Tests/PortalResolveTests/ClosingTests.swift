import PortalIR
import PortalVocabulary
import Testing

/// An environment that is not served leaves its hosts to nobody.
@Suite("Closed hosts")
struct ClosingTests {
    private static func text(gateway: String, namespace: String = "shop", more: String = "") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: 1.0.0}
              paths:
                /orders: {get: {operationId: listOrders, responses: {"200": {description: ok}}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            route: {backends: [{host: {name: orders.example.net, port: 80}}]}
            apis: [{apiDocRef: {name: orders}}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone, namespace: shop}
        spec: {auth: {open: {}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: wide, namespace: shop}
        spec:
          domains: ["*.example.com"]
          gateway: {ref: {name: public}}
          products: [{names: [orders]}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: narrow, namespace: \(namespace)}
        spec:
          domains: [api.example.com]
          gateway: \(gateway)
          products: [{names: [orders], namespaces: [shop]}]
        \(more)
        """
    }

    private static func outcome(_ resolution: Resolution) -> RequestSimulator.Outcome {
        RequestSimulator(portal: resolution.portal).outcome(host: "api.example.com", method: .get, path: "/orders")
    }

    @Test(
        "without a gateway they are closed at that of the wildcard",
        arguments: [
            "{create: {}}", "{ref: {nam: public}}", "{ref: {name: public, namespace: other}}", "{}", "public",
            "{ref: {name: public}, workload: {}}",
            "{ref: {name: public}, colour: red}",
        ]
    )
    func closed(gateway: String) {
        let resolution = Resolution(Self.text(gateway: gateway))
        #expect(resolution.environment("narrow")?.gateway.source == resolution.environment("wide")?.gateway.source)
        guard case .answered = Self.outcome(resolution) else {
            Issue.record("\(Self.outcome(resolution))")
            return
        }
    }

    @Test("what another namespace serves stays as it is", arguments: ["{create: {}}", "{}", "{ref: {nam: public}}"])
    func otherNamespaces(gateway: String) {
        let resolution = Resolution(
            Self.text(
                gateway: gateway,
                namespace: "other",
                more: """
                    ---
                    apiVersion: networking.istio.io/v1
                    kind: Gateway
                    metadata: {name: public, namespace: shop}
                    spec:
                      selector: {istio: ingressgateway}
                      servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*/*.example.com"]}]
                    """
            )
        )
        #expect(resolution.environment("narrow") == nil)
        #expect(Self.outcome(resolution) == .backend("shop/wide/shop/orders/v1/shop/orders/listOrders"))
    }

    @Test("a host that a sound environment serves is not closed")
    func takenHosts() {
        let more = """
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: other, namespace: shop}
            spec:
              domains: [api.example.com]
              gateway: {ref: {name: public}}
              products: [{names: [orders]}]
            """
        let resolution = Resolution(Self.text(gateway: "{create: {}}", more: more))
        #expect(resolution.environment("narrow") == nil)
        #expect(Self.outcome(resolution) == .backend("shop/other/shop/orders/v1/shop/orders/listOrders"))
    }

    @Test(
        "an environment that is written twice is closed once, at the hosts of both",
        arguments: ["api", "app", "*.a"]
    )
    func writtenTwice(label: String) throws {
        let again = """
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: narrow, namespace: shop}
            spec:
              domains: ["\(label).example.com"]
              gateway: {ref: {name: public}}
              products: [{names: [orders]}]
            """
        let resolution = Resolution(Self.text(gateway: "{ref: {name: public}}", more: again))
        let closed = resolution.portal.environments.filter { $0.name.name == "narrow" }
        #expect(closed.map { $0.hosts.map(\.text) } == [Set(["api.example.com", label + ".example.com"]).sorted()])
        guard case .answered = Self.outcome(resolution) else {
            Issue.record("\(Self.outcome(resolution))")
            return
        }
    }
}
