import PortalCore
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

/// One pair of portals for each kind of difference, and what it is the other way round.
@Suite struct DifferenceTests {
    struct Case: Sendable, CustomStringConvertible {
        let kind: PortalDifference.Kind
        /// What there is when old and new are exchanged.
        let reverse: PortalDifference.Kind
        var old: @Sendable (inout SamplePortal) -> Void = { _ in }
        let new: @Sendable (inout SamplePortal) -> Void

        init(
            _ kind: PortalDifference.Kind,
            _ reverse: PortalDifference.Kind,
            old: @escaping @Sendable (inout SamplePortal) -> Void = { _ in },
            new: @escaping @Sendable (inout SamplePortal) -> Void
        ) {
            self.kind = kind
            self.reverse = reverse
            self.old = old
            self.new = new
        }

        var description: String { "\(kind.rawValue) / \(reverse.rawValue)" }
    }

    static let environments: [Case] = [
        Case(.environmentAdded, .environmentRemoved) {
            $0.portal.environments.append(
                ResolvedEnvironment(
                    name: ResourceName(namespace: "shop", name: "staging"),
                    hosts: SamplePortal.hosts("staging.example.com"),
                    gateway: $0.environment.gateway
                )
            )
        },
        Case(.environmentRenamed, .environmentRenamed) {
            $0.environment.name = ResourceName(namespace: "shop", name: "prod")
            $0.environment.displayName = "prod"
            $0.site.environments = [$0.environment.name]
        },
        Case(
            .environmentUnserved,
            .environmentServed,
            new: {
                for index in $0.version.operations.indices { $0.version.operations[index].state = .documented }
                $0.environment.entries = []
                $0.portal.documented = $0.portal.environments
                $0.portal.environments = []
            }
        ),
        Case(.gatewayChanged, .gatewayChanged) {
            $0.environment.gateway.source = .existing(ResourceName(namespace: "istio-system", name: "other"))
        },
        Case(.hostAdded, .hostRemoved) {
            $0.environment.hosts = SamplePortal.hosts("api.example.com", "api.example.org")
        },
        Case(.hostMoved, .hostMoved, old: { $0.site.hosts = SamplePortal.hosts("a.example.com", "b.example.com") }) {
            $0.site.hosts = SamplePortal.hosts("a.example.com")
            $0.environment.hosts = SamplePortal.hosts("api.example.com", "b.example.com")
        },
        Case(.documentationChanged, .documentationChanged) { $0.environment.details = "For everyone." },
    ]

    static let products: [Case] = [
        Case(.productAdded, .productRemoved) { $0.addVersion("pets", "v1", path: "/pets") },
        Case(.versionAdded, .versionRemoved) { $0.addVersion("orders", "v2", path: "/v2/orders") },
        Case(.versionDeprecated, .versionRestored, old: { $0.version.lifecycle = .active }, new: { _ in }),
        Case(.versionRetired, .versionRestored) { $0.version.lifecycle = .retired },
        Case(.sunsetEarlier, .sunsetLater) {
            $0.version.lifecycle = .deprecated(sunset: "2027-05-31", successor: nil)
        },
        Case(.sunsetLater, .sunsetEarlier) { $0.version.lifecycle = .deprecated(sunset: nil, successor: nil) },
        Case(.documentationChanged, .documentationChanged) { $0.version.tags = ["stable"] },
    ]

