internal import PortalIR
internal import PortalVocabulary

extension Comparison {
    /// Who may call one operation.
    mutating func compareAuth(
        _ before: DiffSide.Location,
        _ after: DiffSide.Location,
        _ subject: PortalDifference.Subject
    ) {
        let (first, second) = (old.plans(before), new.plans(after))
        let (wasOpen, isOpen) = (Self.isOpen(first), Self.isOpen(second))
        // The plan that is the reason says more than the operation, where there is one.
        let places = (
            first.first?.provenance ?? old.operation(before).provenance,
            second.first?.provenance ?? new.operation(after).provenance
        )
        switch (wasOpen, isOpen) {
        case (true, false):
            let message = "asks for \(DiffWords.plans(second)); it was open"
            note(.authRequired, subject, message, before: places.0, after: places.1)
        case (false, true):
            let message = "is open; it asked for \(DiffWords.plans(first))"
            note(.authRemoved, subject, message, before: places.0, after: places.1)
        case (true, true):
            guard Set(first.map(\.id)) != Set(second.map(\.id)) else { return }
            let message = "is open under \(DiffWords.names(second)), was under \(DiffWords.names(first))"
            note(.planReplaced, subject, message, before: places.0, after: places.1)
        case (false, false):
            for plan in first where !second.contains(where: { $0.id == plan.id }) {
                var subject = subject
                subject.plan = plan.id
                let message = "takes this plan no longer, but \(DiffWords.names(second))"
                note(.planRemoved, subject, message, before: plan.provenance, after: places.1)
            }
            for plan in second where !first.contains(where: { $0.id == plan.id }) {
                var subject = subject
                subject.plan = plan.id
                let message = "takes this plan too: \(ResolvedWords.auth(plan.auth))"
                note(.planAdded, subject, message, before: places.0, after: plan.provenance)
            }
        }
    }

    private static func isOpen(_ plans: [ResolvedPlan]) -> Bool {
        plans.isEmpty || plans.contains { $0.auth == .open }
    }

    /// What the plans demand and allow that are there before and after: once, however many operations are under them.
    mutating func comparePlans() {
        for (id, before) in old.plans.ordered(by: { $0.key < $1.key }) {
            guard let after = new.plans[id] else { continue }
            var subject = PortalDifference.Subject()
            subject.plan = id
            switch (before.auth, after.auth) {
            case (.apiKey(let first), .apiKey(let second)):
                if first != second {
                    let message =
                        "takes the key in \(ResolvedWords.location(second)), not in \(ResolvedWords.location(first))"
                    noteChange(.keyLocationChanged, subject, message, before, after)
                }
            case (.jwt(let first), .jwt(let second)):
                compareTokens(first, second, subject)
            case (.open, _), (_, .open):
                // Told for each operation: it depends on the alternatives.
                break
            default:
                let message = "asks for \(ResolvedWords.auth(after.auth)), not for \(ResolvedWords.auth(before.auth))"
                noteChange(.authChanged, subject, message, before, after)
            }
            compareLimits(before, after, subject)
            if before.refusesUncounted != after.refusesUncounted, !before.limits.isEmpty, !after.limits.isEmpty {
                let message =
                    after.refusesUncounted
                    ? "refuses calls that cannot be counted" : "lets calls through that cannot be counted"
                noteChange(.limitFailureChanged, subject, message, before, after)
            }
            if before.needsApproval != after.needsApproval {
                noteChange(
                    after.needsApproval ? .approvalRequired : .approvalDropped,
                    subject,
                    after.needsApproval ? "gives keys after approval only" : "gives keys at once",
                    before,
                    after
                )
            }
            if (before.displayName, before.details) != (after.displayName, after.details) {
                noteChange(.documentationChanged, subject, "is described in other words", before, after)
            }
        }
    }

    private mutating func noteChange(
        _ kind: PortalDifference.Kind,
        _ subject: PortalDifference.Subject,
        _ message: String,
        _ before: ResolvedPlan,
        _ after: ResolvedPlan
    ) {
        note(kind, subject, message, before: before.provenance, after: after.provenance)
    }

    // MARK: - Tokens

    private mutating func compareTokens(
        _ before: TokenRules,
        _ after: TokenRules,
        _ subject: PortalDifference.Subject
    ) {
        let places = (before.provenance, after.provenance)
        if before.issuer != after.issuer {
            let message = "takes tokens of \(after.issuer), not of \(before.issuer)"
            note(.tokenIssuerChanged, subject, message, before: places.0, after: places.1)
        } else if !Self.isSameKeys(before.keys, after.keys) {
            let message = "checks tokens with other keys"
            note(.tokenKeysChanged, subject, message, before: places.0, after: places.1)
        }
        let changes = TokenChanges(before, after)
        if !changes.tighter.isEmpty {
            let message = "asks more of tokens: \(changes.tighter.joined(separator: "; "))"
            note(.tokenRulesTightened, subject, message, before: places.0, after: places.1)
        }
        if !changes.looser.isEmpty {
            let message = "asks less of tokens: \(changes.looser.joined(separator: "; "))"
            note(.tokenRulesLoosened, subject, message, before: places.0, after: places.1)
        }
        if before.consumerClaim != after.consumerClaim {
            let message = "knows its consumers by the claim `\(after.consumerClaim)`, not by `\(before.consumerClaim)`"
            note(.consumerClaimChanged, subject, message, before: places.0, after: places.1)
        }
        if Self.words(before) != Self.words(after) {
            let message = "tells readers another way to get tokens"
            note(.documentationChanged, subject, message, before: places.0, after: places.1)
        }
    }

