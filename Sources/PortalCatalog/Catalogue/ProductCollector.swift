internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// Collects the products of the environments that a portal shows; an environment without a visible operation of a
/// product does not have it.
struct ProductCollector {
    let portal: ResolvedPortal
    let site: ResolvedSite
    let beholder: Beholder
    /// What the descriptions say of operations, by ApiDoc.
    private let operations: [ResourceName: [Name: Operation]]
    private let basePaths: [ResourceName: String]
    private(set) var products: [PortalCatalog.Product] = []
    private var positions: [ResourceName: Int] = [:]

    private struct Name: Hashable {
        var path: String
        var method: HTTPMethod
    }

    init(portal: ResolvedPortal, site: ResolvedSite, beholder: Beholder, specs: [ResourceName: ApiDescription]) {
        self.portal = portal
        self.site = site
        self.beholder = beholder
        operations = specs.mapValues { description in
            var result: [Name: Operation] = [:]
            for operation in description.operations {
                result[Name(path: operation.path, method: operation.method)] = operation
            }
            return result
        }
        basePaths = specs.mapValues(\.basePath)
    }

    /// Adds what an environment offers.
    mutating func collect(_ name: ResourceName) {
        guard let environment = portal.environment(name) else { return }
        for published in environment.products {
            let visible = portal.visibleOperations(of: published, on: site, to: beholder)
            if visible.isEmpty { continue }
            let product = position(of: published)
            let version = version(published, visible, environment)
            if let last = products[product].environments.indices.last,
                products[product].environments[last].name == environment.name
            {
                products[product].environments[last].versions.append(version)
            } else {
                products[product].environments.append(
                    PortalCatalog.Environment(
                        name: environment.name,
                        displayName: environment.displayName,
                        details: environment.details,
                        isDocumentationOnly: !portal.environments.contains { $0.name == environment.name },
                        versions: [version]
                    )
                )
            }
        }
    }

    private mutating func position(of published: PublishedVersion) -> Int {
        if let known = positions[published.product] { return known }
        positions[published.product] = products.count
        products.append(
            PortalCatalog.Product(
                name: published.product,
                displayName: published.displayName,
                details: published.details,
                image: published.image.map(PortalCatalog.Content.init),
                contact: published.contact.map {
                    PortalCatalog.Contact(name: $0.name, url: $0.url, email: $0.email)
                },
                license: published.license.map { PortalCatalog.License(name: $0.name, url: $0.url) },
                termsOfService: published.termsOfService,
                environments: []
            )
        )
        return products.count - 1
    }

    private func version(
        _ published: PublishedVersion,
        _ visible: [Int],
        _ environment: ResolvedEnvironment
    ) -> PortalCatalog.Version {
        var ownPaths: [Int: String] = [:]
        for (index, api) in published.apis.enumerated() { ownPaths[index] = basePaths[api.apiDoc] }
        let front = OperationPlan.front(of: published, ownPaths: ownPaths).map { "/" + $0 }.joined()
        let servers = ServerList.servers(of: environment, path: front).compactMap { $0["url"]?.text }
        var plans: Set<Int> = []
        var requestable: Set<Int> = []
        var operations: [PortalCatalog.Operation] = []
        let order = visible.ordered { left, right in
            let (a, b) = (published.operations[left], published.operations[right])
            return (a.api, a.template.description, a.method) < (b.api, b.template.description, b.method)
        }
        for position in order {
            let own = portal.requestablePlans(
                of: position,
                in: published,
                of: environment,
                on: site,
                to: beholder
            )
            plans.formUnion(published.operations[position].plans)
            requestable.formUnion(own)
            operations.append(operation(position, of: published, own, environment))
        }
        return PortalCatalog.Version(
            name: published.version,
            lifecycle: PortalCatalog.Lifecycle(published.lifecycle),
            tags: published.tags,
            servers: servers,
            plans: environment.plans.indices.filter(plans.contains).map {
                PortalCatalog.Plan(environment.plans[$0], isRequestable: requestable.contains($0))
            },
            operations: operations
        )
    }

    private func operation(
        _ position: Int,
        of published: PublishedVersion,
        _ requestable: [Int],
        _ environment: ResolvedEnvironment
    ) -> PortalCatalog.Operation {
        let operation = published.operations[position]
        let api = published.apis.indices.contains(operation.api) ? published.apis[operation.api] : nil
        let name = Name(path: operation.writtenPath, method: operation.method)
        let described = api.flatMap { operations[$0.apiDoc]?[name] }
        return PortalCatalog.Operation(
            route: operation.name,
            api: api?.name ?? "",
            id: operation.id,
            method: operation.method.name,
            path: operation.template.description,
            summary: described?.summary,
            tags: operation.tags,
            isDeprecated: published.lifecycle != .active || described?.isDeprecated == true,
            isServed: operation.state == .served,
            plans: operation.plans.map { environment.plans[$0].id },
            requestablePlans: requestable.map { environment.plans[$0].id }
        )
    }
}

extension PortalCatalog.Lifecycle {
    fileprivate init(_ lifecycle: PublishedVersion.Lifecycle) {
        switch lifecycle {
        case .active: self = .active
        case .deprecated(let sunset, let successor): self = .deprecated(sunset: sunset, successor: successor)
        case .retired: self = .retired
        }
    }
}

extension PortalCatalog.Plan {
    fileprivate init(_ plan: ResolvedPlan, isRequestable: Bool) {
        id = plan.id
        name = plan.name
        displayName = plan.displayName
        details = plan.details
        switch plan.auth {
        case .open: auth = .open
        case .apiKey(.header(let name)): auth = .apiKey(place: "header", name: name)
        case .apiKey(.query(let name)): auth = .apiKey(place: "query", name: name)
        case .apiKey(.cookie(let name)): auth = .apiKey(place: "cookie", name: name)
        case .jwt(let rules):
            auth = .jwt(
                issuer: rules.issuer,
                scopes: rules.requiredScopes,
                authorizationURL: rules.authorizationURL,
                tokenURL: rules.tokenURL
            )
        }
        limits = plan.limits.map {
            Limit(requests: $0.requests, unit: $0.unit.rawValue, per: $0.per.rawValue, scope: $0.scope.rawValue)
        }
        needsApproval = plan.needsApproval
        self.isRequestable = isRequestable
    }
}
