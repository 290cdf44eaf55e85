internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// The plans of one run, each prepared once.
struct PlanTable {
    /// A plan with every default applied.
    struct Prepared {
        var plan: ResolvedPlan
        /// Why nothing under it is served.
        var withholding = Withholding()
    }

    private let keySets: [String: LoadedKeySet]
    private var prepared: [String: Prepared] = [:]

    /// Prepares every UsagePlan among the inputs, so that a faulty one is reported even where nobody uses it.
    init(_ input: DecodedInput, keySets: [String: LoadedKeySet], _ findings: inout Findings) {
        self.keySets = keySets
        for plan in input.usagePlans {
            let id = PlanIdentity.of(plan.name)
            prepared[id] = prepare(plan, id: id, name: plan.metadata.name, subject: plan.identity, &findings)
        }
        for environment in input.environments {
            for local in environment.localPlans {
                guard let plan = local.plan else { continue }
                let id = PlanIdentity.of(local: local.name, in: environment.name)
                prepared[id] = prepare(plan, id: id, name: local.name, subject: environment.identity, &findings)
            }
        }
    }

    /// The plan with an identity.
    subscript(id: String) -> Prepared? { prepared[id] }

    private func prepare(
        _ plan: UsagePlan,
        id: String,
        name: String,
        subject: ResourceIdentity,
        _ findings: inout Findings
    ) -> Prepared {
        var preparer = PlanPreparer(subject: subject, keySet: keySets[id])
        swap(&preparer.findings, &findings)
        let resolved = preparer.prepare(plan, id: id, name: name)
        swap(&preparer.findings, &findings)
        return Prepared(plan: resolved, withholding: preparer.withholding)
    }
}

/// Turns a plan as written into one with every default applied.
struct PlanPreparer {
    let subject: ResourceIdentity
    let keySet: LoadedKeySet?
    var findings = Findings()
    private(set) var withholding = Withholding()

    init(subject: ResourceIdentity, keySet: LoadedKeySet?) {
        self.subject = subject
        self.keySet = keySet
    }

    /// The plan; what is wrong with it is reported and withholds.
    mutating func prepare(_ plan: UsagePlan, id: String, name: String) -> ResolvedPlan {
        let auth: ResolvedPlan.Auth =
            switch plan.auth {
            case .apiKey(let keys): .apiKey(location(keys))
            case .jwt(let tokens): .jwt(rules(tokens, of: plan))
            case .open: .open
            }
        return ResolvedPlan(
            id: id,
            name: name,
            displayName: plan.displayName,
            details: plan.description,
            auth: auth,
            limits: limits(plan),
            refusesUncounted: plan.onLimitServiceFailure == .deny,
            needsApproval: plan.approval == .manual,
            isGloo: plan.dialect == .gloo,
            provenance: plan.provenance
        )
    }

    private mutating func fault(_ code: DiagnosticCode, at provenance: Provenance, _ arguments: [String: String]) {
        withholding.append(findings.report(code, at: provenance, arguments, subject: subject))
    }

    /// Fields that say where a request goes: a key in one of them would be taken away with it.
    private static let routing: Set<String> = ["host", "connection", "content-length", "transfer-encoding", "upgrade"]

    private mutating func location(_ auth: ApiKeyAuth) -> ResolvedPlan.KeyLocation {
        switch auth.location {
        case .query(let name): return .query(name)
        case .cookie(let name): return .cookie(name)
        case .header(let name):
            let name = name.lowercased()
            if Self.routing.contains(name) || name.hasPrefix("x-portal-") || name.hasPrefix("x-envoy-") {
                fault(.unusableKeyHeader, at: auth.provenance, ["name": name])
            }
            return .header(name)
        }
    }

    // MARK: - Tokens

