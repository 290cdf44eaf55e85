package import PortalDiagnostics
package import PortalVocabulary

/// Everything that emitters, decisions and catalogues need to know: every reference followed, every default applied.
///
/// Equality ignores provenance. All lists are in the order in which they are to be used; nothing here depends on the
/// order of the input.
package struct ResolvedPortal: Hashable, Sendable {
    /// The environments that serve anything, sorted by name.
    package var environments: [ResolvedEnvironment]
    /// The environments that only document what they offer, sorted by name: without hosts of their own to route, and
    /// without entries.
    package var documented: [ResolvedEnvironment]
    /// The portals, sorted by name.
    package var sites: [ResolvedSite]
    /// The groups, sorted by name.
    package var groups: [ResolvedGroup]
    /// The users, sorted by name.
    package var users: [ResolvedUser]
    /// The rights of groups and users, sorted by holder, then as written.
    package var grants: [ResolvedGrant]
    /// The hosts that somebody asked for and somebody else has, sorted by host, owner and loser.
    package var lostHosts: [LostHost] = []
    /// The environments that lost all their hosts, as they would be, sorted by name: nothing of them is served.
    package var hostless: [ResolvedEnvironment] = []

    /// Joins environments, and what shows them to whom.
    package init(
        environments: [ResolvedEnvironment] = [],
        documented: [ResolvedEnvironment] = [],
        sites: [ResolvedSite] = [],
        groups: [ResolvedGroup] = [],
        users: [ResolvedUser] = [],
        grants: [ResolvedGrant] = []
    ) {
        self.environments = environments
        self.documented = documented
        self.sites = sites
        self.groups = groups
        self.users = users
        self.grants = grants
    }
}

/// An environment: what is served under its hosts.
package struct ResolvedEnvironment: Hashable, Sendable {
    /// The name of the Environment.
    package var name: ResourceName
    /// The name for readers.
    package var displayName: String
    /// What the environment is for, in Markdown.
    package var details: String?
    /// The hosts that it owns, sorted; hosts lost to another owner are not among them.
    package var hosts: [HostName]
    /// The gateway that takes its requests.
    package var gateway: ResolvedGateway
    /// What happens to a request: the first entry that matches decides, and none is a 404.
    package var entries: [RouteEntry]
    /// The operations that were asked for and are not served, sorted by identity.
    package var withheld: [WithheldOperation]
    /// The plans that its operations are under, sorted by identity.
    package var plans: [ResolvedPlan]
    /// What it offers, sorted by product and then as the product has its versions.
    package var products: [PublishedVersion]
    /// The keys that open its operations, sorted by digest.
    package var credentials: [ResolvedCredential]
    /// The operations that lost their method and path to another one, in the order of the paths.
    package var contested: [ContestedPath]
    /// Whether it is of the Gloo dialect, whose runtime codes are its own.
    package var isGloo: Bool
    /// Where the Environment was written.
    package var provenance: Provenance

    /// Joins the parts of an environment.
    package init(
        name: ResourceName,
        displayName: String? = nil,
        details: String? = nil,
        hosts: [HostName],
        gateway: ResolvedGateway,
        entries: [RouteEntry] = [],
        withheld: [WithheldOperation] = [],
        plans: [ResolvedPlan] = [],
        products: [PublishedVersion] = [],
        credentials: [ResolvedCredential] = [],
        contested: [ContestedPath] = [],
        isGloo: Bool = false,
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.displayName = displayName ?? name.name
        self.details = details
        self.hosts = hosts
        self.gateway = gateway
        self.entries = entries
        self.withheld = withheld
        self.plans = plans
        self.products = products
        self.credentials = credentials
        self.contested = contested
        self.isGloo = isGloo
        self.provenance = provenance
    }

    /// The operations that are served under some plans.
    package func operations(under isMeant: (ResolvedPlan) -> Bool) -> [PublishedOperation] {
        let meant = plans.map(isMeant)
        guard meant.contains(true) else { return [] }
        return products.flatMap { version in
            version.operations.filter { $0.state == .served && $0.plans.contains { meant[$0] } }
        }
    }

    /// The plans of the operations that are served, sorted by identity: those that the gateway has to enforce.
    package var servedPlans: [ResolvedPlan] {
        var used = Set<Int>()
        for version in products {
            for operation in version.operations where operation.state == .served { used.formUnion(operation.plans) }
        }
        return plans.indices.filter(used.contains).map { plans[$0] }
    }

    /// Whether filters have to stand before its routes.
    package var needsFilters: Bool { servedPlans.contains(where: \.needsFilters) }
}

/// What a target could not express; it is withheld like anything else that cannot be honoured.
package struct EmissionRefusals: Sendable {
    /// Route names, with the identifiers of the diagnostics that are the reason, by environment.
    package var routes: [ResourceName: [String: [String]]] = [:]
    /// Environments of which nothing could be emitted, with the reasons.
    package var environments: [ResourceName: [String]] = [:]

    /// Nothing was refused.
    package init() {}
}

