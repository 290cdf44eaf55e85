package import PortalIR
internal import PortalIstio
internal import PortalVocabulary

/// Portals whose plans have something to enforce.
extension Scenario {
    package static let filtered: [Scenario] = [
        apiKey, tokens, twoEnvironments, limits, wildcardHosts, webSite, ownVerification, refusedFilters,
    ]

    /// A public key: that of RFC 7517 appendix A.1.
    package static let keySet = """
        {"keys":[{"kty":"EC","crv":"P-256","kid":"1","use":"enc",\
        "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}
        """

    /// An environment that serves one operation under each plan.
    package static func environment(
        named name: String = "production",
        namespace: String = "shop",
        hosts: [String] = ["api.example.com"],
        gateway: ResolvedGateway = Fixture.existing,
        operations: Int? = nil,
        _ plans: [ResolvedPlan]
    ) -> ResolvedEnvironment {
        var environment = Fixture.environment(named: name, namespace: namespace, hosts: hosts, gateway: gateway, [])
        environment.plans = plans
        var published: [PublishedOperation] = []
        for index in 0..<(operations ?? plans.count) {
            let id = "read\(index)"
            let route = "\(namespace)/\(name)/shop/orders/v1/shop/orders/\(id)"
            environment.entries.append(Fixture.entry(route, "/orders/\(index)/{id}"))
            published.append(
                PublishedOperation(
                    name: route,
                    api: 0,
                    id: id,
                    writtenPath: "/orders/\(index)/{id}",
                    template: Fixture.path("/orders/\(index)/{id}"),
                    method: .get,
                    plans: [index % max(1, plans.count)]
                )
            )
        }
        environment.products = [
            PublishedVersion(
                product: ResourceName(namespace: "shop", name: "orders"),
                version: "v1",
                operations: published
            )
        ]
        return environment
    }

    package static func key(_ name: String = "gold", _ limits: PlanLimit..., isStrict: Bool = false) -> ResolvedPlan {
        ResolvedPlan(
            id: "shop/\(name)",
            name: name,
            auth: .apiKey(.header("api-key")),
            limits: limits,
            refusesUncounted: isStrict
        )
    }

    package static func jwt(_ name: String, issuer: String = "https://id.example.com", _ keys: TokenRules.KeySet)
        -> ResolvedPlan
    {
        ResolvedPlan(id: "shop/\(name)", name: name, auth: .jwt(TokenRules(issuer: issuer, keys: keys)))
    }

    package static func remote(_ url: String) -> TokenRules.KeySet {
        .remote(url: url, refreshMilliseconds: 300_000)
    }

    package static let open = ResolvedPlan(id: "shop/open", name: "open", auth: .open)

    package static let made = ResolvedGateway(
        source: .made(.init(credentialName: "api-cert", redirectsToHTTPS: true)),
        workload: Fixture.workload
    )

    private static let apiKey = Scenario(
        name: "api-key",
        portal: ResolvedPortal(environments: [environment([key(), open])])
    )

    private static let tokens = Scenario(
        name: "tokens",
        portal: ResolvedPortal(environments: [
            environment([
                jwt("a", .inline(keySet)), jwt("b", remote("http://keys.idp.svc:8080/keys")),
                jwt("c", issuer: "https://other.example.net", remote("https://other.example.net/keys?v=1")),
                jwt("d", issuer: "https://plain.example.net", remote("http://10.20.30.40/keys")),
            ])
        ])
    )

    /// The third one is somebody else's, on the same proxies, and needs no filters: nothing of ours names its host.
    private static let twoEnvironments = Scenario(
        name: "two-environments-and-a-neighbour",
        portal: ResolvedPortal(environments: [
            Fixture.environment(
                named: "site",
                namespace: "other",
                hosts: ["www.example.com"],
                [
                    Fixture.entry("home", "/")
                ]
            ),
            environment([jwt("a", .inline(keySet))]),
            environment(
                named: "test",
                hosts: ["test.example.com"],
                [
                    jwt("b", issuer: "https://id.test", .inline(keySet))
                ]
            ),
        ])
    )

    private static let limits = Scenario(
        name: "limits",
        portal: ResolvedPortal(environments: [
            environment([
                key(
                    "gold",
                    PlanLimit(requests: 100, unit: .minute),
                    PlanLimit(requests: 4_294_967_295, unit: .month, per: .plan)
                ),
                key("partner", PlanLimit(requests: 10, unit: .second), isStrict: true),
                ResolvedPlan(
                    id: "shop/free",
                    name: "free",
                    auth: .open,
                    limits: [PlanLimit(requests: 100, unit: .minute, per: .clientAddress, scope: .operation)]
                ),
            ])
        ])
    )

    /// Istio makes virtual hosts of what a Gateway's servers have in common with a VirtualService's hosts.
    private static let wildcardHosts = {
        var gateway = Fixture.existing
        gateway.hosts = ["*.example.com", "a.tenants.example.com", "www.example.net"]
        return Scenario(
            name: "wildcard-hosts",
            portal: ResolvedPortal(environments: [
                environment(hosts: ["*.tenants.example.com", "api.example.com"], gateway: gateway, [key()])
            ])
        )
    }()

    private static let webSite = Scenario(
        name: "portal",
        portal: ResolvedPortal(sites: [
            ResolvedSite(
                name: ResourceName(namespace: "shop", name: "developers"),
                hosts: [Fixture.host("developers.example.com")],
                gateway: made
            ),
            ResolvedSite(
                name: ResourceName(namespace: "shop", name: "partners"),
                hosts: [Fixture.host("partners.example.com")],
                gateway: Fixture.existing
            ),
        ])
    )

    private static let ownVerification = {
        var options = IstioOptions()
        options.requestAuthentication = true
        return Scenario(
            name: "request-authentication",
            portal: ResolvedPortal(environments: [
                environment(
                    gateway: made,
                    [jwt("a", .inline(keySet)), jwt("b", remote("https://id.example.com/keys"))]
                ),
                environment(named: "shared", hosts: ["shared.example.com"], [jwt("a", .inline(keySet))]),
            ]),
            options: options
        )
    }()

    /// What cannot be enforced is closed; the operation that is open stays.
    private static let refusedFilters = {
        var unknown = Fixture.existing
        unknown.workload = nil
        return Scenario(
            name: "refused-filters",
            portal: ResolvedPortal(environments: [
                environment(gateway: unknown, [key(), open]),
                environment(
                    named: "test",
                    hosts: ["test.example.com"],
                    [
                        jwt("bad", remote("https://10.0.0.1/keys")), key(), open,
                    ]
                ),
                environment(named: "wide", hosts: ["*.example.net"], [key(), open]),
            ])
        )
    }()
}