    private mutating func rules(_ auth: JwtAuth, of plan: UsagePlan) -> TokenRules {
        let isLine = auth.issuer.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f..<0xa0).contains($0.value) }
        if auth.issuer.isEmpty || !isLine {
            fault(
                .badFormat,
                at: auth.provenance.appending("issuer"),
                ["path": "issuer", "value": auth.issuer, "phrase": "an issuer in one line"]
            )
        }
        if keySet?.keys == nil { withholding.append(contentsOf: keySet?.reasons ?? []) }
        let documentation = auth.documentation
        return TokenRules(
            issuer: auth.issuer,
            audiences: Set(auth.audiences).ordered(),
            keys: keySet?.keys ?? .inline(""),
            requiredScopes: Set(auth.requiredScopes).ordered(),
            optionalScopes: Set(auth.optionalScopes).subtracting(auth.requiredScopes).ordered(),
            requiredClaims: auth.requiredClaims.mapValues { Set($0).ordered() },
            consumerClaim: auth.consumerClaim ?? "sub",
            authorizationURL: page(documentation?.authorizationUrl, "authorizationUrl", of: auth),
            tokenURL: page(documentation?.tokenUrl, "tokenUrl", of: auth),
            provenance: auth.provenance
        )
    }

    /// A URL for readers, which Gloo Portal does not look at.
    private mutating func page(_ url: String?, _ field: String, of auth: JwtAuth) -> String? {
        guard let url, !url.isEmpty else { return nil }
        let isPlain = url.unicodeScalars.allSatisfy { $0.value > 0x20 && !(0x7f..<0xa0).contains($0.value) }
        if isPlain, url.hasPrefix("https://") || url.hasPrefix("http://") { return url }
        findings.report(
            .unusableDocumentationURL,
            at: auth.provenance.appending(field),
            ["field": field],
            subject: subject
        )
        return nil
    }

    // MARK: - Limits

    private mutating func limits(_ plan: UsagePlan) -> [PlanLimit] {
        let isOpen = if case .open = plan.auth { true } else { false }
        if plan.rateLimits.count > LimitWords.slots {
            fault(
                .tooManyElements,
                at: plan.rateLimits[LimitWords.slots].provenance,
                ["path": "rateLimits", "count": String(plan.rateLimits.count), "most": String(LimitWords.slots)]
            )
            return []
        }
        var limits: [(limit: PlanLimit, provenance: Provenance)] = []
        for written in plan.rateLimits {
            guard (1...4_294_967_295).contains(written.requests) else {
                fault(
                    .outOfRange,
                    at: written.provenance.appending("requests"),
                    ["path": "requests", "value": String(written.requests), "low": "1", "high": "4294967295"]
                )
                continue
            }
            if isOpen, written.per == .consumer {
                fault(.consumerLimitOnOpenPlan, at: written.provenance.appending("per"), [:])
                continue
            }
            let limit = PlanLimit(
                requests: written.requests,
                unit: Self.unit(written.unit),
                per: Self.counter(written.per) ?? (isOpen ? .clientAddress : .consumer),
                scope: written.scope == .operation ? .operation : .product
            )
            if let same = limits.firstIndex(where: { limit.counts(like: $0.limit) }) {
                report(written, repeating: limits[same].provenance)
                if limit.requests < limits[same].limit.requests { limits[same] = (limit, written.provenance) }
            } else {
                limits.append((limit, written.provenance))
            }
        }
        return limits.map(\.limit)
    }

    private mutating func report(_ limit: RateLimit, repeating first: Provenance) {
        findings.report(
            .repeatedLimit,
            at: limit.provenance,
            ["unit": limit.unit.rawValue],
            labels: [Diagnostic.Label("the other one", at: Location(first))],
            subject: subject
        )
    }

    private static func unit(_ unit: RateLimit.Unit) -> PlanLimit.Unit {
        switch unit {
        case .second: .second
        case .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week: .week
        case .month: .month
        case .year: .year
        }
    }

    private static func counter(_ counter: RateLimit.Counter?) -> PlanLimit.Counter? {
        switch counter {
        case .consumer?: .consumer
        case .plan?: .plan
        case .clientAddress?: .clientAddress
        case nil: nil
        }
    }
}

extension PlanLimit {
    /// Whether two limits count the same requests in the same windows, so that the lower one is all that counts.
    fileprivate func counts(like other: PlanLimit) -> Bool {
        unit == other.unit && per == other.per && scope == other.scope
    }
}
