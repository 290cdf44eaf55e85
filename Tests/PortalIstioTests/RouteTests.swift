import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalIstio
import PortalScenarios
import PortalVocabulary
import Testing

/// Routes, one action and one condition at a time.
struct RouteTests {
    private func route(_ entry: RouteEntry) -> Value {
        Emission(Fixture.environment([entry])).routes.first ?? .null
    }

    @Test func literalPathsAreExact() {
        let route = route(Fixture.entry("a/b", "/orders"))
        #expect(
            route == [
                "name": "a/b",
                "match": [["uri": ["exact": "/orders"], "method": ["exact": "GET"]]],
                "route": [
                    ["destination": ["host": "orders.shop.svc.cluster.local", "port": ["number": 8080]]]
                ],
                "headers": ["request": ["remove": ["x-portal-consumer", "x-portal-plan"]]],
            ]
        )
    }

    @Test(arguments: [
        ("/orders/{id}", "^/orders/[^/]+$"),
        ("/orders/{id}.json", "^/orders/[^/]+\\.json$"),
        ("/orders/{id}:cancel", "^/orders/[^/]+(?::|%3[Aa])cancel$"),
        ("/a+b/{x}-{y}/", "^/a(?:\\+|%2[Bb])b/[^/]+-[^/]+/$"),
    ])
    func templatesAreAnchored(path: String, expression: String) {
        #expect(route(Fixture.entry("x", path)).at("match.0.uri") == ["regex": .string(expression)])
    }

    @Test(
        arguments: [
            ("/a", [["exact": "/a"], ["prefix": "/a/"]]),
            ("/a/", [["exact": "/a"], ["prefix": "/a/"]]),
            ("/", [["prefix": "/"]]),
            ("/a/{b}", [["regex": "^/a/[^/]+(/.*)?$"]]),
        ] as [(String, [Value])]
    )
    func belowIsSegmentWise(path: String, uris: [Value]) {
        var entry = Fixture.entry("x", "/", .any, .respond(.withheld))
        entry.match.path = .below(Fixture.path(path))
        #expect(route(entry)["match"] == .sequence(uris.map { ["uri": $0] }))
    }

    @Test func preflightsAskForHeaders() {
        let cors = CORSPolicy(allowOrigins: [.exact("https://app.example.com")], allowMethods: [.get])
        let one = route(Fixture.entry("x", "/a", .preflight([.get]), cors: cors))
        #expect(
            one.at("match.0") == [
                "uri": ["exact": "/a"], "method": ["exact": "OPTIONS"],
                "headers": ["access-control-request-method": ["exact": "GET"], "origin": ["regex": ".+"]],
            ]
        )
        #expect(one.at("corsPolicy.unmatchedPreflights") == "IGNORE")
        #expect(one["route"] != nil)
        let two = route(Fixture.entry("x", "/a", .preflight([.get, .post]), cors: cors))
        #expect(two.at("match.0.headers.access-control-request-method") == ["regex": "^(GET|POST)$"])
    }

    @Test func corsPolicyInFull() {
        let cors = CORSPolicy(
            allowOrigins: [.exact("*"), .prefix("https://a."), .regex("https://[a-z]+\\.example\\.com")],
            allowMethods: [.get, .post],
            allowHeaders: ["x-b", "x-a"],
            exposeHeaders: ["x-c"],
            maxAgeSeconds: 600,
            allowCredentials: true
        )
        #expect(
            route(Fixture.entry("x", "/a", cors: cors))["corsPolicy"] == [
                "allowOrigins": [
                    ["exact": "*"], ["prefix": "https://a."], ["regex": "https://[a-z]+\\.example\\.com"],
                ],
                "allowMethods": ["GET", "POST"], "allowHeaders": ["x-b", "x-a"], "exposeHeaders": ["x-c"],
                "maxAge": "600s", "allowCredentials": true, "unmatchedPreflights": "IGNORE",
            ]
        )
    }

    @Test(
        arguments: [
            (Guard.notSelected, 404, "not found", ["content-type": "application/json"]),
            (.withheld, 503, "not available", ["content-type": "application/json", "retry-after": "60"]),
            (
                .wrongMethod(allowed: [.get, .head]), 405, "method not allowed",
                ["allow": "GET, HEAD", "content-type": "application/json"]
            ),
        ] as [(Guard, Int64, String, Value)]
    )
    func guardsAnswer(answer: Guard, status: Int64, message: String, headers: Value) {
        let route = route(Fixture.entry("x", "/a", .any, .respond(answer)))
        #expect(
            route["directResponse"] == [
                "status": .integer(status), "body": ["string": .string("{\"error\":\"\(message)\"}")],
            ]
        )
        #expect(route["headers"] == ["response": ["set": headers]])
        #expect(route["route"] == nil)
        #expect(route.at("match.0") == ["uri": ["exact": "/a"]])
    }

    @Test func redirectsSayOnlyWhatChanges() {
        let full = Redirection(scheme: "https", host: "new.example.com", port: 8443, path: "/b", code: 301)
        #expect(
            route(Fixture.entry("x", "/a", .any, .redirect(full)))["redirect"] == [
                "scheme": "https", "authority": "new.example.com", "port": 8443, "uri": "/b", "redirectCode": 301,
            ]
        )
        let short = Redirection(host: "new.example.com", code: 308)
        #expect(
            route(Fixture.entry("x", "/a", .any, .redirect(short)))["redirect"] == [
                "authority": "new.example.com", "redirectCode": 308,
            ]
        )
    }

    @Test(arguments: [("/shop/v2", "^/shop/v2/?"), ("/a.b", "^/a\\.b/?")])
    func basePathsAreStripped(prefix: String, expression: String) {
        let action = RouteAction.forward(
            Forwarding(
                backends: [WeightedBackend(Fixture.service)],
                strippedPrefix: prefix,
                hostRewrite: "in.example.com"
            )
        )
        for path in [prefix, prefix + "/orders/{id}"] {
            #expect(
                route(Fixture.entry("x", path, .any, action))["rewrite"] == [
                    "uriRegexRewrite": ["match": .string(expression), "rewrite": "/"], "authority": "in.example.com",
                ]
            )
        }
    }

    @Test(
        arguments: [(1000, "1s"), (1500, "1.5s"), (1, "0.001s"), (60_000, "60s"), (1050, "1.05s")] as [(Int64, String)]
    )
    func durationsAreSeconds(milliseconds: Int64, text: String) {
        let action = RouteAction.forward(
            Forwarding(
                backends: [WeightedBackend(Fixture.service)],
                timeoutMilliseconds: milliseconds,
                retries: Retries(
                    attempts: 2,
                    perTryTimeoutMilliseconds: milliseconds,
                    conditions: ["connect-failure", "5xx"]
                )
            )
        )
        let route = route(Fixture.entry("x", "/a", .any, action))
        #expect(route["timeout"] == .string(text))
        #expect(
            route["retries"] == ["attempts": 2, "perTryTimeout": .string(text), "retryOn": "connect-failure,5xx"]
        )
    }

    @Test func noTimeoutAndNoRetries() {
        let action = RouteAction.forward(
            Forwarding(
                backends: [WeightedBackend(Fixture.service)],
                timeoutMilliseconds: 0,
                retries: Retries(attempts: 0, perTryTimeoutMilliseconds: 5)
            )
        )
        let emission = Emission(Fixture.environment([Fixture.entry("x", "/a", .any, action)]))
        #expect(emission.routes.first?["timeout"] == nil)
        #expect(emission.routes.first?["retries"] == ["attempts": 0])
        #expect(emission.codes == ["PC5008"])
    }

    @Test func weightsMirrorAndHeaders() {
        let other = Backend.service(ResourceName(namespace: "shop", name: "next"), port: 80, subset: ["v": "2"])
        let idle = Backend.service(ResourceName(namespace: "shop", name: "idle"), port: 80, subset: [:])
        let action = RouteAction.forward(
            Forwarding(
                backends: [
                    WeightedBackend(Fixture.service, weight: 90), WeightedBackend(other, weight: 10),
                    WeightedBackend(idle, weight: 0),
                ],
                mirror: Mirror(backend: idle, percent: 12.5)
            )
        )
        let emission = Emission(
            Fixture.environment([
                Fixture.entry(
                    "x",
                    "/a",
                    .any,
                    action,
                    request: HeaderChanges(set: ["b": "2", "a": "%REQ(x-a)%"], add: ["c": "100%%"], remove: ["d"]),
                    response: HeaderChanges(remove: ["server"])
                )
            ])
        )
        let route = emission.routes.first ?? .null
        #expect(emission.diagnostics.isEmpty)
        #expect(route["route"]?.elements?.map { $0["weight"] } == [90, 10])
        #expect(route.at("route.1.destination.subset")?.text?.hasPrefix("s-2-") == true)
        #expect(
            route["mirror"] == ["host": "idle.shop.svc.cluster.local", "port": ["number": 80]]
        )
        #expect(route["mirrorPercentage"] == ["value": Value.number(12.5)])
        #expect(
            route["headers"] == [
                "request": [
                    "set": ["a": "%REQ(x-a)%", "b": "2"], "add": ["c": "100%%"],
                    "remove": ["d", "x-portal-consumer", "x-portal-plan"],
                ],
                "response": ["remove": ["server"]],
            ]
        )
    }
}
