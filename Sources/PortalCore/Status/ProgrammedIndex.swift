internal import PortalIR
internal import PortalVocabulary

/// What is served and what is withheld, by everything that has a share in it.
struct ProgrammedIndex {
    /// What became of the operations of something.
    struct Tally {
        /// How many are served.
        var served = 0
        /// How many are documented only.
        var documented = 0
        /// Those that are withheld.
        var withheld: [Withheld] = []
    }

    /// An operation, or a whole ApiDoc, that is withheld.
    struct Withheld {
        /// How people call it.
        var label: String
        /// The environment.
        var environment: ResourceName
        /// The identifiers of the diagnostics that are the reason.
        var reasons: [String]
    }

    private(set) var environments: [ResourceName: Tally] = [:]
    private(set) var products: [ResourceName: Tally] = [:]
    private(set) var apiDocs: [ResourceName: Tally] = [:]
    /// By the identity of the plan.
    private(set) var plans: [String: Tally] = [:]
    private let docs: [RouteNameParts.ApiKey: ResourceName]

    /// - Parameters:
    ///   - portal: what was resolved
    ///   - input: the resources as written: they say which ApiDoc an entry of a version names
    init(_ portal: ResolvedPortal, _ input: DecodedInput) {
        docs = Self.docs(input)
        for environment in portal.environments + portal.documented { add(environment) }
    }

    private static func docs(_ input: DecodedInput) -> [RouteNameParts.ApiKey: ResourceName] {
        var docs: [RouteNameParts.ApiKey: ResourceName] = [:]
        for product in input.apiProducts + input.broken.compactMap({ $0.content as? ApiProduct }) {
            let name = ResourceName(namespace: product.metadata.namespace, name: product.metadata.name)
            for version in product.versions {
                for api in version.apis {
                    docs[RouteNameParts.ApiKey(product: name, version: version.name, entry: api.name)] = ResourceName(
                        namespace: api.apiDoc.namespace ?? name.namespace,
                        name: api.apiDoc.name
                    )
                }
            }
        }
        return docs
    }

    private mutating func add(_ environment: ResolvedEnvironment) {
        var known = Set<String>()
        environments[environment.name, default: Tally()].served += 0
        for version in environment.products {
            for operation in version.operations {
                known.insert(operation.name)
                var share = Tally()
                switch operation.state {
                case .served: share.served = 1
                case .documented: share.documented = 1
                case .withheld(let reasons):
                    share.withheld = [
                        Withheld(label: operation.id, environment: environment.name, reasons: reasons)
                    ]
                }
                let doc = version.apis.indices.contains(operation.api) ? version.apis[operation.api].apiDoc : nil
                let plans = operation.plans.compactMap {
                    environment.plans.indices.contains($0) ? environment.plans[$0].id : nil
                }
                add(share, environment.name, version.product, doc, plans)
            }
        }
        // What was not published, such as an ApiDoc that cannot be read.
        for operation in environment.withheld where known.insert(operation.name).inserted {
            let parts = RouteNameParts(operation.name)
            var share = Tally()
            let label = parts.operation ?? parts.api.map { "all of \($0.entry)" } ?? operation.name
            share.withheld = [Withheld(label: label, environment: environment.name, reasons: operation.reasons)]
            add(share, environment.name, parts.product, parts.api.flatMap { docs[$0] }, [])
        }
        for entry in environment.entries {
            if case .respond = entry.action { continue }
            if case .preflight = entry.match.method { continue }
            guard known.insert(entry.name).inserted else { continue }
            let parts = RouteNameParts(entry.name)
            var share = Tally()
            share.served = 1
            add(share, environment.name, parts.product, parts.api.flatMap { docs[$0] }, [])
        }
    }

    private mutating func add(
        _ share: Tally,
        _ environment: ResourceName,
        _ product: ResourceName?,
        _ apiDoc: ResourceName?,
        _ plans: [String]
    ) {
        Self.add(share, to: &environments[environment, default: Tally()])
        if let product { Self.add(share, to: &products[product, default: Tally()]) }
        if let apiDoc { Self.add(share, to: &apiDocs[apiDoc, default: Tally()]) }
        for plan in plans { Self.add(share, to: &self.plans[plan, default: Tally()]) }
    }

    private static func add(_ share: Tally, to tally: inout Tally) {
        tally.served += share.served
        tally.documented += share.documented
        tally.withheld += share.withheld
    }
}
