import PortalIR
import PortalTestSupport
import PortalVocabulary

@testable import PortalPolicy

/// Portals, and requests that meet them, made at random.
struct RandomPortal {
    var portal: ResolvedPortal
    /// The keys in their plain form; a credential's consumer says which one is its own.
    var keys: [String] = []

    private static let issuers = ["https://one.example.com", "https://two.example.com"]

    init(_ random: inout SeededGenerator) {
        let groups = (0..<4).map { number in
            ResolvedGroup(
                name: name("g\(number)"),
                oidcGroups: number == 0 ? [] : ["claim\(number % 3)", "x\(number)"]
            )
        }
        let users = (0..<4).map { number in
            ResolvedUser(
                name: name("u\(number)"),
                username: "user\(number)",
                groups: groups.indices.filter { _ in Bool.random(using: &random) }
            )
        }
        let sites = (0..<3).map { number in
            ResolvedSite(
                name: name("site\(number)"),
                environments: ["e0", "e1"].filter { _ in Int.random(in: 0..<3, using: &random) > 0 }.map { name($0) },
                isPublic: Int.random(in: 0..<8, using: &random) == 0,
                oidc: Bool.random(using: &random)
                    ? ResolvedSite.Oidc(
                        issuer: Self.issuers.randomElement(using: &random) ?? "",
                        clientID: "c",
                        clientSecret: name("s"),
                        clientSecretKey: "k",
                        groupsClaim: Bool.random(using: &random) ? "groups" : "roles"
                    ) : nil,
                isSound: Bool.random(using: &random)
            )
        }
        let grants = (0..<5).map { _ in
            ResolvedGrant(
                holder: Bool.random(using: &random)
                    ? .group(Int.random(in: 0..<4, using: &random)) : .user(Int.random(in: 0..<4, using: &random)),
                portals: sites.map(\.name).filter { _ in Bool.random(using: &random) },
                plans: .all
            )
        }
        portal = ResolvedPortal(sites: sites, groups: groups, users: users, grants: grants)
        for number in 0..<2 { addEnvironment(number, &random) }
    }

    private mutating func addEnvironment(_ number: Int, _ random: inout SeededGenerator) {
        let isGloo = Int.random(in: 0..<4, using: &random) == 0
        let plans = (0..<4).map { Self.plan("e\(number)p\($0)", isGloo, &random) }
        var products: [PublishedVersion] = []
        var entries: [RouteEntry] = []
        let paths = ["/a", "/a/{p}", "/b", "/b/{p}.json", "/b/{p}", "/c:d", "/{p}/c"].shuffled(using: &random)
        for (index, path) in paths.prefix(Int.random(in: 1...7, using: &random)).enumerated() {
            let product = name("product\(index % 2)")
            let operation = PublishedOperation(
                name: "shop/e\(number)/\(product)/v1/shop/api/op\(index)",
                api: 0,
                id: "op\(index)",
                writtenPath: path,
                template: Fixture.path(path),
                method: .get,
                state: Int.random(in: 0..<10, using: &random) == 0 ? .documented : .served,
                plans: plans.indices.filter { _ in Int.random(in: 0..<5, using: &random) < 2 }
            )
            let match = RouteMatch(path: .template(operation.template), method: .exactly(.get))
            entries.append(
                RouteEntry(name: operation.name, match: match, action: .forward(Forwarding(backends: [])))
            )
            if !products.contains(where: { $0.product == product }) {
                products.append(PublishedVersion(product: product, version: "v1"))
            }
            let version = products.firstIndex { $0.product == product } ?? 0
            products[version].operations.append(operation)
        }
        for version in products.indices {
            for grant in portal.grants.indices where Bool.random(using: &random) {
                let members = products[version].operations.indices.filter { _ in Bool.random(using: &random) }
                let selection: GrantedOperations.Selection =
                    Int.random(in: 0..<4, using: &random) == 0 ? .all : .some(members)
                products[version].visibility.append(GrantedOperations(grant: grant, operations: selection))
            }
        }
        entries.append(
            RouteEntry(
                name: "~guard/e\(number)",
                match: RouteMatch(path: .below(Fixture.path("/b")), method: .any),
                action: .respond(.withheld)
            )
        )
        portal.environments.append(
            ResolvedEnvironment(
                name: name("e\(number)"),
                hosts: ["e\(number).example.com"].compactMap { HostName($0) },
                gateway: ResolvedGateway(source: .none, workload: nil),
                entries: entries.ordered { left, right in
                    if case .template(let a) = left.match.path, case .template(let b) = right.match.path {
                        return a.precedes(b)
                    }
                    return false
                },
                plans: plans,
                products: products,
                credentials: makeCredentials(plans, isGloo, &random),
                isGloo: isGloo
            )
        )
    }

