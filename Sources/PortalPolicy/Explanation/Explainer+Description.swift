internal import PortalIR
internal import PortalVocabulary

extension Explainer {
    /// What is known of the route that takes the request, whatever becomes of it.
    mutating func describe(_ entry: RouteEntry, of owner: Owner) {
        place = entry.provenance
        let environment = owner.environment
        describeOperation(entry, in: environment)
        let isNowhere = owner.isSite && gateway.portalBackend == nil
        if case .forward(let forwarding) = entry.action, !isNowhere {
            result.way = Explanation.Way(
                backends: ResolvedWords.backends(forwarding.backends).map {
                    Explanation.Way.Backend(name: $0.name, weight: $0.weight)
                },
                strippedPrefix: forwarding.strippedPrefix,
                hostRewrite: forwarding.hostRewrite,
                timeoutMilliseconds: forwarding.timeoutMilliseconds,
                retries: forwarding.retries.map { ResolvedWords.retries($0) },
                mirror: forwarding.mirror.map { ResolvedWords.mirror($0) }
            )
            result.requestHeaders = Self.words(entry.requestHeaders)
            if !owner.isSite, !(environment.needsFilters && gateway.hasAuthorization), !isPreflight(entry) {
                let known = Set((entry.requestHeaders.remove + entry.requestHeaders.set.keys).map { $0.lowercased() })
                for name in IdentityHeaders.removed(isGloo: environment.isGloo) where !known.contains(name) {
                    result.requestHeaders.append("remove \(name)")
                }
            }
        }
        result.responseHeaders = responseHeaders(of: entry)
        result.cors = entry.cors.map { Self.words($0) }
        guard !isPreflight(entry) else { return }
        for plan in plans(of: entry.name, in: environment) {
            result.plans.append(
                Explanation.Plan(
                    id: plan.id,
                    asks: plan.auth == .open ? "nothing" : ResolvedWords.auth(plan.auth),
                    isAccepted: nil,
                    reason: "nobody decides here",
                    limits: plan.limits.map { ResolvedWords.limit($0) }
                )
            )
        }
    }

    private func isPreflight(_ entry: RouteEntry) -> Bool {
        if case .preflight = entry.match.method { true } else { false }
    }

    /// The operation of a route: of a guard that whose place it takes, of a preflight the first that it asks for.
    private mutating func describeOperation(_ entry: RouteEntry, in environment: ResolvedEnvironment) {
        guard case .template(let template) = entry.match.path else { return }
        for version in environment.products {
            let found = version.operations.first { operation in
                if operation.name == entry.name { return true }
                guard operation.template == template else { return false }
                switch (entry.action, entry.match.method) {
                case (.respond(.withheld), .exactly(let method)):
                    if case .withheld = operation.state { return operation.method == method }
                    return false
                case (.respond, _): return false
                case (_, .preflight(let methods)):
                    return operation.state == .served && operation.method.name == request.preflight
                        && methods.contains(operation.method)
                default: return false
                }
            }
            guard let found else { continue }
            place = found.provenance
            result.operation = Explanation.Operation(
                product: version.product,
                version: version.version,
                id: found.id,
                method: found.method.name,
                path: found.template.description,
                reasons: Self.reasons(found.state)
            )
            return
        }
        guard case .respond(.notSelected) = entry.action, case .exactly(let method) = entry.match.method,
            let found = unselected(environment).first(where: { $0.template == template && $0.method == method })
        else { return }
        result.operation = Explanation.Operation(
            product: found.product,
            version: found.version,
            id: found.id,
            method: method.name,
            path: template.description
        )
    }

    static func reasons(_ state: PublishedOperation.State) -> [Explanation.Finding] {
        guard case .withheld(let codes) = state else { return [] }
        return Set(codes).ordered().map { Explanation.Finding(code: $0) }
    }

    // MARK: - Header fields

