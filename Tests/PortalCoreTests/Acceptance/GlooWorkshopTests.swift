import PortalIR
import PortalTestSupport
import Testing

@testable import PortalCore

/// The workshop of Gloo Portal, step by step, as its readers went through it.
@Suite struct GlooWorkshopTests {
    private static let portal = "default/ecommerce-portal"
    private static let member = Viewer(username: "dev2")
    private static let employee = Viewer(oidcGroups: ["users"])
    private static let documents = [
        "petstore-openapi-v1-pets", "petstore-openapi-v1-users", "petstore-openapi-v2-full",
    ]

    /// What is served after a step.
    private static func state(after step: Int) throws -> Served? { try steps(to: step)?.served }

    /// The state after a step.
    private static func steps(to step: Int) throws -> GlooSteps? {
        guard var steps = try GlooSteps("workshop") else { return nil }
        for file in try steps.files {
            guard let number = Int(file.split(separator: "/").last?.prefix(3) ?? ""), number <= step else { continue }
            guard number == 46 else {
                try steps.apply(file)
                continue
            }
            for document in documents { try steps.apply(file, replacing: ["$i": document]) }
        }
        return steps
    }

    /// What a state serves and shows, in one line.
    private static func line(_ served: Served) -> String {
        func count(_ kind: String) -> Int { served.documents(kind).count }
        let viewers = [Viewer.anonymous, member, employee].map { viewer in
            "\(served.catalogue(portal, viewer).count) \(served.plans(portal, viewer).joined(separator: ","))"
        }
        return """
            \(served.routes.count) routes, \(count("EnvoyFilter")) filters, \(count("Secret")) policies, \
            \(count("ConfigMap")) limits; \(viewers.joined(separator: "/"))
            """
    }

    private static let nothing = "0 routes, 0 filters, 0 policies, 0 limits; 0 /0 /0 "
    private static let open = "36 routes, 0 filters, 0 policies, 0 limits; 36 /36 /36 "
    private static let enforced = "2 filters, 1 policies, 1 limits;"
    private static let keyed =
        "36 routes, \(enforced) 36 basic2,trusted/36 +basic2,trusted/36 +trusted,basic2"
    private static let listed =
        "17 routes, \(enforced) 17 basic2,trusted/17 +basic2,trusted/17 +trusted,basic2"

    @Test(arguments: [
        (46, nothing, ["PC1205"]), (47, nothing, ["PC1205"]),
        (48, "36 routes, 0 filters, 0 policies, 0 limits; 0 /0 /0 ", ["PC1205", "PC3504"]),
        (49, open, ["PC1205", "PC3504"]), (50, open, ["PC1205", "PC3504"]), (51, open, ["PC1205", "PC3504"]),
        (52, open, ["PC1205", "PC3504"]),
        (53, "36 routes, \(enforced) 36 trusted/36 trusted/36 trusted", ["PC1205", "PC3158"]),
        (54, "36 routes, \(enforced) 36 trusted/36 trusted/36 +trusted", ["PC1205", "PC3158"]),
        (55, "36 routes, \(enforced) 36 trusted/36 trusted/36 +trusted", ["PC1205", "PC3158"]),
        (56, "36 routes, \(enforced) 36 basic2,trusted/36 basic2,trusted/36 +trusted,basic2", ["PC1205"]),
        (57, keyed, ["PC1205", "PC4511"]), (58, keyed, ["PC1205", "PC4511"]),
        (59, keyed, ["PC1205", "PC2604", "PC4511"]), (60, keyed, ["PC1205", "PC2604", "PC4511"]),
        (61, keyed, ["PC1205", "PC2604", "PC4511"]), (62, keyed, ["PC1205", "PC2604", "PC4511"]),
        (63, keyed, ["PC1205", "PC2604", "PC4511"]), (64, listed, ["PC1205", "PC2604", "PC4511"]),
        (65, nothing, ["PC1205", "PC2604", "PC2605", "PC4511"]),
        (66, nothing, ["PC1205", "PC2512", "PC2604", "PC2605", "PC4511"]),
    ])
    func steps(_ step: Int, _ line: String, _ codes: [String]) throws {
        guard let served = try Self.state(after: step) else { return }
        #expect(Self.line(served) == line)
        #expect(served.codes == codes, "\(served.translation.report.text())")
        // Whatever is routed is published, and the other way round.
        #expect(served.routeNames == served.operations)
        for version in ["v1", "v2"] {
            let operations = served.operations.filter {
                $0.hasPrefix("default/dev/default/petstore-product/\(version)/")
            }
            let specification = served.translation.specification(
                of: served.name("default/petstore-product"),
                version: version,
                in: served.name("default/dev")
            )
            #expect(PublishedOperations(specification).lines.count == operations.count)
        }
    }

    /// A key as the portal of Gloo made them.
    private static let key = """
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata:
          name: petstore-product-basic2-1
          namespace: default
          labels:
            apiproducts.portal.gloo.solo.io: petstore-product.default
            environments.portal.gloo.solo.io: dev.default
            usageplans.portal.gloo.solo.io: basic2
        stringData: {api-key: acceptance-key-1, username: dev2}
        """

    private static let clientSecret = """
        apiVersion: v1
        kind: Secret
        metadata: {name: petstore-portal-oidc-secret, namespace: default}
        stringData: {client_secret: acceptance-client-1}
        """

