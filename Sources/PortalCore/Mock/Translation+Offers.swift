internal import PortalIR
package import PortalVocabulary

/// What an environment serves or withholds, for those who start it on this machine.
package struct EnvironmentOffer: Hashable, Sendable {
    /// An operation.
    package struct Operation: Hashable, Sendable {
        /// The route name.
        package var name: String
        /// The identifier in the description.
        package var id: String
        /// The method.
        package var method: HTTPMethod
        /// The path under the hosts.
        package var path: PathTemplate
        /// The plans, each an alternative, by identity.
        package var plans: [String]
        /// The identifiers of the diagnostics for which it is withheld; `nil` where it is served.
        package var withheld: [String]?
    }

    /// The Environment.
    package var name: ResourceName
    /// The hosts, sorted.
    package var hosts: [HostName]
    /// The operations, served and withheld, sorted by path as written, then method.
    package var operations: [Operation]
}

extension Translation {
    /// What the environments serve or withhold, sorted by name.
    package var offers: [EnvironmentOffer] {
        portal.environments.map { environment in
            var operations: [EnvironmentOffer.Operation] = []
            for operation in environment.products.flatMap(\.operations) {
                var reasons: [String]?
                switch operation.state {
                case .served: break
                case .documented: continue
                case .withheld(let codes): reasons = codes
                }
                operations.append(
                    EnvironmentOffer.Operation(
                        name: operation.name,
                        id: operation.id,
                        method: operation.method,
                        path: operation.template,
                        plans: operation.plans.compactMap {
                            environment.plans.indices.contains($0) ? environment.plans[$0].id : nil
                        },
                        withheld: reasons
                    )
                )
            }
            let keyed = operations.map { (key: "\($0.path)\u{0}\($0.method)\u{0}\($0.name)", operation: $0) }
            return EnvironmentOffer(
                name: environment.name,
                hosts: environment.hosts,
                operations: keyed.ordered { $0.key < $1.key }.map(\.operation)
            )
        }
    }
}
