import PortalDiagnostics
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

/// What one team can, and cannot, do to the hosts of another.
@Suite("Owners of hosts")
struct HostOwnershipTests {
    private static func hosts(_ resolution: Resolution, _ name: String) -> [String]? {
        resolution.environment(name)?.hosts.map(\.text)
    }

    /// The findings about an owner, with their severity.
    private static func findings(_ resolution: Resolution, _ subject: String) -> [String] {
        resolution.diagnostics.filter { $0.subject == subject }.map { "\($0.code.id) \($0.severity)" }.sorted()
    }

    @Test("a wildcard does not answer for whom its gateway does not serve", arguments: ["plan", "nope"])
    func elsewhere(plan: String) {
        let rival = [
            Tenants.gateway("gw", "evil", selector: "istio: evilgw", "\"*\""),
            Tenants.product("bad", "evil", auth: "open: {}").replacing("[{name: plan}]", with: "[{name: \(plan)}]"),
            Tenants.environment(
                "dos",
                "evil",
                "pay.example.com",
                gateway: "{ref: {name: gw}}",
                selects: "names: [bad]"
            ),
        ]
        let resolution = Tenants.resolve(Tenants.shop("\"*.example.com\"") + rival)
        // Where it is not served, it has no entry that would close it anywhere.
        #expect(resolution.environment("dos")?.entries.isEmpty == (plan == "nope"))
        #expect(Self.hosts(resolution, "prod") == ["*.example.com"])
    }

    /// Istio puts a Gateway on every proxy with its labels, wherever it runs.
    @Test(
        "gateways of the same proxies contend, whoever makes them",
        arguments: [
            ("{create: {}, workload: {selector: {istio: ingressgateway}}}", true),
            ("{create: {}, workload: {selector: {istio: ingressgateway, app: x}}}", true),
            ("{create: {}, workload: {selector: {app: x}}}", false),
            ("{create: {}, workload: {selector: {istio: egressgateway}}}", false),
        ]
    )
    func proxies(gateway: String, contends: Bool) {
        let made = Tenants.environment("hijack", "taker", "api.example.com", gateway: gateway, selects: "names: [bad]")
        let resolution = Tenants.resolve(
            Tenants.shop() + [Tenants.product("bad", "taker", auth: "open: {}"), made]
        )
        #expect(Self.hosts(resolution, "prod") == ["api.example.com"])
        #expect((Self.hosts(resolution, "hijack") == nil) == contends)
        #expect(Self.findings(resolution, "Environment taker/hijack") == (contends ? ["PC4530 error"] : []))
    }

    @Test("proxies of namespaces that are both said are not the same")
    func namespaces() {
        let workloads = ["a", "b"].map { "workload: {namespace: \($0), selector: {istio: ingressgateway}}" }
        let resolution = Tenants.resolve([
            Tenants.product("x", "a", auth: "open: {}"), Tenants.product("x", "b", auth: "open: {}"),
            Tenants.environment(
                "one",
                "a",
                "x.example.com",
                gateway: "{create: {}, \(workloads[0])}",
                selects: "names: [x]"
            ),
            Tenants.environment(
                "two",
                "b",
                "x.example.com",
                gateway: "{create: {}, \(workloads[1])}",
                selects: "names: [x]"
            ),
        ])
        #expect(resolution.codes == [])
        #expect(resolution.portal.environments.count == 2)
    }

    @Test("a gateway between two that do not meet brings all three together, in one order")
    func between() {
        func environment(_ name: String, _ labels: String, _ year: Int?) -> String {
            Tenants.environment(
                name,
                "a",
                "x.example.com",
                gateway: "{create: {}, workload: {selector: {\(labels)}}}",
                created: year.map { "\($0)-01-01T00:00:00Z" },
                selects: "names: [x]"
            )
        }
        let product = Tenants.product("x", "a", auth: "open: {}")
        let texts = [
            product, environment("one", "a: x, b: x", 2024), environment("two", "a: x", 2022),
            environment("three", "a: x, c: x", 2023),
        ]
        for order in [texts, texts.reversed()] {
            let resolution = Tenants.resolve(order)
            #expect(resolution.portal.environments.map(\.name.name) == ["two"])
            #expect(resolution.findings.count == 2)
        }
        // Without the one between them, the two have nothing to do with each other.
        #expect(Tenants.resolve([texts[0], texts[1], texts[3]]).portal.environments.count == 2)
        // One without an age, far away, does not take away what an age says here.
        let far = environment("zero", "d: x", nil)
        #expect(Tenants.resolve(texts + [far]).portal.environments.map(\.name.name) == ["two", "zero"])
    }

