import PortalCatalog
import PortalDocument
import PortalIR
import PortalVocabulary
import Testing

/// Plans as security schemes, and hosts as servers.
@Suite("Security and servers")
struct SecurityTests {
    private let text = """
        openapi: 3.0.3
        info: {title: T, version: '1'}
        security: [{own: []}]
        paths: {/a: {get: {security: [{own: []}], responses: {'200': {description: d}}}}}
        components: {securitySchemes: {own: {type: http, scheme: basic}}}
        """

    private func token(_ id: String, scopes: [String] = [], authorize: String? = nil, token: String? = nil)
        -> ResolvedPlan
    {
        ResolvedPlan(
            id: "shop/\(id)",
            name: id,
            auth: .jwt(
                TokenRules(
                    issuer: "https://login.example.com",
                    keys: .inline("{}"),
                    requiredScopes: scopes,
                    authorizationURL: authorize,
                    tokenURL: token
                )
            )
        )
    }

    private func key(_ id: String, _ location: ResolvedPlan.KeyLocation, isGloo: Bool = false) -> ResolvedPlan {
        ResolvedPlan(id: "shop/\(id)", name: id, auth: .apiKey(location), isGloo: isGloo)
    }

    private func document(_ plans: [ResolvedPlan], _ used: [Int], _ format: SpecificationFormat = .openAPI31) -> Value {
        MadePortal([.init(name: "api", text: text)], plans: plans, operationPlans: used).document(format)
    }

    private func requirement(_ document: Value) -> String? { document.at("/paths/~1a/get/security")?.line }

    @Test func openOperationsNeedNothing() {
        let document = document([ResolvedPlan(id: "shop/free", name: "free", auth: .open)], [0])
        #expect(requirement(document) == "[]")
        #expect(document["components"] == nil)
        #expect(document["security"] == nil)
    }

    @Test func plansAreAlternatives() {
        let plans = [
            key("gold", .header("api-key")), key("silver", .header("api-key")), token("staff", scopes: ["read"]),
            ResolvedPlan(id: "shop/zero", name: "zero", auth: .open),
        ]
        let document = document(plans, [0, 1, 2, 3])
        #expect(requirement(document) == #"[{"apiKey":[]},{"jwt":[]},{}]"#)
        #expect(
            document.at("/components/securitySchemes")?.line
                == #"{"apiKey":{"type":"apiKey","in":"header","name":"api-key"},"jwt":{"type":"http","scheme":"bearer","#
                + #""bearerFormat":"JWT","description":"A JSON Web Token of `https://login.example.com`."}}"#
        )
    }

    @Test func schemesThatDifferAreNamedByTheirPlans() {
        let plans = [key("gold", .header("api-key")), key("web", .cookie("k")), key("query", .query("k"))]
        let document = document(plans, [1, 2])
        #expect(requirement(document) == #"[{"apiKey-web":[]},{"apiKey-query":[]}]"#)
        // The plan that no shown operation has is not shown.
        #expect(document.at("/components/securitySchemes")?.keys == ["apiKey-query", "apiKey-web"])
    }

    @Test(
        arguments: [
            ("https://l/a", "https://l/t", "authorizationCode"), (nil, "https://l/t", "clientCredentials"),
            ("https://l/a", nil, "implicit"),
        ] as [(String?, String?, String)]
    )
    func addressesMakeFlows(_ authorize: String?, _ token: String?, _ flow: String) {
        let plans = [
            self.token("a", scopes: ["read"], authorize: authorize, token: token),
            self.token("b", scopes: ["write"], authorize: authorize, token: token),
        ]
        let document = document(plans, [0], .openAPI30)
        #expect(requirement(document) == #"[{"jwt":["read"]}]"#)
        let flows = document.at("/components/securitySchemes/jwt/flows")
        #expect(flows?.keys == [flow])
        #expect(flows?[flow]?["scopes"]?.line == #"{"read":"","write":""}"#)
    }

    @Test func glooHasItsOwnNames() {
        let document = document([key("gold", .header("api-key"), isGloo: true)], [0])
        #expect(requirement(document) == #"[{"devportal-apikey-auth":[]}]"#)
    }

    @Test func serversFollowTheGateway() {
        var portal = MadePortal([.init(name: "api", text: text)])
        let servers: [(ResolvedGateway.Source, [String])] = [
            (
                .made(.init(credentialName: nil, redirectsToHTTPS: false, httpPort: 8080)),
                ["http://api.example.com:8080"]
            ),
            (
                .made(.init(credentialName: "c", redirectsToHTTPS: false)),
                ["https://api.example.com", "http://api.example.com"]
            ),
            (
                .existing(ResourceName(namespace: "a", name: "b")),
                ["https://api.example.com", "http://api.example.com"]
            ),
        ]
        for (source, urls) in servers {
            portal.portal.environments[0].gateway.source = source
            let made = portal.document()["servers"]
            #expect(made?.line == Value.sequence(urls.map { ["url": .string($0)] }).line)
        }
        portal.portal.environments[0].hosts = [HostName("*.example.com")].compactMap { $0 }
        #expect(portal.document().at("/servers/0/url") == "https://{subdomain}.example.com")
        #expect(portal.document().at("/servers/0/variables/subdomain/default") == "www")
        portal.portal.environments[0].hosts = []
        #expect(portal.document()["servers"]?.line == #"[{"url":"/"}]"#)
    }
}
