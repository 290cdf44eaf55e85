internal import PortalIR
internal import PortalVocabulary

extension TableBuilder {
    /// Adds a plan of an environment.
    mutating func add(_ plan: PolicyContent.Plan, _ environment: ResourceName) {
        let realm = "realm=" + HeaderText.quoted("\(environment)")
        var row = PlanRow(
            id: pool.text(plan.id),
            name: pool.text(plan.name),
            isGloo: plan.isGloo,
            auth: .open,
            limits: Rows(start: UInt32(limits.count), count: UInt32(plan.limits.count)),
            challenge: Text()
        )
        switch plan.auth {
        case .open: break
        case .apiKey(let place):
            let (kind, word, name): (LocationRow.Kind, String, String) =
                switch place {
                case .header(let name): (.header, "header", name.lowercased())
                case .query(let name): (.query, "query", name)
                case .cookie(let name): (.cookie, "cookie", name)
                }
            row.auth = .key(location(LocationRow(kind: kind, name: pool.text(name))))
            let challenge = "ApiKey \(realm), in=\"\(word)\", name=" + HeaderText.quoted(name)
            row.challenge = pool.text(challenge)
        case .jwt(let token):
            row.auth = .token(UInt32(truncatingIfNeeded: tokens.count))
            row.challenge = pool.text("Bearer \(realm)")
            let scope = HeaderText.quoted(token.requiredScopes.joined(separator: " "))
            let claims = Rows(start: UInt32(self.claims.count), count: UInt32(token.requiredClaims.count))
            for name in token.requiredClaims.keys.ordered() {
                self.claims.append(ClaimRow(name: pool.text(name), values: list(token.requiredClaims[name] ?? [])))
            }
            tokens.append(
                TokenRow(
                    provider: pool.text(token.provider),
                    issuer: pool.text(token.issuer),
                    audiences: list(token.audiences),
                    scopes: list(token.requiredScopes),
                    claims: claims,
                    consumerClaim: pool.text(token.consumerClaim),
                    groupsClaims: list(token.groupsClaims),
                    scopeChallenge: pool.text("Bearer \(realm), error=\"insufficient_scope\", scope=\(scope)")
                )
            )
        }
        for (slot, limit) in plan.limits.enumerated() {
            limits.append(
                LimitRow(
                    key: pool.text(LimitWords.key(slot: slot + 1, isStrict: plan.refusesUncounted)),
                    front: pool.text(LimitWords.prefix(of: limit) + plan.id + "/"),
                    isPerOperation: limit.scope == .operation,
                    counter: limit.per
                )
            )
        }
        plans.append(row)
    }

    private mutating func location(_ row: LocationRow) -> UInt32 {
        if let known = locations.firstIndex(of: row) { return UInt32(truncatingIfNeeded: known) }
        locations.append(row)
        return UInt32(truncatingIfNeeded: locations.count - 1)
    }
}