    static let operations: [Case] = [
        Case(.operationAdded, .operationRemoved) { $0.add("purge", .post, "/shop/orders/purge", plans: [1]) },
        Case(.operationWithheld, .operationRestored) { $0.withhold("makeOrder", ["PC3510"]) },
        Case(.operationWithheld, .operationRestored) {
            // A whole ApiDoc that cannot be read: nothing of it is published.
            $0.environment.withheld = [
                WithheldOperation(name: "shop/production/shop/orders/v1/shop/orders", reasons: ["PC1010"])
            ]
            $0.remove("makeOrder")
        },
        Case(.operationMoved, .operationMoved) {
            $0.version.operations[2].method = .put
            $0.environment.entries[2].match.method = .exactly(.put)
        },
        Case(.operationRenamed, .operationRenamed) {
            $0.remove("makeOrder")
            $0.add("createOrder", .post, "/shop/orders", plans: [1])
        },
        Case(
            .routeOwnerChanged,
            .routeOwnerChanged,
            old: { $0.addVersion("pets", "v1", path: "/pets") },
            new: {
                $0.addVersion("pets", "v1", path: "/pets")
                $0.environment.products[1].operations = []
                $0.environment.entries.removeLast()
                $0.add("pets", .get, "/pets", plans: [0])
            }
        ),
    ]

    static let routes: [Case] = [
        Case(.backendChanged, .backendChanged) {
            $0.forwarding.backends = [WeightedBackend(SamplePortal.backend("orders", subset: ["version": "v2"]))]
        },
        Case(
            .weightsChanged,
            .weightsChanged,
            old: {
                $0.forwarding.backends = [
                    WeightedBackend(SamplePortal.backend("a"), weight: 90),
                    WeightedBackend(SamplePortal.backend("b"), weight: 10),
                ]
            },
            new: {
                $0.forwarding.backends = [
                    WeightedBackend(SamplePortal.backend("a"), weight: 50),
                    WeightedBackend(SamplePortal.backend("b"), weight: 50),
                ]
            }
        ),
        Case(.rewriteChanged, .rewriteChanged) { $0.forwarding.hostRewrite = "orders.internal" },
        Case(.rewriteChanged, .rewriteChanged) { $0.forwarding.strippedPrefix = "" },
        Case(.redirectChanged, .redirectChanged) {
            $0.environment.entries[0].action = .redirect(Redirection(host: "orders.example.com", code: 308))
        },
        Case(.timeoutChanged, .timeoutChanged) { $0.forwarding.timeoutMilliseconds = 5000 },
        Case(.retriesChanged, .retriesChanged) { $0.forwarding.retries = Retries(attempts: 2) },
        Case(.mirrorChanged, .mirrorChanged) {
            $0.forwarding.mirror = PortalIR.Mirror(backend: SamplePortal.backend("copy"), percent: 5)
        },
        Case(.headersChanged, .headersChanged) { $0.environment.entries[0].requestHeaders.set = ["x-team": "shop"] },
        Case(.corsOpened, .corsClosed) {
            $0.environment.entries[0].cors = CORSPolicy(allowOrigins: [.exact("https://app.example.com")])
        },
        Case(
            .corsChanged,
            .corsChanged,
            old: { $0.environment.entries[0].cors = CORSPolicy(allowOrigins: [.exact("https://a.example.com")]) },
            new: { $0.environment.entries[0].cors = CORSPolicy(allowOrigins: [.exact("https://b.example.com")]) }
        ),
    ]