    private static func words(_ changes: HeaderChanges) -> [String] {
        changes.set.ordered { $0.key < $1.key }.map { "set \($0.key): \($0.value)" }
            + changes.add.ordered { $0.key < $1.key }.map { "add \($0.key): \($0.value)" }
            + changes.remove.map { "remove \($0)" }
    }

    private func responseHeaders(of entry: RouteEntry) -> [String] {
        guard case .respond(let answer) = entry.action else { return Self.words(entry.responseHeaders) }
        // What its content is like is of no interest.
        return answer.headers.filter { $0.name != "content-type" }.map { "set \($0.name): \($0.value)" }
    }

    private static func words(_ policy: CORSPolicy) -> String {
        var words = "from \(ResolvedWords.origins(policy))"
        if !policy.allowMethods.isEmpty { words += "; \(policy.allowMethods.map(\.name).joined(separator: ", "))" }
        if !policy.allowHeaders.isEmpty { words += "; fields \(policy.allowHeaders.joined(separator: ", "))" }
        if policy.allowCredentials == true { words += "; with credentials" }
        if let age = policy.maxAgeSeconds { words += "; for \(age) s" }
        return words
    }

    /// Says whether a preflight's origin gets leave.
    mutating func noteOrigin(_ policy: CORSPolicy) {
        guard let origin = request.header("origin") else { return }
        var hasExpression = false
        for allowed in policy.allowOrigins {
            switch allowed {
            case .exact(let text) where text == origin || text == "*": return
            case .prefix(let text) where origin.utf8.starts(with: text.utf8): return
            case .regex: hasExpression = true
            default: break
            }
        }
        result.notes.append(
            hasExpression
                ? "whether an expression matches the origin is not looked at here; if none does, the answer gives no leave"
                : "the origin is none of those: the answer gives no leave, and browsers do not go on"
        )
    }

    // MARK: - Sentences

    /// What nobody is there for.
    private var missing: String { gateway.hasAuthorization ? "count" : "decide" }

    /// Who answers, in a sentence.
    var summary: String {
        let status = result.status.map { "\($0)" } ?? ""
        let owner = result.owner.map { "\(result.isPortal ? "Portal" : "Environment") `\($0)`" } ?? ""
        switch result.outcome {
        case .backend:
            let names = result.way.map { ResolvedWords.list($0.backends.map { ($0.name, $0.weight) }) } ?? ""
            return "the backend \(names) answers"
        case .refused: return "\(status): Envoy refuses the request"
        case .unknownHost:
            let asked = request.environment.map { "Environment `\($0)` does not have" }
            return "\(status): \(asked ?? "nobody has") the host"
        case .noRoute: return "\(status): no route of \(owner) takes it"
        case .httpsRedirect: return "\(status): plain HTTP is sent to HTTPS"
        case .redirect: return "\(status): the route redirects"
        case .guarded:
            switch result.status {
            case 404: return "\(status): a guard answers, because the product does not select the operation"
            case 405: return "\(status): a guard answers, because the path is served with other methods"
            default: return "\(status): a guard answers, because the operation is withheld"
            }
        case .preflight: return "\(status): the gateway answers the CORS preflight"
        case .closed:
            return "\(status): closed, because nobody is there to \(result.isPortal ? "show the portal" : missing)"
        case .denied:
            return "\(status): refused, because \(result.decision.map { Self.words($0.reason) } ?? "nobody decides")"
        case .mock: return "\(status): Envoy answers in the place of the backend"
        }
    }

    /// What is to be said of a scheme that the gateway does not speak.
    mutating func notePlainText(of environment: ResolvedEnvironment) {
        guard request.scheme == "https" else { return }
        if gateway.isNative {
            result.notes.append("Envoy by itself takes plain HTTP here: TLS ends somewhere before it, or not at all")
        } else if case .made(let servers) = environment.gateway.source, servers.credentialName == nil {
            result.notes.append("the Gateway that is made takes plain HTTP only: no server of it answers HTTPS")
        }
    }
}
