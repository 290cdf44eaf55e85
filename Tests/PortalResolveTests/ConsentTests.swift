import PortalDiagnostics
import PortalIR
import PortalVocabulary
import Testing

/// What takes the consent of another namespace, whatever dialect asks.
@Suite("Consent of namespaces")
struct ConsentTests {
    private static let tokens =
        "jwt: {issuer: \"https://id.example.com\", jwks: {url: \"https://id.example.com/keys\"}}"

    private static func codes(_ resolution: Resolution, _ subject: String) -> [String] {
        Set(resolution.diagnostics.filter { $0.subject == subject }.map(\.code.id)).sorted()
    }

    private static func states(_ resolution: Resolution, _ environment: String) -> [PublishedOperation.State] {
        resolution.environment(environment)?.products.flatMap(\.operations).map(\.state) ?? []
    }

    /// A portal of the Gloo dialect that shows what is not its own.
    private static let glooPortal = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Portal
        metadata: {name: evil, namespace: evil}
        spec:
          displayName: x
          domains: [evil.attacker.com]
          publishedEnvironments: [{name: prod, namespace: shop}]
          allApisPublicViewable: true
          oidcAuth: {issuer: "https://id.example.com", clientId: x, clientSecret: {name: s, namespace: evil, key: k}}
        """

    @Test(
        "a portal of the Gloo dialect shows native environments of others only with a grant",
        arguments: [true, false]
    )
    func portals(isGranted: Bool) {
        let grant = isGranted ? [Tenants.grant("shop", to: "evil", "Portal", for: "Environment")] : []
        let resolution = Tenants.resolve(
            Tenants.shop(auth: Self.tokens) + [Tenants.shopPortal, Self.glooPortal] + grant
        )
        let shown = resolution.portal.sites.filter { $0.name.name == "evil" }.map { $0.environments.map(\.name) }
        #expect(shown == [isGranted ? ["prod"] : []])
        #expect(Self.codes(resolution, "Portal evil/evil").contains("PC4510") != isGranted)
        #expect(!Self.codes(resolution, "Portal evil/evil").contains("PC4511"))
    }

    private static func glooGroup(portals: String = "{name: own, namespace: evil}", products: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Group
        metadata: {name: evil, namespace: evil}
        spec:
          displayName: x
          oidcGroup: {groupName: everybody}
          accessLevel:
            portals: [\(portals)]
            apis: [{products: {\(products)}, environments: {namespaces: ["*"]}, usagePlans: ["*"]}]
        """
    }

    private static let glooShop = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: pets, namespace: web}
        spec:
          domains: [pets.example.com]
          gatewayConfig: {disableRoutes: true}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIProduct
        metadata: {name: pets, namespace: web}
        spec: {versions: []}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Portal
        metadata: {name: own, namespace: evil}
        spec:
          displayName: x
          domains: [own.example.com]
          publishedEnvironments: [{name: pets, namespace: web}]
        """

    @Test("a group of the Gloo dialect has no right on a native portal of others")
    func groups() {
        let group = Self.glooGroup(portals: "{name: dev, namespace: shop}", products: "namespaces: [\"*\"]")
        let resolution = Tenants.resolve(Tenants.shop(auth: Self.tokens) + [Tenants.shopPortal, group])
        #expect(resolution.portal.grants.count == 1)
        #expect(Self.codes(resolution, "Group evil/evil").contains("PC4510"))
    }

    @Test(
        "what it selects in native form needs a grant, its own dialect does not",
        arguments: [
            ("namespaces: [\"*\"]", "PC4181"), ("names: [orders, pets]", "PC4181"),
            ("namespaces: [shop, web]", "PC4510"),
        ]
    )
    func groupSelections(products: String, code: String) throws {
        let texts =
            Tenants.shop(auth: Self.tokens) + [Tenants.shopPortal, Self.glooShop, Self.glooGroup(products: products)]
        let resolution = Tenants.resolve(texts)
        // The right is there, and is about the environment and the product of its own dialect.
        #expect(resolution.portal.grants.count == 2)
        #expect(Self.codes(resolution, "Group evil/evil").contains(code))
        let granted = Tenants.resolve(
            texts + [
                Tenants.grant("shop", to: "evil", "Group", for: "ApiProduct"),
                Tenants.grant("shop", to: "evil", "Group", for: "Environment"),
            ]
        )
        #expect(!Self.codes(granted, "Group evil/evil").contains { ["PC4181", "PC4510"].contains($0) })
    }

    @Test("a Gloo environment gets native products of others only with a grant", arguments: [true, false])
    func glooEnvironments(isGranted: Bool) {
        let grant = isGranted ? [Tenants.grant("shop", to: "evil", "Environment", for: "ApiProduct")] : []
        for (selection, code) in [("namespaces: [\"*\"]", "PC4181"), ("namespaces: [shop], names: [orders]", "PC4510")]
        {
            let thief = Tenants.glooEnvironment(
                "thief",
                "evil",
                "thief.example.com",
                selects: "\(selection), usagePlans: [mine]"
            )
            let resolution = Tenants.resolve(Tenants.shop() + [thief] + grant)
            #expect(Self.codes(resolution, "Environment evil/thief").contains(code) != isGranted)
            #expect(Self.states(resolution, "thief").contains(.served) == isGranted)
            #expect(Self.states(resolution, "prod") == [.served])
        }
    }

    // MARK: - Plans

    @Test(
        "opening a product of others takes their consent, closing it does not",
        arguments: [
            ("open: {acknowledgeSecuredOperations: true}", false, false), ("open: {}", true, true),
            ("apiKey: {}", false, true),
        ]
    )
    func openedPlans(auth: String, isGranted: Bool, isServed: Bool) {
        let grant = isGranted ? [Tenants.grant("shop", to: "evil", "Environment", for: "ApiProduct")] : []
        let mirror = Tenants.environment(
            "mirror",
            "evil",
            "api.evil.com",
            gateway: "{ref: {name: gw}, workload: {namespace: evil, selector: {istio: evilgw}}}",
            selects: "names: [orders], namespaces: [shop], usagePlanRefs: [{name: plan}]"
        )
        let texts = [
            Tenants.gateway("gw", "evil", selector: "istio: evilgw", "\"*\""), mirror,
            Tenants.product("other", "evil", auth: auth),
        ]
        let resolution = Tenants.resolve(Tenants.shop() + texts + grant)
        #expect(Self.codes(resolution, "Environment evil/mirror") == (isServed ? [] : ["PC4180"]))
        #expect(Self.states(resolution, "mirror") == [isServed ? .served : .withheld(["PC4180"])])
        #expect(Self.states(resolution, "prod") == [.served])
    }

    @Test("who opens a product of the same namespace asks nobody")
    func ownPlans() {
        let environment = Tenants.environment(
            "mirror",
            "shop",
            "mirror.example.com",
            selects: "names: [orders], usagePlanRefs: [{name: free}]"
        )
        let free = """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: free, namespace: shop}
            spec: {auth: {open: {}}}
            """
        let resolution = Tenants.resolve(Tenants.shop() + [environment, free])
        #expect(Self.states(resolution, "mirror") == [.served])
    }

    // MARK: - Names of users

    private static func user(_ name: String, _ namespace: String, created: String? = nil) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: User
        metadata:
          name: \(name)
          namespace: \(namespace)
          labels: {staff: "yes"}
        \(created.map { "  creationTimestamp: \"\($0)-01-01T00:00:00Z\"\n" } ?? "")spec:
          username: mia
          passwordKeyRef: {name: mia-password, key: bcrypt}
        """
    }

    private static let key = """
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: k
          namespace: shop
          labels: {portalcore.dev/product: orders, portalcore.dev/environment: prod, portalcore.dev/plan: plan}
        stringData: {sha256: eab5c804f0bd1fb01042229b9cb5ed28f23271a974554ea1b311132826a832fa, consumer: mia}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: mia-password, namespace: shop}
        stringData: {bcrypt: $2b$12$x}
        """

    @Test(
        "a username has one owner, and whoever loses it keeps the rest",
        arguments: [
            (nil, nil, "evil/mia"), ("2024", "2023", "shop/mia"), ("2023", "2024", "evil/mia"),
            (nil, "2020", "evil/mia"),
        ]
    )
    func usernames(evil: String?, shop: String?, owner: String) throws {
        let texts = [
            Tenants.shopPortal, Self.user("mia", "evil", created: evil), Self.user("mia", "shop", created: shop),
            Self.key,
        ]
        let resolution = Tenants.resolve(Tenants.shop() + texts)
        let portal = resolution.portal
        let losers = ["evil/mia", "shop/mia"].filter { $0 != owner }
        #expect(resolution.diagnostics.filter { $0.code.id == "PC4201" }.map(\.subject) == losers.map { "User \($0)" })
        let beholder = portal.beholder(username: "mia", oidcGroups: [])
        #expect(beholder.user.map { portal.users[$0].name.description } == owner)
        #expect(portal.beholder(username: "", oidcGroups: []) == .anonymous)
        #expect(portal.users.filter { $0.passwordSecret != nil }.map(\.name.description) == [owner])
        // The group of `shop` has the user of `shop` in it, with or without the login, and the key is that user's.
        let mine = try #require(portal.users.first { $0.name.namespace == "shop" })
        #expect(mine.groups == [0])
        let key = try #require(resolution.environment("prod")?.credentials.first)
        #expect(key.user.map { portal.users[$0].name.description } == "shop/mia")
    }
}