    private static func plan(_ name: String, _ isGloo: Bool, _ random: inout SeededGenerator) -> ResolvedPlan {
        let auth: ResolvedPlan.Auth
        switch Int.random(in: 0..<6, using: &random) {
        case 0: auth = .open
        case 1: auth = .apiKey(.query("key"))
        case 2, 3: auth = .apiKey(.header("api-key"))
        default:
            auth = .jwt(
                TokenRules(
                    issuer: issuers.randomElement(using: &random) ?? "",
                    audiences: Bool.random(using: &random) ? [] : ["orders"],
                    keys: .inline("{}"),
                    requiredScopes: Bool.random(using: &random) ? [] : ["read"],
                    requiredClaims: Bool.random(using: &random) ? [:] : ["team": ["blue", "red"]]
                )
            )
        }
        let units = PlanLimit.Unit.allCases
        let limits = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            PlanLimit(
                requests: Int64.random(in: 1...1000, using: &random),
                unit: units.randomElement(using: &random) ?? .day,
                per: PlanLimit.Counter.allCases.randomElement(using: &random) ?? .plan,
                scope: PlanLimit.Scope.allCases.randomElement(using: &random) ?? .product
            )
        }
        return ResolvedPlan(
            id: "shop/" + name,
            name: name,
            auth: auth,
            limits: limits,
            refusesUncounted: Bool.random(using: &random),
            isGloo: isGloo
        )
    }

    private mutating func makeCredentials(
        _ plans: [ResolvedPlan],
        _ isGloo: Bool,
        _ random: inout SeededGenerator
    ) -> [ResolvedCredential] {
        var result: [ResolvedCredential] = []
        for _ in 0..<6 {
            let user = Bool.random(using: &random) ? Int.random(in: 0..<4, using: &random) : nil
            // Some keys are known already, in this environment or another one.
            let key = Int.random(in: 0..<4, using: &random) == 0 ? keys.randomElement(using: &random) : nil
            let plain = key ?? "key-\(keys.count)"
            if key == nil { keys.append(plain) }
            // But never twice for one product and plan: resolving refuses both.
            let credential = Fixture.credential(
                plain,
                plans.randomElement(using: &random)?.id ?? "",
                product: name("product\(Int.random(in: 0..<2, using: &random))"),
                consumer: user.map { "user\($0)" } ?? "free id/\(plain)",
                user: user,
                notAfter: [nil, nil, Fixture.now - 1, Fixture.now + 1].randomElement(using: &random) ?? nil,
                isGloo: isGloo
            )
            let isKnown = result.contains {
                ($0.digest, $0.product, $0.planID) == (credential.digest, credential.product, credential.planID)
            }
            if !isKnown { result.append(credential) }
        }
        return result.ordered { $0.digest < $1.digest }
    }

    /// A request that has a chance.
    func call(_ random: inout SeededGenerator) -> PolicyCall {
        let environment = Int.random(in: 0..<2, using: &random)
        let entries = portal.environments[environment].entries
        let paths = ["/a", "/a/x", "/b", "/b/x.json", "/b/x", "/c%3Ad", "/x/c", "/none", "/b/x/y"]
        let path = (paths.randomElement(using: &random) ?? "/") + (Bool.random(using: &random) ? "" : "?key=key-3")
        var call = PolicyCall(
            routeName: Bool.random(using: &random) ? entries.randomElement(using: &random)?.name : nil,
            host: "e\(environment).example.com",
            path: path,
            clientAddress: "2001:db8::1",
            now: Fixture.now
        )
        if Bool.random(using: &random) {
            call.headers = [PolicyCall.Field("api-key", keys.randomElement(using: &random) ?? "")]
        }
        for plan in portal.environments[environment].plans {
            guard case .jwt(let rules) = plan.auth, Bool.random(using: &random) else { continue }
            let claims = [
                #""aud":["orders"]"#, #""scope":"read write""#, #""team":"red""#, #""groups":["claim1","y"]"#,
                #""roles":"claim2""#, #""groups":"x3""#,
            ].filter { _ in Bool.random(using: &random) }
            let payload = "{\"sub\":\"ann\"" + claims.map { "," + $0 }.joined() + "}"
            call.tokens.append(PolicyCall.Field(rules.providerName, payload))
        }
        return call
    }
}

private func name(_ name: String) -> ResourceName { ResourceName(namespace: "shop", name: name) }
