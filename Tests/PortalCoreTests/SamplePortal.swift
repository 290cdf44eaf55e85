import PortalDiagnostics
import PortalIR
import PortalVocabulary

/// A small resolved portal, made by hand: one environment, one product, three operations, one portal, one group.
struct SamplePortal {
    var portal: ResolvedPortal

    init() {
        let orders = ResourceName(namespace: "shop", name: "orders")
        var environment = ResolvedEnvironment(
            name: ResourceName(namespace: "shop", name: "production"),
            hosts: Self.hosts("api.example.com"),
            gateway: ResolvedGateway(
                source: .existing(ResourceName(namespace: "istio-system", name: "public")),
                workload: ResolvedGateway.Workload(namespace: "istio-system", selector: ["istio": "ingressgateway"])
            )
        )
        environment.plans = [
            ResolvedPlan(id: "shop/everyone", name: "everyone", auth: .open),
            ResolvedPlan(
                id: "shop/gold",
                name: "gold",
                auth: .apiKey(.header("api-key")),
                limits: [PlanLimit(requests: 100, unit: .minute)]
            ),
            ResolvedPlan(id: "shop/token", name: "token", auth: .jwt(Self.tokens)),
        ]
        environment.products = [
            PublishedVersion(
                product: orders,
                version: "v1",
                lifecycle: .deprecated(sunset: "2027-06-01", successor: nil),
                apis: [PublishedApi(name: "orders", apiDoc: orders, basePath: "/shop")],
                visibility: [GrantedOperations(grant: 0, operations: .some([0, 2]))]
            )
        ]
        environment.credentials = [
            ResolvedCredential(
                secret: ResourceName(namespace: "shop", name: "key-1"),
                digest: String(repeating: "0", count: 64),
                product: orders,
                planID: "shop/gold",
                consumer: "mia"
            )
        ]
        portal = ResolvedPortal(
            environments: [environment],
            sites: [
                ResolvedSite(
                    name: ResourceName(namespace: "shop", name: "developers"),
                    hosts: Self.hosts("developers.example.com"),
                    gateway: environment.gateway,
                    environments: [environment.name],
                    hasPasswords: true
                )
            ],
            groups: [
                ResolvedGroup(name: ResourceName(namespace: "shop", name: "partners"), oidcGroups: ["partners"])
            ],
            users: [
                ResolvedUser(name: ResourceName(namespace: "shop", name: "mia"), username: "mia", groups: [0])
            ],
            grants: [
                ResolvedGrant(
                    holder: .group(0),
                    portals: [ResourceName(namespace: "shop", name: "developers")],
                    plans: .some(["shop/gold"])
                )
            ]
        )
        add("getOrder", .get, "/shop/orders/{id}", plans: [1, 2])
        add("listOrders", .get, "/shop/orders", plans: [0])
        add("makeOrder", .post, "/shop/orders", plans: [1])
    }

    /// A portal that differs from the first one.
    static func changed(_ change: (inout SamplePortal) -> Void) -> ResolvedPortal {
        var sample = SamplePortal()
        change(&sample)
        return sample.portal
    }

    static func hosts(_ texts: String...) -> [HostName] { texts.compactMap { HostName($0) } }

    static let tokens = TokenRules(
        issuer: "https://id.example.com",
        audiences: ["orders"],
        keys: .remote(url: "https://id.example.com/keys", refreshMilliseconds: 300_000),
        requiredScopes: ["read"],
        requiredClaims: ["department": ["sales", "support"]]
    )

    var environment: ResolvedEnvironment {
        get { portal.environments[0] }
        set { portal.environments[0] = newValue }
    }

    var version: PublishedVersion {
        get { environment.products[0] }
        set { environment.products[0] = newValue }
    }

    var site: ResolvedSite {
        get { portal.sites[0] }
        set { portal.sites[0] = newValue }
    }

    /// The way of `getOrder`.
    var forwarding: Forwarding {
        get {
            guard case .forward(let forwarding) = environment.entries[0].action else { return Forwarding(backends: []) }
            return forwarding
        }
        set { environment.entries[0].action = .forward(newValue) }
    }

    /// The rules of the plan for tokens.
    var rules: TokenRules {
        get {
            guard case .jwt(let rules) = environment.plans[2].auth else { return Self.tokens }
            return rules
        }
        set { environment.plans[2].auth = .jwt(newValue) }
    }

    static func backend(_ name: String, port: Int = 80, subset: [String: String] = [:]) -> PortalIR.Backend {
        .service(ResourceName(namespace: "shop", name: name), port: port, subset: subset)
    }

    /// Adds an operation with its route.
    mutating func add(
        _ id: String,
        _ method: HTTPMethod,
        _ path: String,
        plans: [Int],
        version number: Int = 0,
        provenance: Provenance = Provenance()
    ) {
        guard let template = try? PathTemplate(path) else { return }
        let version = environment.products[number]
        let name = "shop/production/\(version.product)/\(version.version)/shop/orders/\(id)"
        environment.entries.append(
            RouteEntry(
                name: name,
                match: RouteMatch(path: .template(template), method: .exactly(method)),
                action: .forward(
                    Forwarding(backends: [WeightedBackend(Self.backend("orders"))], strippedPrefix: "/shop")
                )
            )
        )
        environment.products[number].operations.append(
            PublishedOperation(
                name: name,
                api: 0,
                id: id,
                writtenPath: path,
                template: template,
                method: method,
                plans: plans,
                provenance: provenance
            )
        )
    }

    /// Takes an operation and its route away.
    mutating func remove(_ id: String) {
        environment.products[0].operations.removeAll { $0.id == id }
        environment.entries.removeAll { $0.name.hasSuffix("/\(id)") }
    }

    /// Withholds an operation, as the resolver does.
    mutating func withhold(_ id: String, _ reasons: [String]) {
        for index in version.operations.indices where version.operations[index].id == id {
            version.operations[index].state = .withheld(reasons)
            environment.withheld.append(WithheldOperation(name: version.operations[index].name, reasons: reasons))
        }
        for index in environment.entries.indices where environment.entries[index].name.hasSuffix("/\(id)") {
            environment.entries[index].action = .respond(.withheld)
        }
    }

    /// Adds a version of a product with one operation, without anything else.
    mutating func addVersion(_ product: String, _ version: String, path: String) {
        let name = ResourceName(namespace: "shop", name: product)
        environment.products.append(
            PublishedVersion(
                product: name,
                version: version,
                apis: [PublishedApi(name: "orders", apiDoc: name, basePath: "")]
            )
        )
        add("only", .get, path, plans: [0], version: environment.products.count - 1)
    }
}
