internal import PortalIR

extension Decider {
    /// Lets a request with a key through.
    mutating func allow(_ key: KeyRow, under plan: PlanRow, _ route: RouteRow) {
        decision.reason = .keyAccepted
        decision.consumer = writer.copy((plan.isGloo ? key.userID : key.consumer).bytes(in: pool))
        let planName = plan.isGloo ? plan.name : plan.id
        pass(under: plan, tells: writer.copy(planName.bytes(in: pool)), route)
        addLimits(of: plan, route, key.counted.bytes(in: pool), isEncoded: true)
    }

    /// Lets a request with a token through.
    mutating func allow(_ consumer: PolicyBytes, under plan: PlanRow, _ route: RouteRow) {
        decision.reason = .tokenAccepted
        let start = writer.count
        writer.putHeaderText(consumer.buffer)
        decision.consumer = writer.bytes(since: start)
        pass(under: plan, tells: plan.isGloo ? nil : writer.copy(plan.id.bytes(in: pool)), route)
        addLimits(of: plan, route, consumer.buffer, isEncoded: false)
    }

    /// Lets a request through that nobody had to prove anything for.
    mutating func allowOpen(_ plan: PlanRow?, _ route: RouteRow) {
        decision.reason = .open
        let name = plan.map { $0.isGloo ? nil : writer.copy($0.id.bytes(in: pool)) }
        pass(under: plan, tells: name ?? nil, route)
        if let plan { addLimits(of: plan, route, UnsafeRawBufferPointer(start: nil, count: 0), isEncoded: false) }
    }

    /// Says what the backend gets, and what it does not.
    private mutating func pass(under plan: PlanRow?, tells planName: PolicyBytes?, _ route: RouteRow) {
        decision.isAllowed = true
        decision.status = 200
        if let plan { decision.plan = writer.copy(plan.id.bytes(in: pool)) }
        let isGloo = plan?.isGloo ?? tables.environments[Int(route.environment)].isGloo
        let hasConsumer = !decision.consumer.isEmpty
        identity(IdentityHeaders.native.consumer, !isGloo && hasConsumer ? decision.consumer : nil)
        identity(IdentityHeaders.native.plan, isGloo ? nil : planName)
        identity(IdentityHeaders.gloo.consumer, isGloo && hasConsumer ? decision.consumer : nil)
        identity(IdentityHeaders.gloo.plan, isGloo ? planName : nil)
        removeKeys(route)
    }

    private mutating func identity(_ name: StaticString, _ value: PolicyBytes?) {
        if let value {
            decision.setHeaders.append(PolicyBytes(name), value)
        } else {
            _ = decision.removedHeaders.append(PolicyBytes(name))
        }
    }

    // MARK: - Keys are not for backends

    private mutating func removeKeys(_ route: RouteRow) {
        var fits = true
        var hasCookies = false
        for position in route.plans.range {
            guard case .key(let number) = plan(position).auth, isFirst(position, of: route, number) else { continue }
            let location = tables.locations[Int(number)]
            switch location.kind {
            case .header:
                fits = decision.removedHeaders.append(writer.copy(location.name.bytes(in: pool))) && fits
            case .query:
                fits = decision.removedParameters.append(writer.copy(location.name.bytes(in: pool))) && fits
            case .cookie: hasCookies = true
            }
        }
        if hasCookies { fits = removeCookies(route) && fits }
        guard !fits else { return }
        let name = decision.route
        decision = PolicyDecision(denied: .tooManyLocations, status: 500)
        decision.route = name
    }

    /// Whether no plan before sends its key to the same place.
    private func isFirst(_ position: Int, of route: RouteRow, _ location: UInt32) -> Bool {
        !route.plans.before(position).contains {
            if case .key(location) = plan($0).auth { true } else { false }
        }
    }

    private func plan(_ position: Int) -> PlanRow { tables.plans[Int(tables.planNumbers[position])] }

    /// Sets the field `cookie` to what is left of it.
    private mutating func removeCookies(_ route: RouteRow) -> Bool {
        var others = writer
        var isFound = false
        var isFirst = true
        forEachCookie { pair, separator in
            if let separator, isKey(pair.part(0, separator), route) {
                isFound = true
                return
            }
            if !isFirst { others.put("; ") }
            others.put(pair)
            isFirst = false
        }
        guard isFound else { return true }
        let start = writer.count
        writer = others
        if isFirst { return decision.removedHeaders.append(PolicyBytes("cookie")) }
        decision.setHeaders.append(PolicyBytes("cookie"), writer.bytes(since: start))
        return true
    }

