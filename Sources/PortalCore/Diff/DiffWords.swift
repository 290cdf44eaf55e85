internal import PortalIR
internal import PortalVocabulary

/// How differences are said.
enum DiffWords {
    static func operations(_ count: Int) -> String {
        count == 1 ? "1 operation" : "\(count) operations"
    }

    /// The first few of some names.
    static func some(_ names: [String]) -> String {
        let listed = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return names.count > 3 ? "\(listed) and \(names.count - 3) more" : listed
    }

    static func values(_ values: Set<String>) -> String {
        values.ordered().map { "`\($0)`" }.joined(separator: " or ")
    }

    // MARK: - Ways

    static func gateway(_ gateway: ResolvedGateway) -> String {
        let name =
            switch gateway.source {
            case .existing(let name): "Gateway \(name)"
            case .made(let servers):
                "a Gateway of its own (" + (servers.credentialName.map { "certificate \($0)" } ?? "plain HTTP")
                    + (servers.redirectsToHTTPS ? ", redirecting)" : ")")
            case .none: "no gateway"
            }
        guard let workload = gateway.workload else { return name }
        let labels = workload.selector.ordered { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let place = workload.isNamespaceSaid ? "`\(workload.namespace)`" : "any namespace"
        return "\(name) on proxies with `\(labels.joined(separator: ", "))` in \(place)"
    }

    // MARK: - Plans

    static func names(_ plans: [ResolvedPlan]) -> String {
        plans.isEmpty ? "no plan" : plans.map { "`\($0.id)`" }.joined(separator: ", ")
    }

    static func plans(_ plans: [ResolvedPlan]) -> String {
        plans.map { "\(ResolvedWords.auth($0.auth)) (`\($0.id)`)" }.joined(separator: " or ")
    }
}
