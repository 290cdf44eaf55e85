import PortalIR
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Decisions") struct DecisionTests {
    private static let gold = Fixture.key()
    private static let credentials = [
        Fixture.credential("k-good"), Fixture.credential("k-other", product: Fixture.billing),
        Fixture.credential("k-silver", "shop/silver", consumer: "sam"),
        Fixture.credential("k-old", notAfter: Fixture.now - 1), Fixture.credential("k-last", notAfter: Fixture.now),
    ]

    private func decide(_ plans: [ResolvedPlan], _ call: PolicyCall) -> PolicyVerdict {
        PolicySnapshot(Fixture.portal(plans, Self.credentials)).decide(call)
    }

    @Test(
        "take keys for their product and plan",
        arguments: [
            ("k-good", "allow 200 keyAccepted"),
            ("k-last", "allow 200 keyAccepted"),
            (" k-good\t", "allow 200 keyAccepted"),
            ("", "deny 401 credentialMissing"),
            ("k-goof", "deny 401 credentialInvalid"),
            ("K-good", "deny 401 credentialInvalid"),
            ("k-old", "deny 401 credentialExpired"),
            ("k-other", "deny 403 otherPlan"),
            ("k-silver", "deny 403 otherPlan"),
            (String(repeating: "k", count: 4097), "deny 401 credentialInvalid"),
        ]
    )
    func keys(_ key: String, _ expected: String) {
        // Both plans are known, one is the operation's.
        let plans = [Self.gold, Fixture.key("silver")]
        let portal = Fixture.portal(
            plans: plans,
            operations: [
                Fixture.Served(name: "list", path: "/orders", plans: [0]),
                Fixture.Served(name: "other", path: "/other", plans: [1]),
            ],
            credentials: Self.credentials
        )
        let verdict = PolicySnapshot(portal).decide(Fixture.call("list", [("API-Key", key)]))
        #expect(verdict.summary == expected)
        #expect((verdict.wwwAuthenticate != nil) == (verdict.status == 401))
    }

    @Test("refuse routes that nobody knows, and name guards and preflights as what they are")
    func routes() {
        let guards = [
            RouteEntry(
                name: "~guard/x",
                match: RouteMatch(path: .template(Fixture.path("/orders/purge")), method: .any),
                action: .respond(.notSelected)
            ),
            RouteEntry(
                name: "~guard/w",
                match: RouteMatch(path: .below(Fixture.path("/closed")), method: .any),
                action: .respond(.withheld)
            ),
            RouteEntry(
                name: "~method/x",
                match: RouteMatch(path: .template(Fixture.path("/orders")), method: .any),
                action: .respond(.wrongMethod(allowed: [.get]))
            ),
            RouteEntry(
                name: "~preflight/x",
                match: RouteMatch(path: .template(Fixture.path("/orders")), method: .preflight([.get])),
                action: .forward(Forwarding(backends: []))
            ),
            RouteEntry(
                name: "forgotten",
                match: RouteMatch(path: .template(Fixture.path("/forgotten")), method: .any),
                action: .forward(Forwarding(backends: []))
            ),
        ]
        let portal = Fixture.portal(
            plans: [Fixture.open()],
            operations: [
                Fixture.Served(name: "list", path: "/orders", plans: [0]),
                Fixture.Served(name: "gloo", path: "/gloo", plans: []),
            ],
            guards: guards
        )
        let snapshot = PolicySnapshot(portal)
        func summary(_ name: String) -> String { snapshot.decide(Fixture.call(name)).summary }
        #expect(summary("list") == "allow 200 open")
        #expect(summary("gloo") == "allow 200 open")
        #expect(summary("~guard/x") == "allow 404 guarded")
        #expect(summary("~guard/w") == "allow 503 guarded")
        #expect(summary("~method/x") == "allow 405 guarded")
        #expect(summary("~preflight/x") == "deny 403 preflight")
        #expect(summary("forgotten") == "deny 403 closed")
        #expect(summary("lis") == "deny 403 unknownRoute")
        #expect(summary("list/") == "deny 403 unknownRoute")
        #expect(summary("~guard/y") == "deny 403 unknownRoute")
        // An operation that the gateway could not be told of is no operation.
        var withheld = portal
        var refusals = EmissionRefusals()
        refusals.routes[Fixture.environment] = ["list": ["PC5001"]]
        withheld.withhold(refusals)
        #expect(PolicySnapshot(withheld).decide(Fixture.call("list")).summary == "allow 503 guarded")
    }

    @Test("find keys in queries and cookies, and take them away")
    func locations() {
        let query = ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.query("api-key")))
        #expect(decide([query], Fixture.call(path: "/orders?x=1&api-key=k%2Dgood#k")).isAllowed)
        #expect(decide([query], Fixture.call(path: "/orders?api-key=k-good")).removedParameters == ["api-key"])
        #expect(decide([query], Fixture.call(path: "/orders?xapi-key=k-good")).reason == .credentialMissing)
        #expect(decide([query], Fixture.call(path: "/orders#?api-key=k-good")).reason == .credentialMissing)
        #expect(decide([query], Fixture.call(path: "/orders?api%2Dkey=k-good")).reason == .credentialMissing)
        let cookie = ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.cookie("key")))
        let verdict = decide([cookie], Fixture.call("list", [("cookie", "a=1; key=k-good"), ("Cookie", "b=2;;c")]))
        #expect(verdict.summary == "allow 200 keyAccepted")
        #expect(verdict.header("cookie") == "a=1; b=2; c")
        let only = decide([cookie], Fixture.call("list", [("cookie", " key=k-good ")]))
        #expect(only.removedHeaders.contains("cookie"))
        #expect(decide([Self.gold], Fixture.call("list", [("api-key", "k-good")])).removedHeaders.contains("api-key"))
    }

    @Test(
        "refuse a key that is sent twice, whatever else would let the caller in",
        arguments: [
            [("api-key", "k-good"), ("api-key", "k-good")], [("api-key", "k-good"), ("API-KEY", "x")],
        ]
    )
    func repeated(_ headers: [(String, String)]) {
        let verdict = decide(
            [Self.gold, Fixture.token(), Fixture.open()],
            Fixture.call("list", headers, token: Fixture.claims())
        )
        #expect(verdict.summary == "deny 401 credentialAmbiguous")
        let query = ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.query("k")))
        #expect(decide([query], Fixture.call(path: "/orders?k=k-good&k=k-good")).reason == .credentialAmbiguous)
        let cookie = ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.cookie("k")))
        #expect(
            decide([cookie], Fixture.call("list", [("cookie", "k=k-good"), ("cookie", "k=1")])).reason
                == .credentialAmbiguous
        )
    }

    @Test("try plans in order, and open access last")
    func alternatives() {
        let plans = [Fixture.open(), Self.gold, Fixture.token()]
        #expect(decide(plans, Fixture.call()).plan == "shop/free")
        #expect(decide(plans, Fixture.call("list", [("api-key", "k-good")])).plan == "shop/gold")
        #expect(decide(plans, Fixture.call("list", [("api-key", "k-bad")])).plan == "shop/free")
        #expect(decide(plans, Fixture.call(token: Fixture.claims())).plan == "shop/members")
        let both = [Fixture.token(), Self.gold]
        let keyed = decide(both, Fixture.call("list", [("api-key", "k-good")], failure: 5))
        #expect(keyed.summary == "allow 200 keyAccepted")
        #expect(
            decide(both, Fixture.call("list", [("api-key", "k-other")], token: Fixture.claims())).plan == "shop/members"
        )
    }

    @Test("tell what is missing")
    func refusals() {
        let plans = [Self.gold, Fixture.token("members", Fixture.rules(scopes: ["orders.read", "x"]))]
        let missing = decide(plans, Fixture.call())
        #expect(missing.summary == "deny 401 credentialMissing")
        #expect(
            missing.wwwAuthenticate
                == #"ApiKey realm="shop/production", in="header", name="api-key", Bearer realm="shop/production""#
        )
        let invalid = decide(plans, Fixture.call(failure: 7))
        #expect(invalid.summary == "deny 401 credentialInvalid")
        #expect(invalid.wwwAuthenticate?.hasSuffix(#"Bearer realm="shop/production", error="invalid_token""#) == true)
        let scope = decide(plans, Fixture.call(token: Fixture.claims()))
        #expect(scope.summary == "deny 403 scope")
        #expect(
            scope.wwwAuthenticate
                == #"Bearer realm="shop/production", error="insufficient_scope", scope="orders.read x""#
        )
        let down = decide(plans, Fixture.call("list", [("api-key", "k-other")], failure: 40))
        #expect(down.summary == "deny 503 keysUnavailable")
        #expect(decide(plans, Fixture.call("list", [("api-key", "k-good")], failure: 40)).isAllowed)
        #expect(decide(plans, Fixture.call("list", [("api-key", "k-other")])).summary == "deny 403 otherPlan")
        #expect(decide(plans, Fixture.call(failure: 1)).summary == "deny 401 credentialMissing")
    }

    @Test("tell backends who calls, and let nobody else tell them")
    func identity() {
        let identities = ["x-portal-consumer", "x-portal-plan", "x-user-id", "x-solo-plan"]
        let keyed = decide([Self.gold], Fixture.call("list", [("api-key", "k-good"), ("x-user-id", "root")]))
        #expect(keyed.header("x-portal-consumer") == "mia")
        #expect(keyed.header("x-portal-plan") == "shop/gold")
        #expect(keyed.removedHeaders == ["x-user-id", "x-solo-plan", "api-key"])
        let open = decide([Fixture.open()], Fixture.call())
        #expect(open.header("x-portal-plan") == "shop/free")
        #expect(open.removedHeaders == ["x-portal-consumer", "x-user-id", "x-solo-plan"])
        let guardless = PolicySnapshot(
            Fixture.portal(plans: [], operations: [Fixture.Served(name: "list", path: "/", plans: [])])
        ).decide(Fixture.call())
        #expect(guardless.removedHeaders == identities)
        let token = decide([Fixture.token()], Fixture.call(token: Fixture.claims()))
        #expect(token.header("x-portal-consumer") == "ann")
        #expect(token.consumer == "ann")
    }

    @Test(
        "write names into headers so that nothing else can be meant",
        arguments: [
            (#"a\r\nx-evil: 1"#, "a%0D%0Ax-evil: 1"), (#" a b "#, "%20a b%20"), (#"50%25"#, "50%2525"),
            (#"J\u00fcrgen"#, "J%C3%BCrgen"), (#"~x~"#, "%7Ex~"), (#"\ud83d\ude00"#, "%F0%9F%98%80"),
            (#"\ud83d"#, "%EF%BF%BD"), (#"a\u0000b\u007f"#, "a%00b%7F"), (#"\"\\\/"#, #""\/"#),
        ]
    )
    func names(_ written: String, _ expected: String) {
        let call = Fixture.call(token: #"{"sub":"\#(written)"}"#)
        #expect(decide([Fixture.token()], call).header("x-portal-consumer") == expected)
    }

    @Test("replace long names by their digest")
    func longNames() {
        let longest = String(repeating: "n", count: 256)
        #expect(decide([Fixture.token()], Fixture.call(token: #"{"sub":"\#(longest)"}"#)).consumer == longest)
        let verdict = decide([Fixture.token()], Fixture.call(token: #"{"sub":"\#(longest)n"}"#))
        #expect(verdict.consumer == "~" + Fixture.digest(longest + "n"))
    }

    @Test("say when the memory is too small, and how much is needed")
    func memory() {
        let snapshot = PolicySnapshot(Fixture.portal([Self.gold], Self.credentials))
        let name = Array("list".utf8)
        let key = Array("k-good".utf8)
        let header = Array("api-key".utf8)
        name.withUnsafeBytes { name in
            key.withUnsafeBytes { key in
                header.withUnsafeBytes { header in
                    let fields = [PolicyField(name: PolicyBytes(header), value: PolicyBytes(key))]
                    fields.withUnsafeBufferPointer { fields in
                        var request = PolicyRequest()
                        request.routeName = PolicyBytes(name)
                        request.headers = fields
                        var sizes: [Int] = []
                        for size in 0...200 {
                            withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { memory in
                                let decision = snapshot.decide(request, into: memory)
                                #expect(decision.isAllowed == (decision.neededBytes <= size))
                                #expect((decision.reason == .bufferTooSmall) == !decision.isAllowed)
                                sizes.append(decision.neededBytes)
                            }
                        }
                        #expect(Set(sizes).count == 1)
                    }
                }
            }
        }
        // Cookies need what no default has.
        let cookie = ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.cookie("k")))
        let many = (0..<5000).map { "c\($0)=1" }.joined(separator: "; ")
        let verdict = decide([cookie], Fixture.call("list", [("cookie", many + "; k=k-good")]))
        #expect(verdict.header("cookie") == many)
    }

    @Test("refuse what sends keys in more places than can be removed")
    func manyLocations() {
        let plans = (0..<9).map { Fixture.key("plan\($0)", header: "key\($0)") } + [Fixture.open()]
        #expect(decide(plans, Fixture.call()).summary == "deny 500 tooManyLocations")
        #expect(decide(Array(plans.suffix(6)), Fixture.call()).isAllowed)
    }
}