    private func isKey(_ cookie: UnsafeRawBufferPointer, _ route: RouteRow) -> Bool {
        route.plans.contains { position in
            guard case .key(let number) = plan(position).auth else { return false }
            let location = tables.locations[Int(number)]
            return location.kind == .cookie && location.name.bytes(in: pool).hasSameBytes(as: cookie)
        }
    }

    // MARK: - Limits

    /// `100/minute/<plan>/<product or operation>/<who>`, for each limit of a plan.
    private mutating func addLimits(
        of plan: PlanRow,
        _ route: RouteRow,
        _ consumer: UnsafeRawBufferPointer,
        isEncoded: Bool
    ) {
        guard decision.isAllowed, plan.limits.count > 0 else { return }
        let domain = tables.environments[Int(route.environment)].domain
        decision.limitDomain = writer.copy(domain.bytes(in: pool))
        for position in plan.limits.range {
            let limit = tables.limits[position]
            let key = writer.copy(limit.key.bytes(in: pool))
            let start = writer.count
            writer.put(limit.front.bytes(in: pool))
            if limit.isPerOperation {
                writer.put("o/")
                writer.put(route.name.bytes(in: pool))
                writer.put(UInt8(ascii: "/"))
            } else {
                writer.put(tables.products[Int(route.product)].scope.bytes(in: pool))
            }
            switch limit.counter {
            case .plan: writer.put("p")
            case .consumer where isEncoded: writer.put(consumer)
            case .consumer where !consumer.isEmpty:
                writer.put("c/")
                writer.putLimitText(consumer)
            // Whoever has no name is counted by address.
            case .consumer, .clientAddress:
                writer.put("a/")
                writer.putLimitText(request.clientAddress.buffer)
            }
            decision.limits.append(key, writer.bytes(since: start))
        }
    }

    // MARK: - No

    /// Refuses a request: with the codes of Gloo Portal where the environment is Gloo's.
    mutating func refuse(_ route: RouteRow, _ failure: Failure) {
        if tables.environments[Int(route.environment)].isGloo {
            if route.plans.count > 1 { return refuse(failure.reason, 403) }
            if case .key = plan(route.plans.range.lowerBound).auth {
                refuse(failure.reason, 401)
                decision.wwwAuthenticate = PolicyBytes("API key is missing or invalid")
                return
            }
        }
        switch failure.reason {
        case .keysUnavailable: refuse(.keysUnavailable, 503)
        case .credentialMissing, .credentialInvalid, .credentialExpired, .credentialAmbiguous:
            refuse(failure.reason, 401)
            decision.wwwAuthenticate = challenges(of: route)
        case .scope:
            refuse(.scope, 403)
            decision.wwwAuthenticate = scopeChallenge(of: route)
        default: refuse(failure.reason, 403)
        }
    }

    /// A challenge (RFC 9110 section 11.6.1) for each plan, each once.
    private mutating func challenges(of route: RouteRow) -> PolicyBytes {
        let start = writer.count
        for position in route.plans.range {
            let plan = plan(position)
            let isKnown = route.plans.before(position).contains { self.plan($0).challenge == plan.challenge }
            guard plan.challenge.count > 0, !isKnown else { continue }
            if writer.count > start { writer.put(", ") }
            writer.put(plan.challenge.bytes(in: pool))
            if case .token(let rules) = plan.auth, wasRefused(tables.tokens[Int(rules)]) {
                writer.put(", error=\"invalid_token\"")
            }
        }
        return writer.bytes(since: start)
    }

    /// Whether a token was sent and is none, or says what cannot be (RFC 6750 section 3.1).
    private func wasRefused(_ rules: TokenRow) -> Bool {
        let provider = rules.provider.bytes(in: pool)
        if claims(of: provider) != nil { return true }
        guard let code = failureCode(of: provider) else { return false }
        return code != PolicyTokenFailure.missing
    }

    /// The scopes of the first plan whose token was sent.
    private mutating func scopeChallenge(of route: RouteRow) -> PolicyBytes {
        for position in route.plans.range {
            guard case .token(let number) = plan(position).auth else { continue }
            let rules = tables.tokens[Int(number)]
            let provider = rules.provider.bytes(in: pool)
            if rules.scopes.count > 0, claims(of: provider) != nil {
                return writer.copy(rules.scopeChallenge.bytes(in: pool))
            }
        }
        return PolicyBytes()
    }
}