    @Test("a host that the Gateway does not take is nobody's", arguments: [true, false])
    func refused(isBroken: Bool) {
        let rival = Tenants.environment("grab", "evil", "api.example.com", selects: "names: [bad]")
        let texts =
            Tenants.shop(hosts: "shop/api.example.com, evil/evil.example.com") + [
                Tenants.grant("istio-system", to: "evil"), Tenants.product("bad", "evil", auth: "open: {}"),
                isBroken ? rival.replacing("names:", with: "nomes:") : rival,
            ]
        let resolution = Tenants.resolve(texts)
        #expect(Self.hosts(resolution, "prod") == ["api.example.com"])
        #expect(resolution.environment("grab") == nil)
        #expect(Self.findings(resolution, "Environment shop/prod") == [])
        if !isBroken { #expect(Self.findings(resolution, "Environment evil/grab") == ["PC4551 error"]) }
    }

    @Test("of several hosts, those that the Gateway takes are served; portals are no exception")
    func partly() {
        let portal = Tenants.shopPortal.replacing("[dev.example.com]", with: "[dev.example.com, dev.example.org]")
        let resolution = Tenants.resolve(Tenants.shop("api.example.com, api.example.org") + [portal])
        #expect(Self.hosts(resolution, "prod") == ["api.example.com"])
        #expect(resolution.portal.sites.map { $0.hosts.map(\.text) } == [["dev.example.com"]])
        #expect(Self.findings(resolution, "Environment shop/prod") == ["PC4551 error"])
        #expect(Self.findings(resolution, "Portal shop/dev") == ["PC4551 error"])
    }

    @Test("without ages, a native owner comes before one of the Gloo dialect")
    func dialects() {
        let gloo = Tenants.glooEnvironment("x", "evil", "api.example.com", selects: "names: [none]")
        let resolution = Tenants.resolve(Tenants.shop() + [gloo])
        #expect(Self.hosts(resolution, "prod") == ["api.example.com"])
        #expect(Self.findings(resolution, "Environment evil/x").contains("PC4530 error"))
    }

    // MARK: - Wildcards

    private static func wide(_ domains: String, hosts: String, more: [String] = []) -> Resolution {
        Tenants.resolve(
            Tenants.shop(hosts: hosts) + [
                Tenants.grant("istio-system", to: "evil"), Tenants.product("bad", "evil"),
                Tenants.environment("wide", "evil", domains, selects: "names: [bad]"),
            ] + more
        )
    }

    @Test("a wildcard shares no virtual host with somebody else")
    func wildcardOverOthers() {
        let resolution = Self.wide("\"*.com\", x.example.org", hosts: "\"*\", api.example.com, other.team.com")
        #expect(Self.hosts(resolution, "prod") == ["api.example.com"])
        #expect(Self.hosts(resolution, "wide") == ["x.example.org"])
        #expect(Self.findings(resolution, "Environment evil/wide") == ["PC4182 error"])
        #expect(Self.findings(resolution, "Environment shop/prod") == [])
    }

    @Test("nor by way of a narrower wildcard of somebody else")
    func wildcardOverWildcard() {
        let resolution = Tenants.resolve(
            Tenants.shop("\"*.example.com\"", hosts: "\"*\", pay.example.com") + [
                Tenants.grant("istio-system", to: "evil"), Tenants.product("bad", "evil"),
                Tenants.environment("wide", "evil", "\"*.com\"", selects: "names: [bad]"),
            ]
        )
        #expect(resolution.environment("wide") == nil)
        #expect(Self.hosts(resolution, "prod") == ["*.example.com"])
        #expect(Self.findings(resolution, "Environment evil/wide") == ["PC4182 error"])
        #expect(Self.findings(resolution, "Environment shop/prod") == ["PC4183 warning"])
    }

    @Test("servers of nobody among the inputs are a warning, those of other namespaces nothing")
    func wildcardOverServers() {
        let resolution = Self.wide("\"*.team.com\"", hosts: "\"*\", shop/a.team.com, b.team.com, shop/api.example.com")
        #expect(Self.hosts(resolution, "wide") == ["*.team.com"])
        let messages = resolution.diagnostics.filter { $0.code.id == "PC4183" }.map(\.message)
        #expect(
            messages == [
                "routes and filters of `*.team.com` hold for `b.team.com` too, which the Gateway lists by itself"
            ]
        )
        let none = Self.wide("\"*.example.com\"", hosts: "\"*\", shop/api.example.com")
        #expect(Self.findings(none, "Environment evil/wide") == [])
        #expect(Self.hosts(none, "wide") == ["*.example.com"])
    }
}