    private static func decide(
        _ served: Served,
        _ path: String,
        key: String? = nil,
        token: String? = nil
    ) -> PolicyVerdict {
        let policy = served.translation.policy
        var call = PolicyCall(host: "api.mycompany.corp", path: "/ecommerce\(path)", now: 1_800_000_000)
        if let key { call.headers = [PolicyCall.Field("api-key", key)] }
        if let token { call.tokens = policy.tokenProviders.map { PolicyCall.Field($0, token) } }
        return policy.decide(call)
    }

    private static let claims = #"{"iss":"https://keycloak.example.com/realms/master","sub":"ann","exp":1900000000}"#

    @Test func openAPIsAreOpen() throws {
        guard let served = try Self.state(after: 52) else { return }
        let verdict = Self.decide(served, "/v1/api/pet/1")
        #expect(verdict.isAllowed && verdict.plan == nil)
    }

    @Test func tokensArePlans() throws {
        guard let served = try Self.state(after: 54) else { return }
        let missing = Self.decide(served, "/v1/api/pet/1")
        #expect(missing.status == 401)
        let verdict = Self.decide(served, "/v1/api/pet/1", token: Self.claims)
        #expect(verdict.isAllowed)
        #expect(verdict.setHeaders == [PolicyCall.Field("x-user-id", "ann")])
        #expect(verdict.limits.map(\.value) == ["10/minute/default/dev/trusted/p/default/petstore-product/c/ann"])
    }

    @Test func keyOrToken() throws {
        guard var steps = try Self.steps(to: 58) else { return }
        // With one Secret among the inputs, those that are named have to be there too.
        try steps.apply(text: Self.key, named: "key.yaml")
        #expect(steps.served.errors == ["PC4501 Portal default/ecommerce-portal"])
        try steps.apply(text: Self.clientSecret, named: "oidc.yaml")
        let served = steps.served
        #expect(served.errors == [])
        let none = Self.decide(served, "/v2/api/store/inventory")
        #expect(none.status == 403 && none.wwwAuthenticate == nil)
        #expect(Self.decide(served, "/v2/api/store/inventory", key: "acceptance-key-2").status == 403)
        #expect(Self.decide(served, "/v2/api/store/inventory", token: Self.claims).plan == "default/dev/trusted")
        let keyed = Self.decide(served, "/v2/api/store/inventory", key: "acceptance-key-1")
        #expect(keyed.plan == "default/dev/basic2")
        let fields = keyed.setHeaders.map { "\($0.name): \($0.value)" }
        #expect(fields == ["x-user-id: petstore-product-basic2-1", "x-solo-plan: basic2"])
        #expect(keyed.removedHeaders.contains("api-key"))
        #expect(keyed.limits.count == 1 && keyed.limits[0].value.hasPrefix("5/minute/default/dev/basic2/"))
        // 404 stays 404: what is not routed is nobody's.
        #expect(Self.decide(served, "/v2/api/nothing", key: "acceptance-key-1").reason == .unknownRoute)
    }

    /// `getInventory` alone is listed: it goes to httpbin, and nothing else of its document is served.
    @Test func listedOperationsHaveTheirOwnRoute() throws {
        guard let served = try Self.state(after: 64) else { return }
        let inventory = served.routes.filter { ($0["name"].flatMap(Served.string) ?? "").hasSuffix("/getInventory") }
        let hosts = inventory.flatMap { Served.elements($0["route"]) }.map { $0["destination"]?["host"] }
        #expect(hosts == ["httpbin.default.svc.cluster.local"])
        #expect(served.routeNames.filter { $0.contains("/v2/") }.count == 1)
        #expect(served.status("Environment", "default/dev") == "+ -NotProgrammed +" || served.errors.count == 1)
    }

    /// A firewall that cannot be had takes its environment down, and says so there.
    @Test func protectionThatIsLostIsNotServedWithout() throws {
        guard let served = try Self.state(after: 65) else { return }
        #expect(served.errors.contains("PC2605 Environment default/dev"))
        #expect(served.routes.isEmpty && served.guards.isEmpty)
        #expect(served.status("Environment", "default/dev")?.hasPrefix("-GlooProtectionLost") == true)
    }

    @Test func publishedSpecificationsAreThoseOfGloo() throws {
        guard let served = try Self.state(after: 58) else { return }
        let specification = served.translation.specification(
            of: served.name("default/petstore-product"),
            version: "v1",
            in: served.name("default/dev"),
            format: .openAPI30
        )
        let document = try #require(specification?.document)
        #expect(document["info"]?["title"] == "Petstore Product")
        #expect(document["info"]?["version"] == "v1")
        #expect(document["info"]?["description"] == "Fabulous API product for the Petstore")
        let servers = Served.elements(document["servers"]).compactMap { $0["url"].flatMap(Served.string) }
        #expect(servers == ["https", "http"].map { "\($0)://api.mycompany.corp/ecommerce/v1" })
        let lines = PublishedOperations(specification).lines
        #expect(lines.contains("GET /api/pet/{petId}") && lines.contains("GET /api/user/login"))
        guard case .mapping(let schemes)? = document["components"]?["securitySchemes"] else {
            Issue.record("no security schemes")
            return
        }
        #expect(schemes.map(\.key) == ["devportal-apikey-auth", "devportal-oauth"])
        #expect(schemes.first?.value["name"] == "api-key")
        let flow = schemes.last?.value["flows"]?["authorizationCode"]
        #expect(flow?["tokenUrl"] == "https://keycloak.example.com/realms/master/protocol/openid-connect/token")
    }
}
