internal import PortalEnvoy
internal import PortalIR
internal import PortalVocabulary

/// Says what was made of what.
enum TranslationSummary {
    /// For example `2 ApiDocs, 1 ApiProduct and 1 Environment became 2 VirtualServices: 7 operations served, 1 withheld,
    /// 0 guards, 1 plan enforced`.
    static func line(
        _ input: DecodedInput,
        _ portal: ResolvedPortal,
        _ documents: [OutputDocument],
        _ options: PortalOptions
    ) -> String {
        let broken = input.broken.count { $0.identity.kind == .environment }
        if input.environments.isEmpty, documents.isEmpty {
            let state = broken == 0 ? "no Environment" : "no sound Environment"
            return input.specs.isEmpty || broken > 0
                ? "\(state), so nothing is served" : "\(count(input.specs.count, "API description")) checked"
        }
        let kept = Set((portal.environments + portal.documented).map(\.name))
        let lost =
            broken
            + input.environments.count {
                !kept.contains(ResourceName(namespace: $0.metadata.namespace, name: $0.metadata.name))
            }
        let read = [
            count(input.apiDocs.count, "ApiDoc"),
            count(input.apiProducts.count, "ApiProduct"),
            count(input.environments.count + broken, "Environment"),
        ]
        let kinds = Dictionary(grouping: documents, by: \.kind).ordered { $0.key < $1.key }
        let isNative = documents.contains { $0.kind == "Bootstrap" }
        let watched = documents.count - 1
        let written =
            isNative
            ? ["1 bootstrap"] + (watched > 0 ? [count(watched, "watched file")] : [])
            : kinds.map { count($0.value.count, $0.key) }
        let guards =
            isNative
            ? portal.environments.reduce(0) { $0 + $1.entries.count(where: isGuard) }
            : documents.flatMap(routes).count { $0["directResponse"] != nil }
        // What the target cannot express has been withheld from the portal.
        let closed =
            isNative
            ? portal.environments.reduce(0) { $0 + EnvoyClosing.routes(of: $1, options: options.envoy).count } : 0
        let served = portal.environments.reduce(0) { $0 + $1.entries.count(where: isOperation) } - closed
        let withheld = portal.environments.reduce(0) { $0 + $1.withheld.count }
        return "\(list(read)) became \(written.isEmpty ? "nothing" : list(written)): "
            + "\(count(served, "operation")) served, \(closed > 0 ? "\(closed) closed, " : "")\(withheld) withheld, \(count(guards, "guard"))"
            + (lost == 0 ? "" : ", \(count(lost, "Environment")) withheld as a whole")
            + extras(portal) { isNative && EnvoyClosing.closes($0, options: options.envoy) }
    }

    /// What not every portal has is said where it is there.
    private static func extras(_ portal: ResolvedPortal, isClosed: (ResolvedPlan) -> Bool) -> String {
        let enforced = portal.environments.flatMap(\.servedPlans).filter { $0.needsFilters && !isClosed($0) }
        let plans = Set(enforced.map(\.id)).count
        let sites = portal.sites.count(where: \.isSound)
        return (plans == 0 ? "" : ", \(count(plans, "plan")) enforced")
            + (sites == 0 ? "" : ", \(count(sites, "portal"))")
    }

    private static func routes(_ document: OutputDocument) -> [Value] {
        guard case .sequence(let routes)? = document.value["spec"]?["http"] else { return [] }
        return routes
    }

    private static func isOperation(_ entry: RouteEntry) -> Bool {
        switch (entry.action, entry.match.method) {
        case (.respond, _), (_, .preflight): false
        default: true
        }
    }

    private static func isGuard(_ entry: RouteEntry) -> Bool {
        if case .respond = entry.action { true } else { false }
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        guard number != 1 else { return "1 \(noun)" }
        // English: ServiceEntries, but Gateways.
        return noun.hasSuffix("ry") ? "\(number) \(noun.dropLast())ies" : "\(number) \(noun)s"
    }

    private static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
