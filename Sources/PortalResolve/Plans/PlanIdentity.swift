internal import PortalVocabulary

/// The identities of plans: `namespace/name`, and `namespace/environment/name` for those that only an environment knows.
enum PlanIdentity {
    /// That of a UsagePlan.
    static func of(_ name: ResourceName) -> String {
        RouteName.joined([name.namespace, name.name])
    }

    /// That of a plan of an environment.
    static func of(local name: String, in environment: ResourceName) -> String {
        RouteName.joined([environment.namespace, environment.name, name])
    }
}
