internal import PortalVocabulary

/// Words for what a portal says, where people read it: one place, so that differences and explanations speak alike.
package enum ResolvedWords {
    /// Backends by name, each once, with their shares in lowest terms.
    package static func backends(_ backends: [WeightedBackend]) -> [(name: String, weight: Int)] {
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

    /// Backends with their shares.
    package static func list(_ backends: [(name: String, weight: Int)]) -> String {
        guard backends.count > 1 else { return backends.first?.name ?? "nowhere" }
        return backends.map { "\($0.weight) × \($0.name)" }.joined(separator: " + ")
    }

    /// A backend.
    package static func name(_ backend: Backend) -> String {
        switch backend {
        case .service(let name, let port, let subset):
            let labels = subset.ordered { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return "\(name):\(port)" + (labels.isEmpty ? "" : " (\(labels.joined(separator: ",")))")
        case .external(let host):
            let tls = host.tls.map { ", TLS" + ($0.serverName.map { " as \($0)" } ?? "") } ?? ""
            return "\(host.host):\(host.port) (outside\(tls))"
        }
    }

    /// Where a client is sent.
    package static func redirection(_ redirection: Redirection) -> String {
        let scheme = redirection.scheme.map { "\($0)://" } ?? ""
        let port = redirection.port.map { ":\($0)" } ?? ""
        let host = redirection.host ?? (scheme.isEmpty && port.isEmpty ? "" : "the same host")
        return "\(scheme)\(host)\(port)\(redirection.path ?? "") (\(redirection.code))"
    }

    /// A time.
    package static func time(_ milliseconds: Int64?) -> String {
        guard let milliseconds else { return "any time" }
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }

    /// When and how often to try again.
    package static func retries(_ retries: Retries?) -> String {
        guard let retries else { return "as the mesh does" }
        var words = "\(retries.attempts) times"
        if let time = retries.perTryTimeoutMilliseconds { words += ", \(self.time(time)) each" }
        if !retries.conditions.isEmpty { words += ", on \(retries.conditions.joined(separator: ","))" }
        return words
    }

    /// Where copies go.
    package static func mirror(_ mirror: Mirror?) -> String {
        mirror.map { "\(name($0.backend)) (\($0.percent) %)" } ?? "nowhere"
    }

    /// The origins that a policy lets in.
    package static func origins(_ policy: CORSPolicy) -> String {
        let origins = policy.allowOrigins.map { origin in
            switch origin {
            case .exact(let text): text
            case .prefix(let text): "\(text)…"
            case .regex(let text): "/\(text)/"
            }
        }
        return origins.isEmpty ? "no origin" : origins.joined(separator: ", ")
    }

    /// What callers have to send.
    package static func auth(_ auth: ResolvedPlan.Auth) -> String {
        switch auth {
        case .apiKey(let place): "an API key in \(location(place))"
        case .jwt(let rules): "a token of \(rules.issuer)"
        case .open: "nothing"
        }
    }

    /// Where a key is sent.
    package static func location(_ location: ResolvedPlan.KeyLocation) -> String {
        switch location {
        case .header(let name): "the header `\(name)`"
        case .query(let name): "the query parameter `\(name)`"
        case .cookie(let name): "the cookie `\(name)`"
        }
    }

    /// A limit.
    package static func limit(_ limit: PlanLimit) -> String {
        let per =
            switch limit.per {
            case .consumer: "consumer"
            case .plan: "plan"
            case .clientAddress: "client address"
            }
        return "\(limit.requests) a \(limit.unit.rawValue) for each \(per) and \(limit.scope.rawValue)"
    }
}