    static let plans: [Case] = [
        Case(.authRequired, .authRemoved) { $0.version.operations[1].plans = [1] },
        Case(.planAdded, .planRemoved) { $0.version.operations[2].plans = [1, 2] },
        Case(.planReplaced, .planReplaced) {
            $0.environment.plans.append(ResolvedPlan(id: "shop/visitors", name: "visitors", auth: .open))
            $0.version.operations[1].plans = [3]
        },
        Case(.authChanged, .authChanged, old: { $0.environment.plans[1].limits = [] }) {
            $0.environment.plans[1].limits = []
            $0.environment.plans[1].auth = .jwt(SamplePortal.tokens)
        },
        Case(.keyLocationChanged, .keyLocationChanged) {
            $0.environment.plans[1].auth = .apiKey(.query("key"))
        },
        Case(.tokenIssuerChanged, .tokenIssuerChanged) { $0.rules.issuer = "https://other.example.com" },
        Case(.tokenKeysChanged, .tokenKeysChanged) {
            $0.rules.keys = .remote(url: "https://id.example.com/new", refreshMilliseconds: 300_000)
        },
        Case(.tokenRulesTightened, .tokenRulesLoosened) { $0.rules.requiredScopes = ["read", "write"] },
        Case(.tokenRulesTightened, .tokenRulesLoosened) { $0.rules.requiredClaims["department"] = ["sales"] },
        Case(.tokenRulesTightened, .tokenRulesLoosened) { $0.rules.requiredClaims["level"] = ["gold"] },
        Case(.tokenRulesLoosened, .tokenRulesTightened) { $0.rules.audiences = [] },
        Case(.tokenRulesLoosened, .tokenRulesTightened) { $0.rules.audiences = ["orders", "pets"] },
        Case(.consumerClaimChanged, .consumerClaimChanged) { $0.rules.consumerClaim = "client_id" },
        Case(.limitAdded, .limitRemoved) {
            $0.environment.plans[1].limits.append(PlanLimit(requests: 5, unit: .second))
        },
        Case(.limitLowered, .limitRaised) { $0.environment.plans[1].limits[0].requests = 99 },
        Case(.limitFailureChanged, .limitFailureChanged) { $0.environment.plans[1].refusesUncounted = true },
        Case(.approvalRequired, .approvalDropped) { $0.environment.plans[1].needsApproval = true },
        Case(.keyRemoved, .keyAdded) { $0.environment.credentials = [] },
        Case(.keyChanged, .keyChanged) { $0.environment.credentials[0].notAfter = 1 },
        Case(.documentationChanged, .documentationChanged) { $0.environment.plans[1].displayName = "Gold" },
    ]

    static let sites: [Case] = [
        Case(.portalAdded, .portalRemoved) {
            $0.portal.sites.append(
                ResolvedSite(
                    name: ResourceName(namespace: "shop", name: "internal"),
                    hosts: SamplePortal.hosts("internal.example.com")
                )
            )
        },
        Case(.portalOpened, .portalClosed) { $0.site.isPublic = true },
        Case(.environmentHidden, .environmentShown) { $0.site.environments = [] },
        Case(.loginChanged, .loginChanged) { $0.site.hasPasswords = false },
        Case(.visibilityWidened, .visibilityNarrowed) { $0.version.visibility[0].operations = .all },
        Case(.planRequestable, .planNotRequestable) { $0.portal.grants[0].plans = .all },
        Case(.memberAdded, .memberRemoved) { $0.portal.groups[0].oidcGroups = ["friends", "partners"] },
        Case(.userRemoved, .userAdded, old: { $0.portal.users[0].groups = [] }) { $0.portal.users = [] },
        Case(.documentationChanged, .documentationChanged) { $0.site.branding.colors = ["primary": "#fff"] },
    ]

    static let all = environments + products + operations + routes + plans + sites

    @Test(arguments: all)
    func eachKind(example: Case) {
        let old = SamplePortal.changed(example.old)
        let new = SamplePortal.changed(example.new)
        let found = PortalDifference.between(old, new)
        #expect(found.entries.map(\.kind) == [example.kind], "\(found.text())")
        let reverse = PortalDifference.between(new, old)
        #expect(reverse.entries.map(\.kind) == [example.reverse], "\(reverse.text())")
        #expect(PortalDifference.between(new, new).entries.isEmpty)
        for entry in found.entries + reverse.entries {
            #expect(!entry.message.isEmpty)
            #expect(entry.subject != PortalDifference.Subject(), "\(entry.kind) is about nothing")
        }
    }

    @Test func everyKindHasAnExample() {
        let shown = Set(Self.all.flatMap { [$0.kind, $0.reverse] })
        #expect(PortalDifference.Kind.allCases.filter { !shown.contains($0) } == [])
    }

