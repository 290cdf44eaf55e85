import PortalIR
import PortalVocabulary
import Testing

@testable import PortalResolve

/// APIs are open to the portals that show them.
@Suite("CORS for portals")
struct PortalCORSTests {
    private static func origins(_ change: (inout [String: String]) -> Void) -> [CORSPolicy.Origin] {
        let cors = entries(change).compactMap(\.cors)
        return cors.first?.allowOrigins ?? []
    }

    private static func entries(
        of environment: String = "production",
        _ change: (inout [String: String]) -> Void
    ) -> [RouteEntry] {
        var resources = SiteBase.resources
        change(&resources)
        return Resolution(SiteBase.text(resources)).environment(environment)?.entries ?? []
    }

    private static func portal(_ old: String, _ new: String) -> (inout [String: String]) -> Void {
        Fault.replace("portal/developers", old, new)
    }

    private static let gateway = "gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}"

    @Test("every way to a backend and its preflights, with the methods of the path")
    func backends() throws {
        let entries = Self.entries { _ in }
        let forwarded = entries.filter { if case .forward = $0.action { true } else { false } }
        #expect(forwarded.allSatisfy { $0.cors?.allowHeaders == ["authorization", "content-type"] })
        let path = try #require(
            forwarded.first { $0.name == "~preflight/shop/production/shop/orders/v2/shop/orders/getOrder" }
        )
        #expect(path.match.method == .preflight([.get, .post]))
        #expect(path.cors?.allowMethods == [.get, .post])
    }

    @Test("environments that no portal shows stay closed")
    func unshown() {
        let entries = Self.entries(of: "internal") { resources in
            Self.portal(", {name: internal, namespace: bank}", "")(&resources)
        }
        #expect(!entries.isEmpty)
        #expect(entries.allSatisfy { $0.cors == nil })
    }

    @Test("a policy that somebody wrote stands")
    func written() {
        let entries = Self.entries { resources in
            Fault.replace(
                "route/users",
                "backends:",
                "cors: {allowOrigins: [{exact: \"https://app.example.com\"}]}, backends:"
            )(&resources)
        }
        let own = entries.filter { $0.name.hasPrefix("shop/production/shop/orders/v2/shop/people/") }
        #expect(own.count == 3)
        #expect(own.allSatisfy { $0.cors?.allowOrigins == [.exact("https://app.example.com")] })
        #expect(own.allSatisfy { $0.cors?.allowHeaders == [] })
    }

    @Test("the schemes are those that are known, and both where nobody says it")
    func schemes() {
        let host = "developers.example.com"
        #expect(Self.origins { _ in } == [.exact("http://\(host)"), .exact("https://\(host)")])
        let workload = "workload: {selector: {istio: ingressgateway}}"
        let tls = Self.portal(Self.gateway, "gateway: {create: {tls: {credentialName: c}}, \(workload)}")
        #expect(Self.origins(tls) == [.exact("https://\(host)")])
        #expect(
            Self.origins(Self.portal(Self.gateway, "gateway: {create: {}, \(workload)}")) == [.exact("http://\(host)")]
        )
    }

    @Test("one label stands for a wildcard")
    func wildcard() {
        #expect(
            Self.origins(Self.portal("[developers.example.com]", "[\"*.dev-1.example.com\"]")) == [
                .regex("^http://[^/.]+\\.dev-1\\.example\\.com$"), .regex("^https://[^/.]+\\.dev-1\\.example\\.com$"),
            ]
        )
    }

    @Test("of a broken portal nothing is opened, nor where another one owns the host")
    func closed() {
        #expect(Self.origins(Self.portal("displayName:", "displayNmae:")) == [])
        #expect(Self.origins(Self.portal("[developers.example.com]", "[taken.example.com]")) != [])
        let taken = Self.origins { resources in
            Self.portal("[developers.example.com]", "[taken.example.com]")(&resources)
            resources["environment/first"] = """
                kind: Environment
                metadata: {name: a-first, namespace: shop}
                spec:
                  domains: [taken.example.com]
                  gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
                """
        }
        #expect(taken == [])
    }

    @Test("the headers that keys are sent in come from the plans of the environment")
    func keys() throws {
        var environment = ResolvedEnvironment(
            name: ResourceName(namespace: "shop", name: "production"),
            hosts: [],
            gateway: ResolvedGateway(source: .none, workload: nil)
        )
        let site = ResolvedSite(
            name: ResourceName(namespace: "shop", name: "developers"),
            gateway: environment.gateway,
            environments: [environment.name],
            externalURL: "https://Dev.Example.com:443/portal"
        )
        let policy = try #require(PortalCORS.policies([site])[environment.name])
        #expect(policy.allowOrigins == [.exact("https://dev.example.com")])
        environment.entries = [
            RouteEntry(
                name: "a",
                match: RouteMatch(path: .template(try PathTemplate("/a")), method: .any),
                action: .respond(.withheld),
                cors: policy
            )
        ]
        environment.plans = [
            ResolvedPlan(id: "shop/b", name: "b", auth: .apiKey(.header("x-key"))),
            ResolvedPlan(id: "shop/c", name: "c", auth: .apiKey(.query("key"))),
            ResolvedPlan(id: "shop/d", name: "d", auth: .apiKey(.header("authorization"))),
            ResolvedPlan(id: "shop/e", name: "e", auth: .apiKey(.header("api-key"))),
        ]
        PortalCORS.complete(&environment)
        #expect(environment.entries[0].cors?.allowHeaders == ["authorization", "content-type", "api-key", "x-key"])
    }
}
