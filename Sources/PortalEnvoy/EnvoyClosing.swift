package import PortalIR
internal import PortalVocabulary

/// What is closed because nobody is there to decide or to count.
package enum EnvoyClosing {
    /// The routes of an environment that Envoy answers with 503 in the place of a backend, by name.
    package static func routes(of environment: ResolvedEnvironment, options: EnvoyOptions) -> Set<String> {
        let closing = environment.plans.map { plan in
            plan.isClosed(hasAuthorization: options.authorization != nil, hasRateLimit: options.rateLimit != nil)
        }
        guard closing.contains(true) else { return [] }
        var routes = Set<String>()
        for version in environment.products {
            for operation in version.operations
            where operation.state == .served && operation.plans.contains(where: { closing[$0] }) {
                routes.insert(operation.name)
            }
        }
        return routes
    }
}
