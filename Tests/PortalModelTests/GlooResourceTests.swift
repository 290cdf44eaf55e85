import PortalDiagnostics
import PortalDocument
import Testing

@testable import PortalModel

/// The Gloo dialect says the same things in other words.
@Suite struct GlooResourceTests {
    private static func decode(_ kind: String, _ spec: String, _ others: String...) -> DecodedInput {
        let text =
            "apiVersion: portal.gloo.solo.io/v1beta1\nkind: \(kind)\nmetadata: {name: orders, namespace: shop}\nspec:\n"
            + spec.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
        let decoded = DecodedText(([text] + others).joined(separator: "\n---\n"))
        #expect(decoded.findings == [])
        return decoded.input
    }

    @Test(arguments: [
        ("", ["a"] as [String]?, false), ("includeUnlistedOperations: true", nil, false),
        ("includeUnlistedOperations: false", ["a"], false), ("", nil, true),
        ("includeUnlistedOperations: false", [], true),
    ])
    func unlistedOperations(setting: String, included: [String]?, listsNothing: Bool) throws {
        let input = Self.decode(
            "APIProduct",
            """
            versions:
            - name: v1
              tags: {stable: {}}
              apis:
              - apiDoc: {name: orders, namespace: shop}
                \(setting)
                openApi: {operations: [\(listsNothing ? "" : "{id: a, gatewayConfig: {route: {environmentRoute: r}}}")]}
              gatewayConfig: {route: {routeRef: {name: orders, namespace: shop}}}
            """
        )
        let version = try #require(input.apiProducts.first?.versions.first)
        #expect(version.tags == ["stable"])
        #expect(version.route == .reference(ObjectRef(name: "orders", namespace: "shop")))
        let operations = try #require(version.apis.first).operations
        #expect(operations.include?.flatMap { ($0.ids ?? []).map(\.text) } == included)
        #expect(operations.overrides.map(\.route) == (listsNothing ? [] : [.environment("r")]))
    }

    @Test func environment() throws {
        let input = Self.decode(
            "Environment",
            """
            domains: [api.example.com, "api.example.com:8080"]
            basePath: /shop
            apiProducts:
            - namespaces: ["*"]
              labels: [{key: app, operator: Equals, values: [orders]}]
              versions: {tags: [stable]}
              basePath: "{%version%}"
              usagePlans: [gold]
            - usagePlans: []
            parameters:
              usagePlans:
                gold:
                  displayName: Gold
                  authPolicy:
                    oauth:
                      authorizationUrl: https://id.example.com/auth
                      jwtValidation:
                        issuer: https://id.example.com
                        remoteJwks: {refreshInterval: 60s, url: "https://id.example.com/keys"}
                        scopes: {read: {required: true}, write: {}}
                  rateLimit: {unit: MINUTE, requestsPerUnit: 10}
              routes: {r: {routeRef: {name: orders, namespace: shop}}}
            gatewayConfig: {disableRoutes: false, options: {cors: {allowOrigin: ["https://a.example"], maxAge: "60"}}}
            """
        )
        let environment = try #require(input.environments.first)
        #expect(environment.dialect == .gloo && environment.gateway == nil && !environment.documentationOnly)
        #expect(environment.domains == ["api.example.com"])
        #expect(environment.cors?.maxAge == .seconds(60))
        let selector = LabelSelector(
            matchExpressions: [LabelSelector.Requirement(key: "app", operator: .isIn, values: ["orders"])]
        )
        #expect(
            environment.products == [
                ProductSelection(
                    namespaces: .all,
                    selector: selector,
                    versions: VersionSelection(tags: ["stable"]),
                    basePath: "{%version%}",
                    usagePlans: [.environment("gold")]
                ), ProductSelection(),
            ]
        )
        #expect(
            environment.localRoutes == [
                LocalRoute(name: "r", source: .reference(ObjectRef(name: "orders", namespace: "shop")))
            ]
        )
        let plan = try #require(environment.localPlans.first?.plan)
        #expect(plan.identity.description == "UsagePlan shop/gold")
        #expect(plan.rateLimits == [RateLimit(requests: 10, unit: .minute)])
        let jwt = JwtAuth(
            issuer: "https://id.example.com",
            jwks: .url("https://id.example.com/keys", refreshInterval: .seconds(60)),
            requiredScopes: ["read"],
            optionalScopes: ["write"],
            documentation: JwtAuth.Documentation(authorizationUrl: "https://id.example.com/auth")
        )
        #expect(plan.auth == .jwt(jwt))
    }

    private static let viaUpstream = "backends: [{upstream: {name: shop-orders-8080, namespace: gloo-system}}]"

    @Test func upstreamThatNobodyKnowsStays() {
        let route = Self.decode("Route", Self.viaUpstream).routes.first
        #expect(
            route?.spec.backends.map(\.target) == [
                .upstream(ObjectRef(name: "shop-orders-8080", namespace: "gloo-system"))
            ]
        )
    }

    @Test func upstreamOfDiscoveryIsItsService() {
        let service =
            "{apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {ports: [{port: 8080}]}}"
        let route = Self.decode("Route", Self.viaUpstream, service).routes.first
        #expect(
            route?.spec.backends.map(\.target) == [
                .service(ServiceTarget(name: "orders", namespace: "shop", port: 8080))
            ]
        )
    }

    @Test func nameOfTwoServicesIsNobodys() {
        let services = ["{name: a-orders, namespace: shop}", "{name: orders, namespace: shop-a}"]
            .map { "{apiVersion: v1, kind: Service, metadata: \($0), spec: {ports: [{port: 8080}]}}" }
        let route = Self.decode(
            "Route",
            Self.viaUpstream.replacing("shop-orders", with: "shop-a-orders"),
            services[0],
            services[1]
        ).routes.first
        #expect(
            route?.spec.backends.map(\.target) == [
                .upstream(ObjectRef(name: "shop-a-orders-8080", namespace: "gloo-system"))
            ]
        )
    }

    @Test func staticUpstreamIsItsHost() {
        let upstream = """
            apiVersion: gloo.solo.io/v1
            kind: Upstream
            metadata: {name: shop-orders-8080, namespace: gloo-system}
            spec:
              sslConfig: {sni: orders.example.com}
              static: {hosts: [{addr: orders.example.com, port: 443}]}
            """
        let route = Self.decode("Route", Self.viaUpstream + "\noptions: {autoHostRewrite: true}", upstream).routes.first
        let tls = TLSOrigination(serverName: "orders.example.com")
        #expect(
            route?.spec.backends.map(\.target) == [.host(HostTarget(name: "orders.example.com", port: 443, tls: tls))]
        )
        #expect(route?.spec.rewriteHost == "orders.example.com")
    }

    @Test func groupOfTheDialect() {
        let group = Self.decode(
            "Group",
            """
            oidcGroup: {groupName: partners}
            accessLevel:
              portals: [{name: developers, namespace: shop}]
              apis: [{products: {}, environments: {namespaces: ["*"]}, usagePlans: ["*"]}]
            """
        ).groups.first
        #expect(group?.members.oidcGroups == ["partners"])
        #expect(
            group?.access == [
                Access(
                    portals: [ObjectRef(name: "developers", namespace: "shop")],
                    products: ObjectSelection(namespaces: .all),
                    environments: ObjectSelection(namespaces: .all),
                    allUsagePlans: true
                )
            ]
        )
    }
}