extension ResolvedPortal {
    /// Withholds what a target could not express: its entries become guards, its operations are offered no more.
    package mutating func withhold(_ refusals: EmissionRefusals) {
        for index in environments.indices {
            let name = environments[index].name
            if let reasons = refusals.environments[name] {
                environments[index].withhold { _ in reasons }
            } else if let routes = refusals.routes[name], !routes.isEmpty {
                environments[index].withhold { routes[$0] }
            }
        }
    }
}

extension ResolvedEnvironment {
    /// Withholds the routes that there are reasons for, by name: the identifiers of diagnostics.
    package mutating func withhold(_ reasons: (String) -> [String]?) {
        for index in entries.indices {
            if case .respond = entries[index].action { continue }
            if reasons(entries[index].name) != nil { entries[index].action = .respond(.withheld) }
        }
        for version in products.indices {
            for index in products[version].operations.indices {
                let operation = products[version].operations[index]
                guard operation.state == .served, let reasons = reasons(operation.name) else { continue }
                products[version].operations[index].state = .withheld(reasons)
                withheld.append(
                    WithheldOperation(name: operation.name, reasons: reasons, provenance: operation.provenance)
                )
            }
        }
        withheld = withheld.ordered { ($0.name, $0.reasons.joined()) < ($1.name, $1.reasons.joined()) }
    }
}

/// The gateway that takes the requests of an environment.
package struct ResolvedGateway: Hashable, Sendable {
    /// Whose object it is.
    package enum Source: Hashable, Sendable {
        /// A Gateway that somebody else applies.
        case existing(ResourceName)
        /// A Gateway to be made for the environment.
        case made(Servers)
        /// None: nothing is routed.
        case none
    }

    /// The servers of a Gateway to be made.
    package struct Servers: Hashable, Sendable {
        /// The Secret with the certificate, for HTTPS; `nil` for plain HTTP only.
        package var credentialName: String?
        /// Whether plain HTTP is answered with a redirect to HTTPS; otherwise it is served too.
        package var redirectsToHTTPS: Bool
        /// The port of plain HTTP.
        package var httpPort: Int
        /// The port of HTTPS.
        package var httpsPort: Int

        /// Describes servers.
        package init(credentialName: String?, redirectsToHTTPS: Bool, httpPort: Int = 80, httpsPort: Int = 443) {
            self.credentialName = credentialName
            self.redirectsToHTTPS = redirectsToHTTPS
            self.httpPort = httpPort
            self.httpsPort = httpsPort
        }
    }

    /// The proxies that a gateway runs on.
    package struct Workload: Hashable, Sendable {
        /// The namespace of the proxies, or, where it was not said, that of the Gateway.
        package var namespace: String
        /// The labels that select them.
        package var selector: [String: String]
        /// Where an EnvoyFilter reaches them: their namespace where it was said, else the root namespace of the mesh,
        /// because the selector of a Gateway finds proxies in every namespace; `nil` where nothing may be put there.
        package var filterNamespace: String?
        /// Whether the namespace is the one that was said to be that of the proxies.
        package var isNamespaceSaid: Bool

        /// Names proxies whose namespace was said.
        package init(namespace: String, selector: [String: String]) {
            self.init(namespace: namespace, selector: selector, filterNamespace: namespace)
            isNamespaceSaid = true
        }

        /// Names proxies whose namespace was not said.
        package init(namespace: String, selector: [String: String], filterNamespace: String?) {
            self.namespace = namespace
            self.selector = selector
            self.filterNamespace = filterNamespace
            isNamespaceSaid = false
        }

        /// Whether the namespace of the proxies is known.
        package var hasNamespace: Bool { filterNamespace == namespace }
    }

    /// Whose object it is.
    package var source: Source
    /// The proxies; known wherever a Gateway is made, else only if it was said or read.
    package var workload: Workload?
    /// The hosts of an existing Gateway's servers that take routes of the environment's namespace, sorted.
    ///
    /// They are as written, but without a namespace (`*`, `*.example.com`); `nil` where the Gateway was not read. Of a
    /// wildcard host of an environment, Istio makes virtual hosts of those that are narrower.
    package var hosts: [String]?
    /// Where it was written.
    package var provenance: Provenance

    /// Joins the parts of a gateway.
    package init(
        source: Source,
        workload: Workload?,
        hosts: [String]? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.source = source
        self.workload = workload
        self.hosts = hosts
        self.provenance = provenance
    }
}

/// An operation that was asked for and is not served.
package struct WithheldOperation: Hashable, Sendable {
    /// The route name that it would have had, or that of the whole ApiDoc where its operations are unknown.
    package var name: String
    /// The identifiers of the diagnostics that are the reason, sorted.
    package var reasons: [String]
    /// Where it was written.
    package var provenance: Provenance

    /// Names an operation and the reasons.
    package init(name: String, reasons: [String], provenance: Provenance = Provenance()) {
        self.name = name
        self.reasons = reasons
        self.provenance = provenance
    }
}
