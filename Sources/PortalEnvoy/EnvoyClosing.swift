package import PortalIR
internal import PortalVocabulary

/// What is closed because nobody is there to decide or to count.
package enum EnvoyClosing {
    /// The routes of an environment that Envoy answers with 503 in the place of a backend, by name.
    package static func routes(of environment: ResolvedEnvironment, options: EnvoyOptions) -> Set<String> {
        let closing = environment.plans.map { closes($0, options: options) }
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

    /// Whether nobody is there to enforce a plan.
    private static func closes(_ plan: ResolvedPlan, options: EnvoyOptions) -> Bool {
        guard plan.needsFilters else { return false }
        return options.authorization == nil
            || options.rateLimit == nil && plan.refusesUncounted && !plan.limits.isEmpty
    }
}
