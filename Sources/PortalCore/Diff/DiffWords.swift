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

    /// Backends by name, each once, with their shares in lowest terms.
    static func backends(_ backends: [WeightedBackend]) -> [(name: String, weight: Int)] {
        var weights: [String: Int] = [:]
        for backend in backends where backend.weight > 0 {
            let name = name(backend.backend)
            weights[name] = (weights[name] ?? 0).addingReportingOverflow(backend.weight).partialValue
        }
        let divisor = weights.values.reduce(0, commonDivisor)
        return weights.ordered { $0.key < $1.key }.map { ($0.key, divisor > 1 ? $0.value / divisor : $0.value) }
    }

    private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
        var (first, second) = (first, second)
        while second > 0 { (first, second) = (second, first % second) }
        return first
    }

    static func list(_ backends: [(name: String, weight: Int)]) -> String {
        guard backends.count > 1 else { return backends.first?.name ?? "nowhere" }
        return backends.map { "\($0.weight) × \($0.name)" }.joined(separator: " + ")
    }

    static func name(_ backend: PortalIR.Backend) -> String {
        switch backend {
        case .service(let name, let port, let subset):
            let labels = subset.ordered { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return "\(name):\(port)" + (labels.isEmpty ? "" : " (\(labels.joined(separator: ",")))")
        case .external(let host):
            let tls = host.tls.map { ", TLS" + ($0.serverName.map { " as \($0)" } ?? "") } ?? ""
            return "\(host.host):\(host.port) (outside\(tls))"
        }
    }

    static func redirection(_ redirection: Redirection) -> String {
        let scheme = redirection.scheme.map { "\($0)://" } ?? ""
        let port = redirection.port.map { ":\($0)" } ?? ""
        let host = redirection.host ?? (scheme.isEmpty && port.isEmpty ? "" : "the same host")
        return "\(scheme)\(host)\(port)\(redirection.path ?? "") (\(redirection.code))"
    }

    static func time(_ milliseconds: Int64?) -> String {
        guard let milliseconds else { return "any time" }
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }

    static func retries(_ retries: Retries?) -> String {
        guard let retries else { return "as the mesh does" }
        var words = "\(retries.attempts) times"
        if let time = retries.perTryTimeoutMilliseconds { words += ", \(self.time(time)) each" }
        if !retries.conditions.isEmpty { words += ", on \(retries.conditions.joined(separator: ","))" }
        return words
    }

    static func mirror(_ mirror: PortalIR.Mirror?) -> String {
        mirror.map { "\(name($0.backend)) (\($0.percent) %)" } ?? "nowhere"
    }

    static func origins(_ policy: CORSPolicy) -> String {
        let origins = policy.allowOrigins.map { origin in
            switch origin {
            case .exact(let text): text
            case .prefix(let text): "\(text)…"
            case .regex(let text): "/\(text)/"
            }
        }
        return origins.isEmpty ? "no origin" : origins.joined(separator: ", ")
    }

    // MARK: - Plans

    static func names(_ plans: [ResolvedPlan]) -> String {
        plans.isEmpty ? "no plan" : plans.map { "`\($0.id)`" }.joined(separator: ", ")
    }

    static func plans(_ plans: [ResolvedPlan]) -> String {
        plans.map { "\(auth($0.auth)) (`\($0.id)`)" }.joined(separator: " or ")
    }

    static func auth(_ auth: ResolvedPlan.Auth) -> String {
        switch auth {
        case .apiKey(let place): "an API key in \(location(place))"
        case .jwt(let rules): "a token of \(rules.issuer)"
        case .open: "nothing"
        }
    }

    static func location(_ location: ResolvedPlan.KeyLocation) -> String {
        switch location {
        case .header(let name): "the header `\(name)`"
        case .query(let name): "the query parameter `\(name)`"
        case .cookie(let name): "the cookie `\(name)`"
        }
    }

    static func limit(_ limit: PlanLimit) -> String {
        let per =
            switch limit.per {
            case .consumer: "consumer"
            case .plan: "plan"
            case .clientAddress: "client address"
            }
        return "\(limit.requests) a \(limit.unit.rawValue) for each \(per) and \(limit.scope.rawValue)"
    }
}
