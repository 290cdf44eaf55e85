package import PortalIR
internal import PortalVocabulary

/// Explains what becomes of one request.
package struct Explainer {
    let portal: ResolvedPortal
    let gateway: GatewayKnowledge
    let request: ExplainRequest
    var result: Explanation

    private init(_ portal: ResolvedPortal, _ gateway: GatewayKnowledge, _ request: ExplainRequest) {
        self.portal = portal
        self.gateway = gateway
        self.request = request
        result = Explanation(method: request.method, scheme: request.scheme, host: request.host, path: request.path)
    }

    /// Explains a request.
    package static func explain(
        _ request: ExplainRequest,
        in portal: ResolvedPortal,
        gateway: GatewayKnowledge
    ) -> Explanation {
        var explainer = Explainer(portal, gateway, request)
        explainer.run()
        return explainer.result
    }

    private mutating func run() {
        let path: [UInt8]
        let query: [UInt8]
        do throws(GatewayPath.Refusal) {
            try checkMethod()
            (path, query) = try GatewayPath.normalized(request.path)
        } catch {
            result.status = 400
            result.notes.append("Envoy refuses the request: \(error.reason)")
            return
        }
        result.path = String(decoding: path, as: UTF8.self)
        guard let owner = owner() else {
            result.status = 404
            return
        }
        result.owner = owner.environment.name
        if let location = httpsLocation(of: owner.environment, path, query) {
            result.status = 301
            result.responseLocation = location
            return
        }
        if owner.isClosed {
            result.route = "\(owner.environment.name)/closed"
            result.status = 503
            return
        }
        let matched = RouteMatcher.Request(method: request.method, path: path, preflight: request.preflight)
        guard let entry = winner(in: owner.environment, matched) else {
            result.status = 404
            return
        }
        result.route = entry.name
        answer(entry, of: owner, path, query)
    }

    /// Over HTTP/1.1 Envoy takes the methods that it knows.
    private func checkMethod() throws(GatewayPath.Refusal) {
        guard HTTPMethod(request.method) != nil else {
            throw GatewayPath.Refusal(reason: "`\(request.method)` is no method")
        }
        guard Self.methods.contains(request.method) else {
            throw GatewayPath.Refusal(reason: "over HTTP/1.1 it does not know the method `\(request.method)`")
        }
        guard request.method != "CONNECT" else {
            throw GatewayPath.Refusal(reason: "CONNECT names a host and a port, and no path")
        }
    }

    /// The methods that the parser of Envoy 1.40 knows.
    private static let methods: Set<String> = [
        "ACL", "BIND", "CHECKOUT", "CONNECT", "COPY", "DELETE", "GET", "HEAD", "LINK", "LOCK", "MERGE", "MKACTIVITY",
        "MKCALENDAR", "MKCOL", "MOVE", "M-SEARCH", "NOTIFY", "OPTIONS", "PATCH", "POST", "PROPFIND", "PROPPATCH",
        "PURGE", "PUT", "REBIND", "REPORT", "SEARCH", "SOURCE", "SUBSCRIBE", "TRACE", "UNBIND", "UNLINK", "UNLOCK",
        "UNSUBSCRIBE",
    ]

    // MARK: - The route

    /// The first entry that takes a request: what the trie of the decision says, but for paths whose spelling it does not
    /// look at.
    private mutating func winner(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> RouteEntry? {
        var own = portal
        own.environments = [environment]
        var call = PolicyCall(
            host: request.domain,
            method: request.method,
            path: String(decoding: matched.path, as: UTF8.self),
            now: request.now
        )
        if let asked = matched.preflight {
            call.headers = [
                PolicyCall.Field("origin", "null"), PolicyCall.Field("access-control-request-method", asked),
            ]
        }
        let found = PolicySnapshot(own).route(of: call)
        guard found.isCertain, !RouteMatcher.isSpeltPeculiarly(matched.path) else {
            let entry = environment.entries.first { RouteMatcher.takes($0.match, matched) }
            if found.isCertain, entry?.name != found.route {
                let other = found.route.map { "`\($0)`" } ?? "no operation"
                result.notes.append(
                    "the gateway matches escapes as they are written; a server that decides by path alone, without the "
                        + "name of the route, takes it for \(other)"
                )
            }
            return entry
        }
        return found.route.flatMap { name in environment.entries.first { $0.name == name } }
    }

    // MARK: - The answer

    private mutating func answer(_ entry: RouteEntry, of owner: Owner, _ path: [UInt8], _ query: [UInt8]) {
        switch entry.action {
        case .respond(let answer):
            result.status =
                switch answer {
                case .notSelected: 404
                case .withheld: 503
                case .wrongMethod: 405
                }
        case .redirect(let redirection):
            guard isLetThrough(entry, of: owner, query) else { return }
            result.status = redirection.code
            result.responseLocation = location(redirection, path, query)
        case .forward(let forwarding):
            if isPreflight(of: entry) {
                result.status = 200
                return
            }
            guard isLetThrough(entry, of: owner, query) else { return }
            if let status = gateway.mocks[entry.name], gateway.isNative, !owner.isSite {
                result.status = status
                return
            }
            result.backendHost = forwarding.hostRewrite ?? authority(entry.requestHeaders) ?? request.host
            let stripped = RouteMatcher.stripped(forwarding.strippedPrefix, from: path)
            result.backendPath = String(
                decoding: stripped + masked(withoutKeys(query), of: owner.environment),
                as: UTF8.self
            )
        }
    }

    /// Whether the CORS filter answers: also where the operation itself has the method `OPTIONS`.
    private func isPreflight(of entry: RouteEntry) -> Bool {
        request.preflight != nil && entry.cors != nil
    }

    private func authority(_ changes: HeaderChanges) -> String? {
        let isAuthority = { (name: String) in name == ":authority" || name.lowercased() == "host" }
        let fields = changes.set.ordered { $0.key < $1.key } + changes.add.ordered { $0.key < $1.key }
        return fields.first { isAuthority($0.key) }?.value
    }

    /// Asks who decides on requests, if anybody does; otherwise the status is set.
    private mutating func isLetThrough(_ entry: RouteEntry, of owner: Owner, _ query: [UInt8]) -> Bool {
        if owner.isSite {
            if gateway.portalBackend == nil { result.status = 503 }
            return gateway.portalBackend != nil
        }
        guard owner.environment.needsFilters else { return true }
        guard gateway.hasAuthorization else {
            let isClosed = plans(of: entry.name, in: owner.environment).contains { needsDecision($0) }
            if isClosed { result.status = 503 }
            return !isClosed
        }
        let verdict = PolicySnapshot(alone(owner.environment)).decide(call(route: entry.name))
        result.decision = verdict
        if !verdict.isAllowed { result.status = Int(verdict.status) }
        return verdict.isAllowed
    }

    /// Whether a plan is closed where nobody decides.
    func needsDecision(_ plan: ResolvedPlan) -> Bool {
        plan.auth != .open || (plan.refusesUncounted && !plan.limits.isEmpty)
    }

    /// The plans of an operation, in its order.
    func plans(of route: String, in environment: ResolvedEnvironment) -> [ResolvedPlan] {
        for version in environment.products {
            if let operation = version.operations.first(where: { $0.name == route && $0.state == .served }) {
                return operation.plans.map { environment.plans[$0] }
            }
        }
        return []
    }

    func alone(_ environment: ResolvedEnvironment) -> ResolvedPortal {
        var own = portal
        own.environments = [environment]
        return own
    }

    func call(route: String) -> PolicyCall {
        PolicyCall(
            routeName: route,
            host: request.host,
            method: request.method,
            path: request.path,
            headers: request.headers,
            clientAddress: request.clientAddress,
            now: request.now
        )
    }
}

extension PolicySnapshot {
    /// The route that takes a call by its host, method and path, guards and preflights among them; not certain where the
    /// policy is not complete.
    package func route(of call: PolicyCall) -> (route: String?, isCertain: Bool) {
        var call = call
        call.routeName = nil
        let verdict = decide(call)
        return (verdict.route, verdict.reason != .incompletePolicy)
    }
}
