internal import PortalDiagnostics
package import PortalIR
package import PortalIstio
internal import PortalVocabulary

/// A portal for the golden cases and the schemas; its name is that of the case.
package struct Scenario: Sendable {
    package var name: String
    package var portal: ResolvedPortal
    package var options = IstioOptions()

    package static let all: [Scenario] =
        [
            paths, gatewayOfOnesOwn, outside, answers, headersAndCORS, parts, neighbours, refused, longNames,
        ] + filtered

    private static let app = CORSPolicy(
        allowOrigins: [.exact("https://app.example.com"), .regex("https://[a-z]+\\.example\\.com")],
        allowMethods: [.get, .post],
        allowHeaders: ["authorization", "content-type"],
        exposeHeaders: ["x-ratelimit-remaining"],
        maxAgeSeconds: 600,
        allowCredentials: true
    )

    private static func forward(
        _ backends: [WeightedBackend],
        _ change: (inout Forwarding) -> Void = { _ in }
    ) -> RouteAction {
        var forwarding = Forwarding(backends: backends)
        change(&forwarding)
        return .forward(forwarding)
    }

    private static func service(_ name: String, _ port: Int, _ subset: [String: String] = [:]) -> Backend {
        .service(ResourceName(namespace: "shop", name: name), port: port, subset: subset)
    }

    private static func below(_ name: String, _ path: String, _ answer: Guard) -> RouteEntry {
        var entry = Fixture.entry(name, path, .any, .respond(answer))
        entry.match.path = .below(Fixture.path(path))
        return entry
    }

    private static let paths = Scenario(
        name: "paths-and-guards",
        portal: ResolvedPortal(environments: [
            Fixture.environment([
                Fixture.entry(
                    "shop/production/shop/orders/v2/shop/orders/purge",
                    "/v2/orders/purge",
                    .exactly(.post),
                    .respond(.withheld)
                ),
                Fixture.entry(
                    "shop/production/shop/orders/v2/shop/orders/export",
                    "/v2/orders/export",
                    .exactly(.get),
                    .respond(.notSelected)
                ),
                Fixture.entry(
                    "shop/production/shop/orders/v2/shop/orders/list",
                    "/v2/orders",
                    .exactly(.get),
                    forward([WeightedBackend(Fixture.service)]) { $0.strippedPrefix = "/v2" }
                ),
                Fixture.entry("shop/production/405/1", "/v2/orders", .any, .respond(.wrongMethod(allowed: [.get]))),
                Fixture.entry(
                    "shop/production/shop/orders/v2/shop/orders/GET%3A%2Forders%2F{id}.json",
                    "/v2/orders/{id}.json",
                    .exactly(.get),
                    forward([WeightedBackend(Fixture.service)]) { $0.strippedPrefix = "/v2" }
                ),
                Fixture.entry(
                    "shop/production/shop/orders/v2/shop/orders/get",
                    "/v2/orders/{id}",
                    .exactly(.get),
                    forward([WeightedBackend(Fixture.service)]) { $0.strippedPrefix = "/v2" }
                ),
                below("shop/production/shop/orders/v2/shop/broken", "/v2/broken", .withheld),
            ])
        ])
    )

    private static let gatewayOfOnesOwn = Scenario(
        name: "gateway-of-ones-own",
        portal: ResolvedPortal(environments: [
            Fixture.environment(
                hosts: ["api.example.com", "*.tenants.example.com"],
                gateway: ResolvedGateway(
                    source: .made(.init(credentialName: "api-cert", redirectsToHTTPS: true)),
                    workload: Fixture.workload
                ),
                [Fixture.entry("list", "/orders")]
            )
        ])
    )

    private static let outside = Scenario(
        name: "subsets-and-hosts-outside",
        portal: ResolvedPortal(environments: [
            Fixture.environment([
                Fixture.entry(
                    "list",
                    "/orders",
                    .exactly(.get),
                    forward([
                        WeightedBackend(service("orders", 8080, ["version": "v2"]), weight: 90),
                        WeightedBackend(service("orders", 8080, ["version": "v3"]), weight: 10),
                    ])
                ),
                Fixture.entry(
                    "reviews",
                    "/reviews/{id}",
                    .exactly(.get),
                    forward([
                        WeightedBackend(
                            .external(ExternalHost(host: "reviews.partner.example", port: 443, tls: .init()))
                        )
                    ]) { $0.hostRewrite = "reviews.partner.example" }
                ),
                Fixture.entry(
                    "stock",
                    "/stock",
                    .exactly(.get),
                    forward([WeightedBackend(.external(ExternalHost(host: "10.20.30.40", port: 8080, tls: nil)))])
                ),
            ])
        ])
    )

    private static let answers = Scenario(
        name: "redirects-retries-mirror",
        portal: ResolvedPortal(environments: [
            Fixture.environment([
                Fixture.entry(
                    "old",
                    "/old",
                    .any,
                    .redirect(Redirection(host: "new.example.com", path: "/new", code: 308))
                ),
                Fixture.entry(
                    "tried",
                    "/tried",
                    .exactly(.get),
                    forward([WeightedBackend(Fixture.service)]) {
                        $0.timeoutMilliseconds = 5000
                        $0.retries = Retries(
                            attempts: 2,
                            perTryTimeoutMilliseconds: 1500,
                            conditions: ["connect-failure", "gateway-error"]
                        )
                        $0.mirror = Mirror(backend: service("shadow", 80), percent: 5)
                    }
                ),
                Fixture.entry(
                    "once",
                    "/once",
                    .exactly(.post),
                    forward([WeightedBackend(Fixture.service)]) { $0.retries = Retries(attempts: 0) }
                ),
            ])
        ])
    )

    private static let headersAndCORS = Scenario(
        name: "headers-and-cors",
        portal: ResolvedPortal(environments: [
            Fixture.environment([
                Fixture.entry("preflight", "/orders", .preflight([.get, .post]), cors: app),
                Fixture.entry(
                    "list",
                    "/orders",
                    .exactly(.get),
                    cors: app,
                    request: HeaderChanges(
                        set: ["x-team": "shop", "x-client": "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%"],
                        add: ["via": "portal"],
                        remove: ["x-debug"]
                    ),
                    response: HeaderChanges(set: ["cache-control": "no-store"], remove: ["server"])
                ),
                Fixture.entry("create", "/orders", .exactly(.post), cors: app),
            ])
        ])
    )

    private static let parts = {
        var options = IstioOptions()
        options.maximumRoutes = 4
        let entries = (1...9).map { Fixture.entry("operation-\($0)", "/operations/\($0)/{id}") }
        return Scenario(
            name: "parts",
            portal: ResolvedPortal(environments: [Fixture.environment(entries)]),
            options: options
        )
    }()

    private static let neighbours = Scenario(
        name: "neighbours-with-one-backend",
        portal: ResolvedPortal(
            environments: ["production", "staging"].map { name in
                Fixture.environment(
                    named: name,
                    hosts: ["\(name).example.com"],
                    [
                        Fixture.entry(
                            "\(name)/list",
                            "/orders",
                            .exactly(.get),
                            forward([
                                WeightedBackend(service("orders", 8080, ["version": "v2"])),
                                WeightedBackend(
                                    .external(ExternalHost(host: "orders.example.net", port: 443, tls: .init()))
                                ),
                            ])
                        )
                    ]
                )
            }
        )
    )

    private static let refused = Scenario(
        name: "refused",
        portal: ResolvedPortal(environments: [
            Fixture.environment([
                Fixture.entry("long", "/" + String(repeating: "long.", count: 220) + "{id}"),
                Fixture.entry("header", "/header", request: HeaderChanges(set: ["x-share": "50%"])),
                Fixture.entry("served", "/served"),
            ])
        ])
    )

    private static let longNames = Scenario(
        name: "long-names",
        portal: ResolvedPortal(environments: [
            Fixture.environment(
                named: String(repeating: "environment.", count: 10) + "production",
                gateway: ResolvedGateway(
                    source: .made(.init(credentialName: nil, redirectsToHTTPS: false)),
                    workload: Fixture.workload
                ),
                [
                    Fixture.entry(
                        "list",
                        "/orders",
                        .exactly(.get),
                        forward([WeightedBackend(service("orders", 8080, ["version": "v2"]))])
                    )
                ]
            )
        ])
    )
}
