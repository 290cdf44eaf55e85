internal import PortalIR
internal import PortalVocabulary

/// One of the two portals, with what is looked up in it.
struct DiffSide {
    /// An environment, served or documented only.
    struct Offer {
        let environment: ResolvedEnvironment
        let isDocumented: Bool
        /// The routes of operations, by name.
        let routes: [String: RouteEntry]
        /// The operations, by what they are called.
        let operations: [OperationKey: Location]
        /// ApiDocs of which no operation is known, because they are withheld as a whole.
        let closedApis: Set<RouteNameParts.ApiKey>
    }

    /// What an operation is called in its environment.
    struct OperationKey: Hashable {
        var product: ResourceName
        var version: String
        var api: String
        var id: String
        /// Tells apart what is mounted twice.
        var ordinal: Int
    }

    /// An operation, by positions.
    struct Location: Hashable {
        var offer: Int
        var version: Int
        var operation: Int
    }

    /// What requests an operation takes.
    struct RouteKey: Hashable {
        var host: HostName
        var method: HTTPMethod
        var shape: String
    }

    let portal: ResolvedPortal
    /// Sorted by name.
    let offers: [Offer]
    /// The operations that are served, by the requests that they take.
    let owners: [RouteKey: Location]
    /// The plans of all environments, by identity.
    let plans: [String: ResolvedPlan]

    init(_ portal: ResolvedPortal) {
        self.portal = portal
        let all =
            portal.environments.map { ($0, false) } + portal.documented.map { ($0, true) }
        var offers: [Offer] = []
        var owners: [RouteKey: Location] = [:]
        var plans: [String: ResolvedPlan] = [:]
        for (environment, isDocumented) in all.ordered(by: { $0.0.name < $1.0.name }) {
            offers.append(Self.offer(environment, isDocumented, number: offers.count, &owners))
            for plan in environment.plans { plans[plan.id] = plan }
        }
        self.offers = offers
        self.owners = owners
        self.plans = plans
    }

    private static func offer(
        _ environment: ResolvedEnvironment,
        _ isDocumented: Bool,
        number: Int,
        _ owners: inout [RouteKey: Location]
    ) -> Offer {
        var routes: [String: RouteEntry] = [:]
        for entry in environment.entries {
            if case .respond = entry.action { continue }
            if case .preflight = entry.match.method { continue }
            routes[entry.name] = entry
        }
        var operations: [OperationKey: Location] = [:]
        for (position, version) in environment.products.enumerated() {
            for (index, operation) in version.operations.enumerated() {
                let location = Location(offer: number, version: position, operation: index)
                var key = OperationKey(
                    product: version.product,
                    version: version.version,
                    api: version.apis.indices.contains(operation.api) ? version.apis[operation.api].name : "",
                    id: operation.id,
                    ordinal: 0
                )
                while operations[key] != nil { key.ordinal += 1 }
                operations[key] = location
                guard operation.state == .served else { continue }
                let shape = operation.template.shape
                for host in environment.hosts {
                    let route = RouteKey(host: host, method: operation.method, shape: shape)
                    if owners[route] == nil { owners[route] = location }
                }
            }
        }
        let closed = environment.withheld.map { RouteNameParts($0.name) }.filter(\.isWholeApi).compactMap(\.api)
        return Offer(
            environment: environment,
            isDocumented: isDocumented,
            routes: routes,
            operations: operations,
            closedApis: Set(closed)
        )
    }

    /// The version that an operation belongs to.
    func version(_ location: Location) -> PublishedVersion {
        offers[location.offer].environment.products[location.version]
    }

    /// An operation.
    func operation(_ location: Location) -> PublishedOperation {
        version(location).operations[location.operation]
    }

    /// The route of an operation, where there is one.
    func route(_ location: Location) -> RouteEntry? {
        offers[location.offer].routes[operation(location).name]
    }

    /// The plans of an operation, in the order written.
    func plans(_ location: Location) -> [ResolvedPlan] {
        let plans = offers[location.offer].environment.plans
        return operation(location).plans.filter(plans.indices.contains).map { plans[$0] }
    }

    /// The operations of an environment in the order of its products.
    func locations(in offer: Int) -> [Location] {
        offers[offer].environment.products.enumerated().flatMap { position, version in
            version.operations.indices.map { Location(offer: offer, version: position, operation: $0) }
        }
    }
}
