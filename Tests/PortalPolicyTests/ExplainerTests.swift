import PortalDiagnostics
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("The explanation of a request") struct ExplainerTests {
    /// A gateway that is anybody's, with somebody who decides.
    private static var native: GatewayKnowledge {
        var gateway = GatewayKnowledge()
        gateway.isNative = true
        return gateway
    }

    private static func explain(
        _ portal: ResolvedPortal,
        _ request: ExplainRequest,
        _ gateway: GatewayKnowledge = native
    ) -> Explanation {
        Explainer.explain(request, in: portal, gateway: gateway) { _ in [] }.explanation
    }

    private static func request(
        _ path: String = "/orders",
        _ headers: [(String, String)] = [],
        method: String = "GET",
        host: String = "api.example.com"
    ) -> ExplainRequest {
        ExplainRequest(
            method: method,
            host: host,
            path: path,
            headers: headers.map { PolicyCall.Field($0.0, $0.1) },
            clientAddress: "203.0.113.7",
            now: Fixture.now
        )
    }

    // MARK: - The route

    /// Whether Envoy takes a path for a route, by the expressions that are written for it.
    private static func takes(_ match: RouteMatch.Path, _ path: String) throws -> Bool {
        let expression: String
        switch match {
        case .template(let template): expression = template.regularExpression
        case .below(let template):
            let top = template.regularExpression.dropFirst().dropLast()
            expression = "^" + (top.last == "/" ? top.dropLast() : top) + "(/.*)?$"
        }
        let regex = try Regex(expression).matchingSemantics(.unicodeScalar)
        return try regex.wholeMatch(in: path) != nil
    }

    @Test("names the first route of the list whose expression matches the path, however it is spelt")
    func firstMatch() throws {
        var random = SeededGenerator()
        let seed = random.seed
        let parts = [
            "a", "b", "ab", "a:b", "a%3Ab", "a%3ab", "x-y", "x%2dy", "%2F", "%2f", "-b-x", "a-x", "xqy", "q", "aab", "",
            "%", "%61", "[b", "%5B", "%3A", "..", ".", "%2e", "a%", "%2D", "x%", "{p}", "%7Bp",
        ]
        var (matches, peculiar) = (0, 0)
        for _ in 0..<80 {
            // Nothing is mounted at a path with a slash at its end.
            let entries = TrieTests.table(&random).filter { $0.match.path != .below(Fixture.path("/a/")) }
            let portal = Fixture.portal(plans: [], operations: [], guards: entries)
            for _ in 0..<12 {
                let path = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    "/" + (parts.randomElement(using: &random) ?? "")
                }.joined()
                let method = ["GET", "POST", "OPTIONS", "HEAD"].randomElement(using: &random) ?? "GET"
                let asked = Bool.random(using: &random) ? "GET" : "POST"
                let headers = [("Origin", "https://x.example"), ("Access-Control-Request-Method", asked)]
                let isPreflight = Bool.random(using: &random)
                let explanation = Self.explain(
                    portal,
                    Self.request(path + "?x=/y", isPreflight ? headers : [], method: method)
                )
                let expected = try entries.first { entry in
                    switch entry.match.method {
                    case .any: break
                    case .exactly(let own): if own.name != method { return false }
                    case .preflight(let methods):
                        guard isPreflight, method == "OPTIONS", methods.contains(where: { $0.name == asked })
                        else { return false }
                    }
                    return try Self.takes(entry.match.path, explanation.path)
                }
                if expected != nil { matches += 1 }
                if RouteMatcher.isSpeltPeculiarly(Array(explanation.path.utf8)) { peculiar += 1 }
                guard explanation.route != expected?.name else { continue }
                Issue.record(
                    "\(method) \(path): \(explanation.route ?? "none"), not \(expected?.name ?? "none"); seed \(seed)"
                )
                return
            }
        }
        #expect(matches > 150 && peculiar > 150, "the tables and paths should meet")
    }

    /// What a backend would take for the same path, and Envoy does not.
    @Test(
        "follows Envoy where a parameter takes a part of an escape",
        arguments: [
            ("/{id}A", "/%3A", true), ("/{a}{b}", "/%3A", true), ("/{a}3{b}", "/%3A", true),
            ("/{a}:{b}", "/x%3ay", true),
            ("/a:b", "/a%3Ab", true), ("/a%5B", "/a[", false), ("/a%5B", "/a%5b", true), ("/{p}", "/[", true),
            ("/a%2Fb", "/a%2fb", true), ("/{p}", "/%2F", true), ("/a b", "/a%20b", true), ("/100%", "/100%", true),
        ]
    )
    func spelling(template: String, path: String, isTaken: Bool) {
        let portal = Fixture.portal(
            plans: [],
            operations: [Fixture.Served(name: "one", path: template, plans: [])]
        )
        #expect((Self.explain(portal, Self.request(path)).route != nil) == isTaken)
    }

    @Test(
        "finds virtual hosts as Envoy does",
        arguments: [
            ("api.example.com", "exact"), ("API.Example.COM:80", "exact"), ("api.example.com:x", "exact"),
            ("x.example.com", "wild"), ("x.y.example.com", "wild"), ("x.sub.example.com", "sub"),
            ("sub.example.com", "wild"), ("example.com", nil), (".example.com", nil), ("api.example.com.", nil),
            ("api.example.com:1:2", nil), ("a@api.example.com", "wild"), ("[::1]:80", nil),
        ] as [(String, String?)]
    )
    func hosts(_ host: String, _ expected: String?) {
        let environments = [("exact", "api.example.com"), ("wild", "*.example.com"), ("sub", "*.sub.example.com")].map {
            name,
            host in
            var portal = Fixture.portal(
                plans: [],
                operations: [Fixture.Served(name: name, path: "/", plans: [])],
                hosts: [host]
            )
            portal.environments[0].name = ResourceName(namespace: "shop", name: name)
            return portal.environments[0]
        }
        let portal = ResolvedPortal(environments: environments)
        let explanation = Self.explain(portal, Self.request("/", host: host))
        #expect(explanation.route == expected)
        #expect(explanation.status == (expected == nil ? 404 : nil))
    }

    // MARK: - The decision

    @Test("decides as the policy does")
    func decisions() {
        var random = SeededGenerator()
        let seed = random.seed
        var allowed = 0
        for _ in 0..<60 {
            let sample = RandomPortal(&random)
            let snapshot = PolicySnapshot(sample.portal)
            for _ in 0..<20 {
                var call = sample.call(&random)
                call.routeName = nil
                call.tokens = []
                let explanation = Self.explain(
                    sample.portal,
                    ExplainRequest(
                        host: call.host,
                        path: call.path,
                        headers: call.headers,
                        clientAddress: call.clientAddress,
                        now: call.now
                    )
                )
                guard let decision = explanation.decision else { continue }
                var named = call
                named.routeName = explanation.route
                if decision.isAllowed { allowed += 1 }
                #expect(decision == snapshot.decide(named), "\(call); seed \(seed)")
                #expect(decision.isAllowed || explanation.plans.allSatisfy { $0.isAccepted == false })
                // Operations without a plan are open in the Gloo dialect.
                let isOpen = explanation.plans.isEmpty || explanation.plans.contains { $0.isAccepted == true }
                #expect(!decision.isAllowed || isOpen)
                #expect(explanation.limits.map(\.value) == decision.limits.map(\.value))
            }
        }
        #expect(allowed > 100, "requests should be let through")
    }

    private static let claims = "{\"iss\":\"https://id.example.com\",\"sub\":\"ann\",\"exp\":1900000000}"

    /// A token that nobody signed.
    private static func token(_ claims: String = claims) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let bits = claims.utf8.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
        let text = stride(from: 0, to: bits.count, by: 6).map { start in
            digits[(0..<6).reduce(0) { $0 << 1 | Int(start + $1 < bits.count ? bits[start + $1] : 0) }]
        }
        return "Bearer e30." + String(text) + ".c2ln"
    }

    @Test(
        "reads a token and says that nobody verified it",
        arguments: [
            (token(), "accepted, if the gateway can verify the token", true),
            (token(claims.replacing("1900000000", with: "17")), "what was sent has ended, or has not begun", false),
            (token(claims.replacing("id.example", with: "other.example")), "the token is of another issuer", false),
            (token(claims.replacing("ann", with: "")), "the token does not name a consumer", false),
            ("Bearer abc", "`authorization` holds no JSON Web Token", false),
            ("Basic abc", "`authorization` holds no JSON Web Token", false),
        ]
    )
    func tokens(field: String, reason: String, isAccepted: Bool) {
        let portal = Fixture.portal([Fixture.token()])
        let explanation = Self.explain(portal, Self.request("/orders", [("Authorization", field)]))
        #expect(explanation.plans.map(\.reason) == [reason])
        #expect(explanation.restsOnToken == isAccepted)
        #expect(explanation.notes.contains { $0.contains("nobody verified") } == isAccepted)
        #expect(explanation.status == (isAccepted ? nil : 401) || !isAccepted && explanation.status == 403)
    }

    @Test("says what a key, a wrong key and two keys do")
    func keys() {
        let portal = Fixture.portal(
            [Fixture.key(limits: [PlanLimit(requests: 5, unit: .minute)])],
            [Fixture.credential("k1")]
        )
        let accepted = Self.explain(portal, Self.request("/orders?a=1", [("API-Key", "k1")]))
        #expect(accepted.outcome == .backend)
        #expect(accepted.backendPath == "/orders?a=1")
        #expect(accepted.limits.map(\.limit) == ["5 a minute for each consumer and product"])
        #expect(accepted.limits.map(\.key) == ["limit1"])
        #expect(accepted.decision?.removedHeaders.contains("api-key") == true)
        let wrong = Self.explain(portal, Self.request("/orders", [("API-Key", "k2")]))
        #expect(wrong.status == 401)
        #expect(wrong.plans.map(\.reason) == ["the key is not known"])
        let twice = Self.explain(portal, Self.request("/orders", [("API-Key", "k1"), ("api-key", "k1")]))
        #expect(twice.decision?.reason == .credentialAmbiguous)
        #expect(twice.backendPath == nil)
    }

    // MARK: - Preflights

    @Test(
        "knows who answers a preflight",
        arguments: [
            ("OPTIONS", "https://a.example", "GET", Explanation.Outcome.preflight, false),
            ("OPTIONS", "https://b.example", "GET", .preflight, true), ("OPTIONS", "", "GET", .backend, false),
            ("OPTIONS", "https://a.example", "", .backend, false), ("GET", "https://a.example", "GET", .backend, false),
            // The operation `OPTIONS` itself has the policy.
            ("OPTIONS", "https://a.example", "PUT", .preflight, false),
        ]
    )
    func preflights(method: String, origin: String, asked: String, outcome: Explanation.Outcome, isNoted: Bool) {
        let policy = CORSPolicy(allowOrigins: [.exact("https://a.example")], allowMethods: [.get])
        var portal = Fixture.portal(
            plans: [],
            operations: [
                Fixture.Served(name: "options", path: "/orders", method: "OPTIONS", plans: []),
                Fixture.Served(name: "get", path: "/orders", plans: []),
            ]
        )
        for index in portal.environments[0].entries.indices { portal.environments[0].entries[index].cors = policy }
        var preflight = portal.environments[0].entries[1]
        preflight.name = "preflight"
        preflight.match.method = .preflight([.get])
        portal.environments[0].entries.insert(preflight, at: 0)
        let headers = [("origin", origin), ("access-control-request-method", asked)]
        let explanation = Self.explain(portal, Self.request("/orders", headers, method: method))
        #expect(explanation.outcome == outcome)
        #expect(explanation.status == (outcome == .preflight ? 200 : nil))
        #expect(explanation.notes.contains { $0.contains("gives no leave") } == isNoted)
        var gateway = Self.native
        gateway.mocks = ["options": 204]
        let mocked = Self.explain(portal, Self.request("/orders", headers, method: method), gateway)
        #expect((mocked.outcome == .mock) == (explanation.route == "options"))
        // Envoy adds nothing to an answer of its own.
        #expect((mocked.cors == nil) == (mocked.outcome == .mock))
        if mocked.outcome == .mock { #expect(mocked.way == nil && mocked.requestHeaders == []) }
    }

    // MARK: - The path that a backend sees

    @Test(
        "strips base paths and keys from what backends see",
        arguments: [
            ("/shop", "/shop/a", "/a"), ("/shop", "/shop/a/?q=1", "/a/?q=1"), ("/a:b", "/a%3Ab/a", "/a"),
            ("/shop", "/shop/x/../a", "/a"), ("/shop", "/shop", "/"), ("/shop", "/shop//a", "//a"),
            ("", "/a%2fb", "/a%2fb"),
            ("/%7Ba", "/%7ba/x", "/x"),
        ]
    )
    func stripping(prefix: String, path: String, seen: String) throws {
        let normalized = try GatewayPath.normalized(path)
        let stripped = RouteMatcher.stripped(prefix, from: normalized.path)
        #expect(String(decoding: stripped + normalized.query, as: UTF8.self) == seen)
    }

    @Test("drops a key from the query as Envoy does, and masks what other operations take for one")
    func query() {
        var plans = [
            ResolvedPlan(id: "shop/one", name: "one", auth: .apiKey(.query("key"))),
            ResolvedPlan(id: "shop/two", name: "two", auth: .apiKey(.query("other"))), Fixture.open(),
        ]
        plans = plans.ordered { $0.id < $1.id }
        func position(_ id: String) -> Int { plans.firstIndex { $0.id == id } ?? 0 }
        let portal = Fixture.portal(
            plans: plans,
            operations: [
                Fixture.Served(name: "keyed", path: "/keyed", plans: [position("shop/one")]),
                Fixture.Served(name: "free", path: "/free", plans: [position("shop/free")]),
                Fixture.Served(name: "other", path: "/other", plans: [position("shop/two")]),
            ],
            credentials: [Fixture.credential("s3cret", "shop/one")]
        )
        let keyed = Self.explain(portal, Self.request("/keyed?z=1&key=s3cret&b&a=2&a=1"))
        #expect(keyed.backendPath == "/keyed?a=2&a=1&b=&z=1")
        #expect(Self.explain(portal, Self.request("/keyed?key=s3cret&&x&")).backendPath == "/keyed?=&x=")
        #expect(Self.explain(portal, Self.request("/keyed?key=s3cret&")).backendPath == "/keyed")
        let free = Self.explain(portal, Self.request("/free?z=1&key=s3cret&b"))
        #expect(free.backendPath == "/free?z=1&key=[masked]&b")
        let refused = Self.explain(portal, Self.request("/free ?key=s3cret"))
        #expect(refused.status == 400)
        for explanation in [keyed, free, refused] {
            #expect(!"\(explanation)\(explanation.text)\(explanation.json)".contains("s3cret"))
        }
    }
}