@Suite("Order of claims")
struct ClaimOrderTests {
    @Test("means nothing")
    func shuffled() {
        let rivals = (1...5).map { number in
            let labels = ["istio: ingressgateway", "istio: ingressgateway, app: x", "app: x", "app: x, b: y"][
                number % 4
            ]
            return Tenants.environment(
                "rival\(number)",
                "tenants",
                number == 5 ? "\"*.com\"" : "api.example.com, \"*.example.com\"",
                gateway: number == 5
                    ? Tenants.publicGateway : "{create: {}, workload: {selector: {\(labels)}}}",
                selects: "names: [bad]"
            )
        }
        let texts =
            Tenants.shop("\"*.example.com\"", hosts: "\"*\", pay.example.com") + rivals + [
                Tenants.grant("istio-system", to: "tenants"), Tenants.product("bad", "tenants", auth: "open: {}"),
                Tenants.glooEnvironment("x", "a", "\"*.example.com\"", selects: "namespaces: [\"*\"]"),
            ]
        let expected = Tenants.resolve(texts)
        #expect(expected.codes.contains("PC4182") && expected.codes.contains("PC4530"))
        var random = SeededGenerator()
        for _ in 0..<20 {
            let other = Tenants.resolve(texts.shuffled(using: &random))
            #expect(other.portal == expected.portal, "seed \(random.seed)")
            #expect(other.findings == expected.findings, "seed \(random.seed)")
        }
    }
}

@Suite("Proxies of gateways")
struct GatewayProxyTests {
    @Test("a Gateway without a selector is on every proxy, whatever `workload` says")
    func emptySelector() {
        var texts = Tenants.shop()
        texts[0] = Tenants.gateway("public", "istio-system", selector: "", "\"*.example.com\"")
        #expect(Tenants.resolve(texts).codes == ["PC3150"])
        texts[3] = Tenants.environment(
            "prod",
            "shop",
            "api.example.com",
            gateway: "{ref: {name: public, namespace: istio-system}, workload: {selector: {istio: ingressgateway}}}",
            selects: "names: [orders]"
        )
        let resolution = Tenants.resolve(texts)
        #expect(resolution.codes == ["PC4550"])
        #expect(resolution.environment("prod") == nil)
    }

    /// The Gateway that a Gloo environment of `shop` gets among others, by namespace and name.
    @Test(
        "of a Gloo environment are never those that somebody else offers",
        arguments: [
            (["istio-system/istio-ingressgateway"], "istio-system/istio-ingressgateway", false),
            (["istio-system/istio-ingressgateway", "aaa/mine"], "istio-system/istio-ingressgateway", false),
            (["istio-system/istio-ingressgateway", "shop/mine"], "istio-system/istio-ingressgateway", false),
            (["aaa/mine"], "istio-system/istio-ingressgateway", true),
            (["shop/mine", "aaa/mine"], "shop/mine", false),
            (["shop/mine", "shop/other"], "shop/mine", true),
            (["istio-system/public"], "istio-system/public", false),
            (["istio-system/public", "aaa/mine"], "istio-system/public", false),
            (["istio-system/public", "istio-system/other"], "istio-system/istio-ingressgateway", true),
        ]
    )
    func assumed(among names: [String], is expected: String, isWarned: Bool) {
        let gateways = names.map { name in
            let parts = name.split(separator: "/").map(String.init)
            return Tenants.gateway(parts[1], parts[0], "\"*\"")
        }
        let environment = Tenants.glooEnvironment("prod", "shop", "api.example.com", selects: "names: [orders]")
        let resolution = Tenants.resolve(gateways + [Self.glooProduct, environment])
        let source = resolution.environment("prod")?.gateway.source
        guard case .existing(let name)? = source else {
            Issue.record("\(String(describing: source))")
            return
        }
        #expect(name.description == expected)
        #expect(resolution.codes == (isWarned ? ["PC4552"] : []))
    }

    @Test("the assumed Gateway has to take the hosts, if it is among the inputs")
    func assumedWithoutServer() {
        let gateway = Tenants.gateway("istio-ingressgateway", "istio-system", "www.example.com")
        let environment = Tenants.glooEnvironment("prod", "shop", "api.example.com", selects: "names: [orders]")
        let resolution = Tenants.resolve([gateway, Self.glooProduct, environment])
        #expect(resolution.codes == ["PC4551", "PC4552"])
        #expect(resolution.environment("prod") == nil)
    }

    private static let glooProduct = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            content:
              inlineString: |
                {"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
                 "paths": {"/orders": {"get": {"operationId": "list", "responses": {"200": {"description": "ok"}}}}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlans: [mine]
          versions:
          - name: v1
            apis: [{apiDoc: {name: orders, namespace: shop}}]
            gatewayConfig: {route: {inlineRoute: {backends: [{kube: {name: orders, namespace: shop, port: 8080}}]}}}
        """
}