    private static func words(_ rules: TokenRules) -> [String?] {
        [rules.authorizationURL, rules.tokenURL] + rules.optionalScopes
    }

    /// How often keys are fetched is not what they are.
    private static func isSameKeys(_ first: TokenRules.KeySet, _ second: TokenRules.KeySet) -> Bool {
        if case .remote(let first, _) = first, case .remote(let second, _) = second { return first == second }
        return first == second
    }

    // MARK: - Limits

    private mutating func compareLimits(
        _ before: ResolvedPlan,
        _ after: ResolvedPlan,
        _ subject: PortalDifference.Subject
    ) {
        let (first, second) = (Self.limits(before), Self.limits(after))
        for (kind, limit) in first.ordered(by: { $0.key < $1.key }) {
            guard let later = second[kind] else {
                noteChange(
                    .limitRemoved,
                    subject,
                    "has the limit no more: \(ResolvedWords.limit(limit))",
                    before,
                    after
                )
                continue
            }
            guard limit.requests != later.requests else { continue }
            noteChange(
                later.requests < limit.requests ? .limitLowered : .limitRaised,
                subject,
                "allows \(ResolvedWords.limit(later)), was \(limit.requests)",
                before,
                after
            )
        }
        for (kind, limit) in second.ordered(by: { $0.key < $1.key }) where first[kind] == nil {
            noteChange(.limitAdded, subject, "has a new limit: \(ResolvedWords.limit(limit))", before, after)
        }
    }

    /// The limits by what they count; of two that count the same, the lower one, which is the one that bites.
    private static func limits(_ plan: ResolvedPlan) -> [String: PlanLimit] {
        var limits: [String: PlanLimit] = [:]
        for limit in plan.limits {
            let kind = "\(limit.unit.seconds) \(limit.per.rawValue) \(limit.scope.rawValue)"
            if let known = limits[kind], known.requests <= limit.requests { continue }
            limits[kind] = limit
        }
        return limits
    }
}

/// What is asked more, and what less, of tokens.
private struct TokenChanges {
    var tighter: [String] = []
    var looser: [String] = []

    init(_ before: TokenRules, _ after: TokenRules) {
        compareAudiences(Set(before.audiences), Set(after.audiences))
        compareScopes(Set(before.requiredScopes), Set(after.requiredScopes))
        for claim in Set(before.requiredClaims.keys).union(after.requiredClaims.keys).ordered() {
            compareClaim(claim, before.requiredClaims[claim].map(Set.init), after.requiredClaims[claim].map(Set.init))
        }
    }

    /// One of them is enough; none at all means that they are not looked at.
    private mutating func compareAudiences(_ before: Set<String>, _ after: Set<String>) {
        if before == after { return }
        if before.isEmpty {
            tighter.append("an audience of \(DiffWords.values(after))")
        } else if after.isEmpty {
            looser.append("any audience")
        } else {
            let (gone, come) = (before.subtracting(after), after.subtracting(before))
            if !gone.isEmpty { tighter.append("not the audience \(DiffWords.values(gone))") }
            if !come.isEmpty { looser.append("the audience \(DiffWords.values(come))") }
        }
    }

    /// All of them are needed.
    private mutating func compareScopes(_ before: Set<String>, _ after: Set<String>) {
        let (gone, come) = (before.subtracting(after), after.subtracting(before))
        if !come.isEmpty { tighter.append("the scope \(DiffWords.values(come))") }
        if !gone.isEmpty { looser.append("not the scope \(DiffWords.values(gone))") }
    }

    /// One of the values is enough.
    private mutating func compareClaim(_ name: String, _ before: Set<String>?, _ after: Set<String>?) {
        switch (before, after) {
        case (nil, let values?):
            tighter.append("the claim `\(name)` as \(DiffWords.values(values))")
        case (_?, nil):
            looser.append("not the claim `\(name)`")
        case (let first?, let second?):
            let (gone, come) = (first.subtracting(second), second.subtracting(first))
            if !gone.isEmpty { tighter.append("the claim `\(name)` not as \(DiffWords.values(gone))") }
            if !come.isEmpty { looser.append("the claim `\(name)` as \(DiffWords.values(come))") }
        case (nil, nil):
            break
        }
    }
}
