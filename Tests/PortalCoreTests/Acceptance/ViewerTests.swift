import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalCore

/// The catalogue, the published specification and the decision never disagree about who has an operation.
@Suite struct ViewerTests {
    /// A portal made at random, and what is asked of it.
    private struct Sample {
        let served: Served
        let policy: PolicySnapshot
        let users: [String]
        let context: String

        var portal: ResolvedPortal { served.translation.portal }

        /// Whether somebody sees an operation on a portal.
        func sees(_ route: String, _ site: ResolvedSite, _ viewer: Viewer) -> Bool {
            served.catalogue(site.name.description, viewer).contains(route)
        }
    }

    private static func sample(_ random: inout SeededGenerator, _ round: Int) throws -> Sample {
        let seed = random.seed
        let manifests = RandomManifests(&random)
        let served = Served(manifests.text)
        return Sample(
            served: served,
            policy: served.translation.policy,
            users: manifests.users,
            context: "round \(round), seed \(seed)"
        )
    }

    /// Where a catalogue has an operation, the specification that is published there has it too, and no other.
    @Test func cataloguesAndSpecificationsAgree() throws {
        var random = SeededGenerator()
        var counts = (some: 0, none: 0)
        for round in 0..<25 {
            let sample = try Self.sample(&random, round)
            for site in sample.portal.sites where site.isSound {
                let viewers = [
                    Viewer.anonymous, Viewer(username: "login-user0"), Viewer(oidcGroups: ["claim0", "claim2"]),
                ]
                for viewer in viewers {
                    for (name, expected) in Self.shown(sample, site, viewer) {
                        let specification = sample.served.translation.specification(
                            of: name.product,
                            version: name.version,
                            in: name.environment,
                            on: site.name,
                            for: viewer,
                            format: [.openAPI31, .openAPI30].randomElement(using: &random) ?? .openAPI31
                        )
                        let found = Self.operations(specification)
                        #expect(found == expected, "\(name) on \(site.name) for \(viewer), \(sample.context)")
                        if expected.isEmpty { counts.none += 1 } else { counts.some += 1 }
                        guard found == expected else { return }
                    }
                }
            }
        }
        #expect(counts.some > 50 && counts.none > 50)
    }

    private struct Name: Hashable {
        var product: ResourceName
        var version: String
        var environment: ResourceName
    }

    /// What a catalogue has of every version that the portal might show.
    private static func shown(_ sample: Sample, _ site: ResolvedSite, _ viewer: Viewer) -> [Name: [String]] {
        var shown: [Name: [String]] = [:]
        for environment in sample.portal.environments {
            for version in environment.products {
                shown[Name(product: version.product, version: version.version, environment: environment.name)] = []
            }
        }
        let catalogue = sample.served.translation.catalogue(of: site.name, for: viewer)
        for product in catalogue?.products ?? [] {
            for environment in product.environments {
                for version in environment.versions {
                    let name = Name(product: product.name, version: version.name, environment: environment.name)
                    shown[name] = version.operations.map { "\($0.method) \($0.path)" }.sorted()
                }
            }
        }
        return shown
    }

    /// The operations of a specification with the path of its server in front.
    private static func operations(_ specification: PublishedSpecification?) -> [String] {
        let url = Served.elements(specification?.document["servers"]).first?["url"].flatMap(Served.string) ?? ""
        let base = url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
        return PublishedOperations(specification).lines.map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return "\(parts[0]) \(base)\(parts[1])"
        }.sorted()
    }

    /// A key of a user opens what the user sees, and nothing else.
    @Test func keysOpenWhatTheirUsersSee() throws {
        var random = SeededGenerator()
        var counts = (visible: 0, hidden: 0, other: 0)
        for round in 0..<25 {
            let sample = try Self.sample(&random, round)
            for environment in sample.portal.environments {
                let showing = sample.portal.sites.filter { $0.environments.contains(environment.name) }
                for version in environment.products {
                    for operation in version.operations where operation.state == .served {
                        let plans = operation.plans.map { environment.plans[$0] }
                        guard !plans.contains(where: { $0.auth == .open }) else { continue }
                        for user in sample.users {
                            let viewer = Viewer(username: "login-\(user)")
                            let isVisible = showing.contains { sample.sees(operation.name, $0, viewer) }
                            for plan in ["key0", "key1"] {
                                let isOffered = plans.contains { $0.name == plan }
                                let verdict = sample.policy.decide(
                                    Self.call(operation.name, user, version.product.name, environment.name.name, plan)
                                )
                                #expect(
                                    verdict.isAllowed == (isVisible && isOffered),
                                    "\(operation.name) \(user) \(plan) \(verdict.reason), \(sample.context)"
                                )
                                guard verdict.isAllowed == (isVisible && isOffered) else { return }
                                switch (isOffered, isVisible) {
                                case (true, true): counts.visible += 1
                                case (true, false): counts.hidden += 1
                                case (false, _): counts.other += 1
                                }
                            }
                        }
                    }
                }
            }
        }
        #expect(counts.visible > 50 && counts.hidden > 50 && counts.other > 50, "\(counts)")
    }

    private static func call(
        _ route: String,
        _ user: String,
        _ product: String,
        _ environment: String,
        _ plan: String
    ) -> PolicyCall {
        let key = RandomManifests.key(user, product, environment, plan)
        let header = plan == "key0" ? "api-key" : "x-key"
        return PolicyCall(routeName: route, headers: [PolicyCall.Field(header, key)], now: 1_800_000_000)
    }

    /// A token of the login of a portal opens what its groups see there; where no portal that shows the environment has
    /// that login, the plan alone decides.
    @Test func tokensOpenWhatTheirGroupsSee() throws {
        var random = SeededGenerator()
        var counts = (visible: 0, hidden: 0, unasked: 0)
        for round in 0..<40 {
            let sample = try Self.sample(&random, round)
            let groups = ["claim0", "claim1", "claim2"].filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
            for environment in sample.portal.environments {
                let showing = sample.portal.sites.filter { $0.environments.contains(environment.name) }
                for version in environment.products {
                    for operation in version.operations where operation.state == .served {
                        let plans = operation.plans.map { environment.plans[$0] }
                        guard !plans.contains(where: { $0.auth == .open }) else { continue }
                        for plan in plans {
                            guard case .jwt(let rules) = plan.auth else { continue }
                            let own = showing.filter { $0.oidc?.issuer == rules.issuer }
                            let isVisible = showing.contains { site in
                                let viewer = own.contains(site) ? Viewer(oidcGroups: groups) : .anonymous
                                return sample.sees(operation.name, site, viewer)
                            }
                            let verdict = sample.policy.decide(Self.call(operation.name, rules, groups))
                            let expected = own.isEmpty || isVisible
                            #expect(
                                verdict.isAllowed == expected,
                                "\(operation.name) \(groups) \(verdict.reason), \(sample.context)"
                            )
                            guard verdict.isAllowed == expected else { return }
                            if own.isEmpty {
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
        }
        #expect(counts.visible > 50 && counts.hidden > 20 && counts.unasked > 50, "\(counts)")
    }

    private static func call(_ route: String, _ rules: TokenRules, _ groups: [String]) -> PolicyCall {
        let list = groups.map { "\"\($0)\"" }.joined(separator: ",")
        let payload = "{\"iss\":\"\(rules.issuer)\",\"sub\":\"ann\",\"exp\":1900000000,\"groups\":[\(list)]}"
        let tokens = [PolicyCall.Field(rules.providerName, payload)]
        return PolicyCall(routeName: route, tokens: tokens, now: 1_800_000_000)
    }
}
