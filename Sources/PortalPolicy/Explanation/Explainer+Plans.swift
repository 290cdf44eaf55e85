internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

extension Explainer {
    /// What an authorization server decides, and what each plan would by itself.
    mutating func decide(_ entry: RouteEntry, in environment: ResolvedEnvironment) {
        let token = UnverifiedToken(request.header("authorization"))
        var narrow = environment
        narrow.entries = [entry]
        let call = call(route: entry.name, token, environment)
        var verdict = PolicySnapshot(alone(narrow)).decide(call)
        // What is left of `cookie` came with the request.
        for index in verdict.setHeaders.indices where verdict.setHeaders[index].name == "cookie" {
            verdict.setHeaders[index].value = Self.mask
        }
        result.decision = verdict
        result.restsOnToken = verdict.reason == .tokenAccepted
        if result.restsOnToken {
            result.notes.append(
                "nobody verified the token here: the gateway checks who signed it, and without that it is as if none had "
                    + "been sent"
            )
        }
        for index in result.plans.indices {
            let plan = result.plans[index]
            let own = PolicySnapshot(alone(narrowed(narrow, to: entry.name, plan.id))).decide(call)
            result.plans[index].isAccepted = own.isAllowed
            result.plans[index].reason = words(own.reason, plan.id, token, environment)
        }
        if goesToBackend(entry) { addLimits(verdict, environment) }
    }

    /// Whether what is let through goes to a backend; Envoy counts nothing else.
    private func goesToBackend(_ entry: RouteEntry) -> Bool {
        guard case .forward = entry.action else { return false }
        return !gateway.isNative || gateway.mocks[entry.name] == nil && !gateway.closed.contains(entry.name)
    }

    /// What stands for what is not shown.
    static let mask = "[masked]"

    /// An environment in which an operation has one plan.
    private func narrowed(_ environment: ResolvedEnvironment, to route: String, _ plan: String) -> ResolvedEnvironment {
        var narrow = environment
        let number = environment.plans.firstIndex { $0.id == plan }
        for version in narrow.products.indices {
            for index in narrow.products[version].operations.indices
            where narrow.products[version].operations[index].name == route {
                narrow.products[version].operations[index].plans = number.map { [$0] } ?? []
            }
        }
        return narrow
    }

    private func call(route: String, _ token: UnverifiedToken?, _ environment: ResolvedEnvironment) -> PolicyCall {
        var call = PolicyCall(
            routeName: route,
            host: request.host,
            method: request.method,
            path: request.path,
            headers: request.headers,
            clientAddress: request.clientAddress,
            now: request.now
        )
        guard let token else { return call }
        var providers = Set<String>()
        for plan in environment.servedPlans {
            guard case .jwt(let rules) = plan.auth, token.isOf(rules.issuer) else { continue }
            if providers.insert(rules.providerName).inserted {
                call.tokens.append(PolicyCall.Field(rules.providerName, token.payload))
            }
        }
        return call
    }

    private func words(
        _ reason: PolicyReason,
        _ id: String,
        _ token: UnverifiedToken?,
        _ environment: ResolvedEnvironment
    ) -> String {
        guard case .jwt(let rules)? = environment.plans.first(where: { $0.id == id })?.auth else {
            switch reason {
            case .credentialMissing: return "no key was sent"
            case .credentialInvalid: return "the key is not known"
            case .credentialExpired: return "the key has ended"
            default: return Self.words(reason)
            }
        }
        switch reason {
        case .tokenAccepted: return "accepted, if the gateway can verify the token"
        case .credentialMissing:
            guard request.header("authorization") != nil else { return "no token was sent" }
            guard let token else { return "`authorization` holds no JSON Web Token" }
            return token.isOf(rules.issuer) ? Self.words(reason) : "the token is of another issuer"
        default: return Self.words(reason)
        }
    }

    /// Why a request is let through or not, in words.
    static func words(_ reason: PolicyReason) -> String {
        switch reason {
        case .keyAccepted: "the key is accepted"
        case .tokenAccepted: "the token is accepted"
        case .open: "open"
        case .guarded: "a guard answers"
        case .unknownRoute: "the policy does not know the route"
        case .unknownHost: "the policy does not know the host"
        case .incompletePolicy: "the policy of the Environment cannot be relied on"
        case .preflight: "a preflight"
        case .closed: "the operation has no plan and is not open"
        case .credentialMissing: "nothing was sent that a plan asks for"
        case .credentialInvalid: "what was sent is not valid"
        case .credentialExpired: "what was sent has ended, or has not begun"
        case .credentialAmbiguous: "a key was sent twice"
        case .otherPlan: "the key is for another product or plan"
        case .group: "no group of the caller may use the operation"
        case .audience: "the token is for another audience"
        case .scope: "the token lacks a scope"
        case .claim: "a claim of the token has none of the values that it must have"
        case .consumer: "the token does not name a consumer"
        case .keysUnavailable: "the keys of the tokens could not be fetched"
        case .bufferTooSmall: "the buffer was too small"
        case .tooManyLocations: "keys may be sent in too many places to remove them all"
        }
    }

    // MARK: - Limits

    private mutating func addLimits(_ verdict: PolicyVerdict, _ environment: ResolvedEnvironment) {
        guard let plan = environment.plans.first(where: { $0.id == verdict.plan }) else { return }
        for (limit, field) in zip(plan.limits, verdict.limits) {
            result.limits.append(
                Explanation.Limit(limit: ResolvedWords.limit(limit), key: field.name, value: field.value)
            )
        }
        guard !result.limits.isEmpty else { return }
        if !gateway.hasRateLimit {
            result.notes.append(
                plan.refusesUncounted
                    ? "nobody counts here, and the plan refuses calls that are not counted"
                    : "nobody counts here: the limits have no effect"
            )
        } else {
            result.notes.append("whether a limit is used up is not known here; then the gateway answers 429")
        }
    }
}

/// The claims of a token that nobody verified.
struct UnverifiedToken {
    /// The claims, as JSON.
    var payload: String

    /// Reads `Bearer <header>.<claims>.<signature>`; `nil` for anything else.
    init?(_ field: String?) {
        guard let field, field.hasPrefix("Bearer ") else { return nil }
        let parts = field.utf8.dropFirst(7).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64Text.decodeURL(parts[1]) else { return nil }
        payload = String(decoding: bytes, as: UTF8.self)
        guard claims({ _ in true }) else { return nil }
    }

    /// Whether somebody is said to have signed it.
    func isOf(_ issuer: String) -> Bool {
        var issuer = issuer
        return issuer.withUTF8 { issuer in
            claims { $0.has($0.issuer, UnsafeRawBufferPointer(issuer)) }
        }
    }

    private func claims(_ condition: (TokenClaims) -> Bool) -> Bool {
        var payload = payload
        return payload.withUTF8 { payload in
            let claims = TokenClaims(UnsafeRawBufferPointer(payload), consumerClaim: PolicyBytes("sub").buffer)
            return claims.map(condition) ?? false
        }
    }
}