    /// Weights are shares: twice the numbers are the same.
    @Test func sharesInLowestTerms() {
        let portals = [1, 2].map { factor in
            SamplePortal.changed {
                $0.forwarding.backends = [
                    WeightedBackend(SamplePortal.backend("a"), weight: 3 * factor),
                    WeightedBackend(SamplePortal.backend("b"), weight: 2 * factor),
                ]
            }
        }
        #expect(PortalDifference.between(portals[0], portals[1]).entries.isEmpty)
    }

    /// Who takes a route over may open it: that is told beside the takeover.
    @Test func aTakeoverThatOpensIsTold() {
        let new = SamplePortal.changed {
            $0.remove("makeOrder")
            $0.addVersion("pets", "v1", path: "/pets")
            $0.environment.products[1].operations = []
            $0.environment.entries.removeLast()
            $0.add("take", .post, "/shop/orders", plans: [0], version: 1)
        }
        let kinds = PortalDifference.between(SamplePortal().portal, new).entries.map(\.kind)
        #expect(kinds == [.authRemoved, .routeOwnerChanged, .productAdded])
    }

    /// Names of parameters are the description's own business.
    @Test func aRenamedParameterIsNoMove() {
        let new = SamplePortal.changed {
            $0.remove("getOrder")
            $0.add("getOrder", .get, "/shop/orders/{number}", plans: [1, 2])
        }
        let old = SamplePortal.changed {
            $0.remove("getOrder")
            $0.add("getOrder", .get, "/shop/orders/{id}", plans: [1, 2])
        }
        #expect(PortalDifference.between(old, new).entries.isEmpty)
    }

    /// Names come from the input, and end on terminals.
    @Test func hostileNamesStayOnTheirLine() {
        let new = SamplePortal.changed {
            $0.add("a\u{1b}[2Jb\nc", .get, "/shop/more", plans: [0])
            $0.rules.audiences = ["x\r\ny"]
        }
        let text = PortalDifference.between(SamplePortal().portal, new).text()
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(text.split(separator: "\n").count == 6)
    }

    /// Half of the rights of many groups, and all operations, are looked at once each.
    @Test func manyGroupsAndOperations() {
        let large = SamplePortal.changed { sample in
            for number in 0..<2000 { sample.add("more\(number)", .get, "/shop/more/\(number)", plans: [1]) }
            for number in 1...100 {
                sample.portal.groups.append(
                    ResolvedGroup(name: ResourceName(namespace: "shop", name: "group-\(number)"))
                )
                sample.portal.grants.append(
                    ResolvedGrant(holder: .group(number), portals: [sample.site.name], plans: .all)
                )
                sample.version.visibility.append(GrantedOperations(grant: number, operations: .all))
            }
        }
        var other = large
        other.grants[7].plans = .some([])
        let difference = PortalDifference.between(large, other)
        #expect(difference.entries.map(\.kind) == [.planNotRequestable, .planNotRequestable, .planNotRequestable])
        #expect(difference.entries.first?.subject.holder == "Group shop/group-7")
    }

    @Test func severityIsTheHighest() {
        let base = SamplePortal().portal
        #expect(PortalDifference.between(base, base).severity == nil)
        let both = SamplePortal.changed {
            $0.environment.plans[1].limits[0].requests = 99
            $0.site.branding.colors = ["primary": "#fff"]
        }
        let difference = PortalDifference.between(base, both)
        #expect(difference.severity == .breaking)
        #expect(difference.entries.map(\.severity) == [.breaking, .safe])
        #expect(difference.summary == "1 breaking, 0 risky, 1 safe")
    }

    @Test func manyOperationsAreOneLine() {
        let many = SamplePortal.changed { sample in
            for number in 0..<5 { sample.add("more\(number)", .get, "/shop/more\(number)", plans: [0]) }
        }
        let difference = PortalDifference.between(SamplePortal().portal, many)
        #expect(difference.count(.safe) == 5)
        #expect(
            difference.text() == """
                safe
                  operation-added  Environment shop/production, shop/orders v1, `more0` (GET /shop/more0), \
                `more1` (GET /shop/more1), `more2` (GET /shop/more2), 2 more: is new

                """
        )
    }
}
