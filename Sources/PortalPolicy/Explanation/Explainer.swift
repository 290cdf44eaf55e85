package import PortalDiagnostics
package import PortalIR
internal import PortalVocabulary

/// Explains what becomes of one request.
package struct Explainer {
    let portal: ResolvedPortal
    let gateway: GatewayKnowledge
    let request: ExplainRequest
    let unselected: (ResolvedEnvironment) -> [UnselectedOperation]
    var result: Explanation
    /// Where the operation was written.
    var place = Provenance()
    /// Where the near misses were written, in their order.
    var missPlaces: [Provenance] = []

    /// Explains a request.
    ///
    /// - Parameters:
    ///   - request: the request
    ///   - portal: what was resolved, without what the target could not express
    ///   - gateway: what else the output says
    ///   - unselected: the operations that an environment's products leave out
    /// - Returns: the explanation; where the operation was written; where the near misses were. Findings lack messages
    ///   and places.
    package static func explain(
        _ request: ExplainRequest,
        in portal: ResolvedPortal,
        gateway: GatewayKnowledge,
        unselected: @escaping (ResolvedEnvironment) -> [UnselectedOperation]
    ) -> (explanation: Explanation, place: Provenance, missPlaces: [Provenance]) {
        var explainer = Explainer(
            portal: portal,
            gateway: gateway,
            request: request,
            unselected: unselected,
            result: Explanation(method: request.method, scheme: request.scheme, host: request.host, path: "")
        )
        explainer.run()
        explainer.result.summary = explainer.summary
        return (explainer.result, explainer.place, explainer.missPlaces)
    }

    private mutating func run() {
        let path: [UInt8]
        let query: [UInt8]
        do throws(GatewayPath.Refusal) {
            try checkMethod()
            (path, query) = try GatewayPath.normalized(request.path)
        } catch {
            result.path = pathAsSent
            finish(.refused, 400)
            result.notes.append("Envoy refuses the request: \(error.reason)")
            return
        }
        result.path = String(decoding: path, as: UTF8.self)
        let matched = RouteMatcher.Request(method: request.method, path: path, preflight: request.preflight)
        guard let owner = owner() else {
            finish(.unknownHost, 404)
            noteRefusedHost()
            noteNearHost()
            return addMisses(matched, owner: nil, winner: nil)
        }
        result.owner = owner.environment.name
        result.isPortal = owner.isSite
        notePlainText(of: owner.environment)
        if let location = httpsLocation(of: owner.environment, path, query) {
            result.responseLocation = location
            finish(.httpsRedirect, 301)
            return
        }
        if owner.isClosed {
            result.route = "\(owner.environment.name)/closed"
            finish(.guarded, 503)
            let codes = gateway.refused[owner.environment.name] ?? []
            result.notes.append("nothing of the Environment could be emitted (\(codes.joined(separator: ", ")))")
            return
        }
        guard let winner = winner(in: owner.environment, matched) else {
            finish(.noRoute, 404)
            return addMisses(matched, owner: owner, winner: nil)
        }
        let entry = owner.environment.entries[winner]
        result.route = entry.name
        describe(entry, of: owner)
        answer(entry, of: owner, path, query)
        addMisses(matched, owner: owner, winner: winner)
    }

    mutating func finish(_ outcome: Explanation.Outcome, _ status: Int?) {
        result.outcome = outcome
        result.status = status
    }

    /// Envoy takes the methods that it knows, over HTTP/2 too.
    private func checkMethod() throws(GatewayPath.Refusal) {
        guard HTTPMethod(request.method) != nil else {
            throw GatewayPath.Refusal(reason: "`\(request.method)` is no method")
        }
        guard Self.methods.contains(request.method) else {
            throw GatewayPath.Refusal(reason: "it does not know the method `\(request.method)`")
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
    private mutating func winner(in environment: ResolvedEnvironment, _ matched: RouteMatcher.Request) -> Int? {
        var call = PolicyCall(
            host: request.domain,
            method: request.method,
            path: result.path,
            now: request.now
        )
        if let asked = matched.preflight {
            call.headers = [
                PolicyCall.Field("origin", "null"), PolicyCall.Field("access-control-request-method", asked),
            ]
        }
        let found = PolicySnapshot(alone(environment)).route(of: call)
        if found.isCertain, !RouteMatcher.isSpeltPeculiarly(matched.path) {
            return environment.entries.firstIndex { $0.name == found.route }
        }
        let first = environment.entries.firstIndex { RouteMatcher.takes($0.match, matched) }
        let name = first.map { environment.entries[$0].name }
        if found.isCertain, name != found.route {
            let other = found.route.map { "`\($0)`" } ?? "no operation"
            result.notes.append(
                "the gateway matches escapes as they are written; a server that decides by path, without the name of the "
                    + "route, takes it for \(other)"
            )
        }
        return first
    }

    // MARK: - The answer

    private mutating func answer(_ entry: RouteEntry, of owner: Owner, _ path: [UInt8], _ query: [UInt8]) {
        switch entry.action {
        case .respond(let answer): finish(.guarded, answer.status)
        case .redirect(let redirection):
            guard isLetThrough(entry, of: owner) else { return }
            finish(.redirect, redirection.code)
            result.responseLocation = location(redirection, path, query, of: owner.environment)
        case .forward(let forwarding):
            // Also where the operation itself has the method `OPTIONS`: the filter answers for its route.
            // But it does not look at routes that Envoy answers by itself.
            let isAnswered =
                gateway.isNative && (gateway.mocks[entry.name] != nil || gateway.closed.contains(entry.name))
            if request.preflight != nil, let policy = entry.cors, !isAnswered {
                (result.way, result.plans, result.requestHeaders) = (nil, [], [])
                noteOrigin(policy)
                return finish(.preflight, 200)
            }
            // Answers of its own get nothing for other origins.
            if isAnswered { result.cors = nil }
            guard isLetThrough(entry, of: owner) else { return }
            if let status = gateway.mocks[entry.name], gateway.isNative, !owner.isSite {
                (result.way, result.requestHeaders) = (nil, [])
                return finish(.mock, status)
            }
            finish(.backend, nil)
            result.backendHost = forwarding.hostRewrite ?? entry.requestHeaders.authorities.first?.value ?? request.host
            let stripped = RouteMatcher.stripped(forwarding.strippedPrefix, from: path)
            let rest = masked(withoutKeys(query), of: owner.environment)
            result.backendPath = String(decoding: stripped + rest, as: UTF8.self)
        }
    }

    /// Asks who decides on requests, if anybody does; where the answer is no, the outcome is set.
    private mutating func isLetThrough(_ entry: RouteEntry, of owner: Owner) -> Bool {
        if owner.isSite {
            if gateway.portalBackend == nil { finish(.closed, 503) }
            return gateway.portalBackend != nil
        }
        let isClosed = gateway.closed.contains(entry.name)
        if owner.environment.needsFilters, gateway.hasAuthorization {
            decide(entry, in: owner.environment)
            if let decision = result.decision, !decision.isAllowed {
                finish(.denied, Int(decision.status))
                return false
            }
        } else if !isClosed {
            for index in result.plans.indices {
                (result.plans[index].isAccepted, result.plans[index].reason) = (true, Self.words(.open))
            }
        }
        if isClosed { finish(.closed, 503) }
        return !isClosed
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

    /// The portal with one environment only: its hosts are not somebody else's too.
    func alone(_ environment: ResolvedEnvironment) -> ResolvedPortal {
        var own = portal
        own.environments = [environment]
        return own
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
