package import PortalIR
internal import PortalVocabulary

/// What is closed because nobody is there to decide or to count.
package enum EnvoyClosing {
    /// The routes of an environment that Envoy answers with 503 in the place of a backend, by name.
    package static func routes(of environment: ResolvedEnvironment, options: EnvoyOptions) -> Set<String> {
        Set(environment.operations { closes($0, options: options) }.map(\.name))
    }

    /// Whether nobody is there to enforce a plan.
    package static func closes(_ plan: ResolvedPlan, options: EnvoyOptions) -> Bool {
        guard plan.needsFilters else { return false }
        return options.authorization == nil
            || options.rateLimit == nil && plan.refusesUncounted && !plan.limits.isEmpty
    }
}
