import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("What somebody sees is what they may use") struct VisibilityTests {
    /// Whether an operation is visible on a portal that shows an environment.
    private static func sees(
        _ portal: ResolvedPortal,
        _ environment: ResolvedEnvironment,
        _ version: PublishedVersion,
        _ operation: Int,
        where isMeant: (ResolvedSite) -> Bool = { _ in true },
        as beholder: (ResolvedSite) -> Beholder
    ) -> Bool {
        portal.sites.contains { site in
            site.environments.contains(environment.name) && isMeant(site)
                && portal.visibleOperations(of: version, on: site, to: beholder(site)).contains(operation)
        }
    }

    @Test("with a key of theirs")
    func keys() {
        var random = SeededGenerator()
        let seed = random.seed
        var counts = (visible: 0, hidden: 0)
        for _ in 0..<120 {
            var sample = RandomPortal(&random)
            Self.giveEveryoneEveryKey(&sample)
            let snapshot = PolicySnapshot(sample.portal)
            for environment in sample.portal.environments where !environment.isGloo {
                for version in environment.products {
                    for (position, operation) in version.operations.enumerated() where operation.state == .served {
                        for user in sample.portal.users.indices {
                            let expected = Self.sees(sample.portal, environment, version, position) { _ in
                                Beholder(user: user, groups: Set(sample.portal.users[user].groups))
                            }
                            let key = "\(environment.name) \(version.product) \(user)"
                            let verdict = snapshot.decide(Fixture.call(operation.name, [("api-key", key)]))
                            #expect(verdict.isAllowed == expected, "\(key) \(operation.name), seed \(seed)")
                            if expected { counts.visible += 1 } else { counts.hidden += 1 }
                            if verdict.isAllowed != expected { return }
                        }
                    }
                }
            }
        }
        #expect(counts.visible > 100 && counts.hidden > 100)
    }

    /// One plan with keys for everything, and a key for each user and product.
    private static func giveEveryoneEveryKey(_ sample: inout RandomPortal) {
        for index in sample.portal.environments.indices {
            var environment = sample.portal.environments[index]
            environment.plans = [Fixture.key()]
            environment.credentials = []
            for version in environment.products.indices {
                for operation in environment.products[version].operations.indices {
                    environment.products[version].operations[operation].plans = [0]
                }
                let product = environment.products[version].product
                for user in sample.portal.users.indices {
                    let key = "\(environment.name) \(product) \(user)"
                    environment.credentials.append(
                        Fixture.credential(key, product: product, consumer: "user\(user)", user: user)
                    )
                }
            }
            sample.portal.environments[index] = environment
        }
    }

    @Test("with a token of the login of a portal")
    func tokens() {
        var random = SeededGenerator()
        let seed = random.seed
        var counts = (visible: 0, hidden: 0, unasked: 0)
        for _ in 0..<200 {
            var sample = RandomPortal(&random)
            let rules = TokenRules(issuer: "https://one.example.com", keys: .inline("{}"))
            for index in sample.portal.environments.indices {
                sample.portal.environments[index].plans = [ResolvedPlan(id: "p", name: "p", auth: .jwt(rules))]
                for version in sample.portal.environments[index].products.indices {
                    for operation in sample.portal.environments[index].products[version].operations.indices {
                        sample.portal.environments[index].products[version].operations[operation].plans = [0]
                    }
                }
            }
            let snapshot = PolicySnapshot(sample.portal)
            let groups = ["claim0", "claim1", "claim2", "x1", "x2"].filter { _ in Bool.random(using: &random) }
            let list = groups.map { "\"\($0)\"" }.joined(separator: ",")
            for environment in sample.portal.environments {
                let showing = sample.portal.sites.filter { $0.environments.contains(environment.name) }
                let isAsked = showing.contains { $0.oidc?.issuer == rules.issuer }
                for version in environment.products {
                    for (position, operation) in version.operations.enumerated() where operation.state == .served {
                        let isVisible = Self.sees(sample.portal, environment, version, position) { site in
                            site.isPublic || site.oidc?.issuer == rules.issuer
                        } as: { site in
                            let claimed = site.oidc?.groupsClaim == "groups" ? groups : []
                            return sample.portal.beholder(username: nil, oidcGroups: claimed)
                        }
                        var call = Fixture.call(operation.name)
                        let payload = "{\"sub\":\"ann\",\"groups\":[\(list)]}"
                        call.tokens = [PolicyCall.Field(rules.providerName, payload)]
                        let verdict = snapshot.decide(call)
                        #expect(verdict.isAllowed == (!isAsked || isVisible), "\(operation.name), seed \(seed)")
                        if verdict.isAllowed != (!isAsked || isVisible) { return }
                        if !isAsked {
                            counts.unasked += 1
                        } else if isVisible {
                            counts.visible += 1
                        } else {
                            counts.hidden += 1
                        }
                    }
                }
            }
        }
        #expect(counts.visible > 50 && counts.hidden > 50 && counts.unasked > 50)
    }

    @Test("keys of nobody known and of Gloo Portal are asked for no group")
    func unasked() {
        for isGloo in [false, true] {
            var portal = Fixture.portal(
                plans: [Fixture.key()],
                operations: [Fixture.Served(name: "list", path: "/orders", plans: [0])],
                credentials: [
                    Fixture.credential("k-free"),
                    Fixture.credential("k-user", user: 0, isGloo: isGloo),
                ]
            )
            portal.users = [ResolvedUser(name: ResourceName(namespace: "shop", name: "mia"), username: "mia")]
            let snapshot = PolicySnapshot(portal)
            #expect(snapshot.decide(Fixture.call("list", [("api-key", "k-free")])).isAllowed)
            let summary = snapshot.decide(Fixture.call("list", [("api-key", "k-user")])).summary
            #expect(summary == (isGloo ? "allow 200 keyAccepted" : "deny 403 group"))
        }
    }
}
