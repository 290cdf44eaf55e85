internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// The limits of an environment as a configuration of envoyproxy/ratelimit: one domain, and one descriptor for each
/// limit in each slot (`docs/rate-limits.md`).
///
/// It grows with the limits that differ, not with plans, operations or consumers: the value that the decision writes
/// begins with the limit, the descriptor asks for that beginning, and the service counts each whole value by itself.
enum RateLimitFile {
    /// The ConfigMap with the file; none where nothing is limited.
    static func documents(
        for environment: ResolvedEnvironment,
        _ options: IstioOptions,
        _ factory: ObjectFactory
    ) throws(Refusal) -> [OutputDocument] {
        let descriptors = descriptors(of: environment.servedPlans)
        guard !descriptors.isEmpty else { return [] }
        let domain = Value.string(LimitWords.domain(of: environment.name))
        let file = DocumentWriter.yaml([["domain": domain, "descriptors": .sequence(descriptors)]])
        let namespace = options.rateLimitService.namespace
        return [
            try factory.document(
                ObjectHead(
                    apiVersion: "v1",
                    kind: "ConfigMap",
                    namespace: namespace,
                    name: factory.name(suffix: "rate-limits", in: namespace),
                    phase: .policy
                ),
                ObjectContent(.mapping([Value.Member(fileName(environment.name), .string(file))]), member: "data")
            )
        ]
    }

    /// A key of a ConfigMap has at most 253 characters.
    private static func fileName(_ environment: ResourceName) -> String {
        let name = "portalcore.\(environment.namespace).\(environment.name)"
        if name.utf8.count <= 240 { return name + ".yaml" }
        let hash = SHA256.hexadecimal(of: environment.description.utf8).prefix(16)
        return String(decoding: name.utf8.prefix(220), as: UTF8.self) + "-" + hash + ".yaml"
    }

    private static func descriptors(of plans: [ResolvedPlan]) -> [Value] {
        var seen = Set<String>()
        var found: [(isStrict: Bool, slot: Int, limit: PlanLimit)] = []
        for plan in plans {
            for (index, limit) in plan.limits.prefix(LimitWords.slots).enumerated() {
                let key = LimitWords.key(slot: index + 1, isStrict: plan.refusesUncounted)
                if seen.insert(key + LimitWords.prefix(of: limit)).inserted {
                    found.append((plan.refusesUncounted, index + 1, limit))
                }
            }
        }
        let sorted = found.ordered { left, right in
            (left.isStrict ? 1 : 0, left.slot, left.limit.unit.seconds, left.limit.requests)
                < (right.isStrict ? 1 : 0, right.slot, right.limit.unit.seconds, right.limit.requests)
        }
        return sorted.map { entry in
            [
                "key": .string(LimitWords.key(slot: entry.slot, isStrict: entry.isStrict)),
                "value": .string(LimitWords.prefix(of: entry.limit) + "*"),
                "rate_limit": [
                    "unit": .string(entry.limit.unit.rawValue),
                    "requests_per_unit": .integer(entry.limit.requests),
                ],
            ]
        }
    }
}
