import PortalIR
import PortalTestSupport
import Testing

@testable import PortalCore

/// Whole sets of manifests for Gloo Portal: what is routed, enforced, shown and published.
@Suite struct GlooSetTests {
    private static func count(_ served: Served) -> String {
        ["VirtualService", "EnvoyFilter", "Secret", "ConfigMap"].map { "\(served.documents($0).count)" }
            .joined(separator: " ")
    }

    private static func applied(_ set: String, _ prefixes: [String]) throws -> GlooSteps? {
        guard var steps = try GlooSteps(set) else { return nil }
        for prefix in prefixes {
            for file in try steps.files where file.hasPrefix(prefix) { try steps.apply(file) }
        }
        return steps
    }

    // MARK: - bookstore

    @Test func bookstore() throws {
        guard let served = try Self.applied("bookstore", ["k8s"])?.served else { return }
        #expect(served.errors == [])
        #expect(Self.count(served) == "2 2 1 0")
        #expect(served.routes.count == 6 && served.routeNames == served.operations)
        // The host of the Upstream, and the header of the Route.
        #expect(
            served.routes.allSatisfy { route in
                let hosts = Served.elements(route["route"]).map { $0["destination"]?["host"] }
                let header = route["headers"]?["response"]?["add"]?["TEST_HEADER"]
                return hosts == ["bookstore.apps.svc.cluster.local"] && header == "test"
            }
        )
        // The environment's own policy for other origins, and nobody else's.
        let origins = served.routes.flatMap { Served.elements($0["corsPolicy"]?["allowOrigins"]) }
        #expect(
            Set(origins.compactMap { $0["exact"].flatMap(Served.string) }) == [
                "http://portal.example.com", "https://portal.example.com",
            ]
        )
        let portal = "apps-configuration/bookstore-portal"
        #expect(served.catalogue(portal) == [])
        #expect(served.catalogue(portal, Viewer(username: "dev2")) == [])
        #expect(served.catalogue(portal, Viewer(oidcGroups: ["developers"])) == [])
        #expect(served.catalogue(portal, Viewer(username: "dev1")) == served.operations)
        #expect(served.plans(portal, Viewer(username: "dev1")) == ["+basic"])
        let policy = served.translation.policy
        let call = PolicyCall(host: "api.example.com", path: "/api/books", now: 1_800_000_000)
        let verdict = policy.decide(call)
        #expect(verdict.status == 401 && verdict.wwwAuthenticate == "API key is missing or invalid")
    }

    // MARK: - petstore-httpbin

    @Test func petstoreAndHttpbin() throws {
        guard let served = try Self.applied("petstore-httpbin", [""])?.served else { return }
        #expect(served.errors == [])
        #expect(Self.count(served) == "2 2 1 1")
        #expect(served.routeNames == served.operations && served.routes.count == 22)
        let portal = "default/petstore-portal"
        #expect(served.catalogue(portal) == served.operations)
        #expect(served.plans(portal) == ["basic", "gold", "ultimate"])
        #expect(served.plans(portal, Viewer(username: "dev1")) == ["+basic", "+gold", "+ultimate"])
        // Products whose name is long keep names that Kubernetes and Envoy take.
        for document in served.translation.documents { #expect(document.name.utf8.count <= 253) }
        for route in served.routeNames { #expect(route.utf8.count <= 200) }
        let policy = served.translation.policy
        #expect(policy.decide(PolicyCall(host: "api.example.com", path: "/get", now: 1)).status == 403)
        #expect(policy.decide(PolicyCall(host: "api.example.com", path: "/petstore/v1/pet/1", now: 1)).status == 403)
    }

    // MARK: - undefined-plan

    /// One product names a plan that its environment does not have: it alone goes, and it alone is told of.
    @Test func undefinedPlan() throws {
        let without = "environment/dev-environment-without-ultimate-plan.yaml"
        guard var steps = try Self.applied("undefined-plan", ["apis", "portal", "users-groups"]) else { return }
        try steps.apply("environment/dev-environment.yaml")
        let sound = steps.served
        #expect(sound.errors == [] && sound.routes.count == 22)
        try steps.apply(without)
        let served = steps.served
        #expect(served.errors == ["PC4202 Group gloo-portal/developers", "PC4504 ApiProduct httpbin/httpbin"])
        let petstore = sound.operations.filter { $0.contains("/petstore-product/") }
        #expect(served.operations == petstore && petstore.count == 20)
        #expect(served.routeNames == petstore)
        #expect(served.catalogue("default/petstore-portal") == petstore)
        #expect(served.status("APIProduct", "httpbin/httpbin") == "+ -UnknownLocalName -UnknownLocalName")
        #expect(served.status("APIProduct", "default/petstore-product") == "+ + +")
    }

    // MARK: - oidc-jwt-rbac-grpc

    private static let documents = ["petstore/default/apidoc.yaml"]

    /// The stage as it stands in the set: `groupNames` is in the wrong place, and that is told.
    @Test func rbac() throws {
        guard var steps = try Self.applied("oidc-jwt-rbac-grpc", Self.documents + ["petstore/base/03-api-rbac"]) else {
            return
        }
        try steps.apply("petstore/default/portal.yaml", "portal-config/user.yaml")
        let served = steps.served
        #expect(served.errors == ["PC2510 Group petstore/users"])
        #expect(served.routes.count == 36 && Self.count(served) == "2 0 0 0")
        #expect(served.codes.contains("PC3504"))
        #expect(served.catalogue("default/ecommerce-portal") == served.operations)
        #expect(served.status("Group", "petstore/users")?.hasPrefix("-UnknownField") == true)
    }

    /// The last stage: tokens and keys on two versions, and a version of gRPC that a translation cannot ask for.
    @Test func tokensKeysAndGRPC() throws {
        guard var steps = try Self.applied("oidc-jwt-rbac-grpc", Self.documents + ["petstore/grpc"]) else { return }
        try steps.apply("petstore/default/portal.yaml")
        try steps.patch("petstore/overlay/patches/oidc-patch.yaml")
        let served = steps.served
        #expect(served.errors == ["PC2604 ApiDoc petstore/petstore-grpc-doc"])
        #expect(served.routes.count == 36 && served.routeNames == served.operations)
        #expect(Self.count(served).dropFirst() == " 2 1 1")
        let environment = served.translation.portal.environments[0]
        #expect(environment.servedPlans.map(\.name) == ["basic2", "trusted"])
        #expect(served.operations.allSatisfy { !$0.contains("/v3/") })
        #expect(served.status("APIDoc", "petstore/petstore-grpc-doc")?.hasPrefix("-GlooReflection") == true)
    }

    /// A version whose routes were a RouteTable of its own has none here, and stays closed.
    @Test func customRouteTable() throws {
        guard var steps = try Self.applied("custom-route-table", [""]) else { return }
        try steps.apply(text: Self.moreOfRouteTable, named: "more.yaml")
        let served = steps.served
        #expect(served.codes.contains("PC2601"))
        #expect(served.routes.isEmpty && !served.translation.portal.environments[0].withheld.isEmpty)
    }

    private static let moreOfRouteTable = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: petstore-schema, namespace: default}
        spec: {openApi: {content: {fetchUrl: "http://petstore.default:8080/swagger.json"}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: dev, namespace: default}
        spec: {domains: [api.example.com], apiProducts: [{}]}
        """
}
