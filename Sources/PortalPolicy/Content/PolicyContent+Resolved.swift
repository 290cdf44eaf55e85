internal import PortalIR
internal import PortalVocabulary

extension PolicyContent {
    /// What an environment of a portal says.
    init(_ environment: ResolvedEnvironment, of portal: ResolvedPortal) {
        let sites = portal.sites.filter { $0.environments.contains(environment.name) }
        self.init(environment: environment.name, isGloo: environment.isGloo, hosts: environment.hosts.map(\.text))
        plans = environment.servedPlans.map { Plan($0, sites) }
        var operations: [String: Operation] = [:]
        for version in environment.products {
            let audiences = Audiences(version, sites, portal)
            for (position, operation) in version.operations.enumerated() where operation.state == .served {
                operations[operation.name] = Operation(
                    product: version.product,
                    plans: operation.plans.map { environment.plans[$0].id },
                    isOpen: operation.plans.isEmpty,
                    audience: audiences.audience(of: position)
                )
            }
        }
        routes = environment.entries.map { entry in
            Route(name: entry.name, match: entry.match, use: Use(entry, operations))
        }.ordered { $0.name < $1.name }
        let used = Set(plans.map(\.id))
        keys = Set(environment.credentials.filter { used.contains($0.planID) }.map { Key($0, portal) })
            .ordered(by: Key.precedes)
    }
}

extension PolicyContent.Plan {
    fileprivate init(_ plan: ResolvedPlan, _ sites: [ResolvedSite]) {
        self.init(
            id: plan.id,
            name: plan.name,
            isGloo: plan.isGloo,
            auth: .open,
            limits: plan.limits,
            refusesUncounted: plan.refusesUncounted
        )
        switch plan.auth {
        case .open: break
        case .apiKey(let location): auth = .apiKey(location)
        case .jwt(let rules):
            let logins = sites.compactMap(\.oidc).filter { $0.issuer == rules.issuer }
            auth = .jwt(
                PolicyContent.Token(
                    provider: rules.providerName,
                    issuer: rules.issuer,
                    audiences: rules.audiences,
                    requiredScopes: rules.requiredScopes,
                    requiredClaims: rules.requiredClaims,
                    consumerClaim: rules.consumerClaim,
                    groupsClaims: Set(logins.map(\.groupsClaim)).ordered()
                )
            )
        }
    }
}

extension PolicyContent.Use {
    fileprivate init(_ entry: RouteEntry, _ operations: [String: PolicyContent.Operation]) {
        switch (entry.action, entry.match.method) {
        // Also one that the gateway could not be told of: nothing else is said of preflights in documents.
        case (_, .preflight): self = .preflight
        case (.respond(let answer), _): self = .answer(answer.status)
        default:
            // What no version offers has no plan and is not open either: it is closed.
            let closed = PolicyContent.Operation(product: ResourceName(namespace: "", name: ""))
            self = .operation(operations[entry.name] ?? closed)
        }
    }
}

extension PolicyContent.Key {
    fileprivate init(_ credential: ResolvedCredential, _ portal: ResolvedPortal) {
        self.init(
            digest: credential.digest,
            product: credential.product,
            plan: credential.planID,
            consumer: credential.consumer,
            userID: credential.isGloo ? credential.secret.name : nil,
            notAfter: credential.notAfter
        )
        if let user = credential.user, !credential.isGloo {
            self.user = portal.users[user].name
            groups = portal.users[user].groups.map { portal.groups[$0].name }
        }
    }
}

/// Who may see the operations of a version, on any of the portals that show it.
private struct Audiences {
    private let version: PublishedVersion
    /// The entries of ``PublishedVersion/visibility`` that hold on one of the portals; `nil`: everyone sees everything.
    private let entries: [(selection: GrantedOperations.Selection, audience: PolicyContent.Audience)]?

    init(_ version: PublishedVersion, _ sites: [ResolvedSite], _ portal: ResolvedPortal) {
        self.version = version
        guard !sites.contains(where: \.isPublic) else {
            entries = nil
            return
        }
        entries = version.visibility.compactMap { entry in
            let grant = portal.grants[entry.grant]
            let covered = sites.filter { grant.portals.contains($0.name) }
            guard !covered.isEmpty else { return nil }
            var audience = PolicyContent.Audience()
            switch grant.holder {
            case .user(let user): audience.users = [portal.users[user].name]
            case .group(let group):
                audience.groups = [portal.groups[group].name]
                let oidcGroups = portal.groups[group].oidcGroups
                for login in covered.compactMap(\.oidc) where !oidcGroups.isEmpty {
                    audience.tokens.append(
                        PolicyContent.TokenGroups(
                            issuer: login.issuer,
                            claim: login.groupsClaim,
                            groups: oidcGroups
                        )
                    )
                }
            }
            return (entry.operations, audience)
        }
    }

    func audience(of operation: Int) -> PolicyContent.Audience? {
        guard let entries else { return nil }
        var result = PolicyContent.Audience()
        for entry in entries where entry.selection.contains(operation) { result.form(entry.audience) }
        result.normalize()
        return result
    }
}

extension PolicyContent.Audience {
    fileprivate mutating func form(_ other: PolicyContent.Audience) {
        users += other.users
        groups += other.groups
        tokens += other.tokens
    }

    /// Sorts, and joins what is said twice.
    fileprivate mutating func normalize() {
        users = Set(users).ordered()
        groups = Set(groups).ordered()
        var byClaim: [[String]: Set<String>] = [:]
        for token in tokens { byClaim[[token.issuer, token.claim], default: []].formUnion(token.groups) }
        tokens = byClaim.keys.ordered { $0.lexicographicallyPrecedes($1) }.map { key in
            PolicyContent.TokenGroups(
                issuer: key[0],
                claim: key[1],
                groups: (byClaim[key] ?? []).ordered()
            )
        }
    }
}
