extension Decider {
    /// The clocks of whoever made a token and of whoever reads it may differ by so many seconds, as in Envoy.
    static let clockSkew: Int64 = 60

    /// The consumer that a verified token names, if it says all that a plan and a route ask for.
    mutating func token(_ rules: TokenRow, for route: RouteRow) -> Result<PolicyBytes, Failure> {
        let provider = rules.provider.bytes(in: pool)
        guard let payload = claims(of: provider) else {
            return .failure(Failure(reason: reasonOfAbsence(provider)))
        }
        let name = rules.consumerClaim.bytes(in: pool)
        guard let claims = TokenClaims(payload.buffer, consumerClaim: name) else {
            return .failure(Failure(reason: .credentialInvalid))
        }
        if let reason = contradiction(claims, rules) ?? shortage(claims, rules) ?? exclusion(claims, rules, route) {
            return .failure(Failure(reason: reason))
        }
        guard let consumer = claims.text(claims.consumer, &writer), !consumer.isEmpty else {
            return .failure(Failure(reason: .consumer))
        }
        return .success(PolicyBytes(consumer))
    }

    private func reasonOfAbsence(_ provider: UnsafeRawBufferPointer) -> PolicyReason {
        switch failureCode(of: provider) {
        case nil, PolicyTokenFailure.missing: .credentialMissing
        case PolicyTokenFailure.keysUnavailable: .keysUnavailable
        default: .credentialInvalid
        }
    }

    /// What somebody verified of a provider's token.
    func claims(of provider: UnsafeRawBufferPointer) -> PolicyBytes? {
        for token in request.tokens where token.name.buffer.hasSameBytes(as: provider) { return token.value }
        return nil
    }

    /// Why a provider's token was not accepted.
    func failureCode(of provider: UnsafeRawBufferPointer) -> Int32? {
        for failure in request.tokenFailures where failure.provider.buffer.hasSameBytes(as: provider) {
            return failure.code
        }
        return nil
    }

    /// What whoever verified the token should have seen: it is looked at again, because it costs little.
    private func contradiction(_ claims: TokenClaims, _ rules: TokenRow) -> PolicyReason? {
        if claims.issuer.exists, !claims.has(claims.issuer, rules.issuer.bytes(in: pool)) { return .credentialInvalid }
        if claims.notAfter.exists {
            guard let end = claims.seconds(claims.notAfter) else { return .credentialInvalid }
            if request.now.subtractingReportingOverflow(Self.clockSkew).partialValue > end { return .credentialExpired }
        }
        if claims.notBefore.exists {
            guard let begin = claims.seconds(claims.notBefore) else { return .credentialInvalid }
            if request.now.addingReportingOverflow(Self.clockSkew).partialValue < begin { return .credentialExpired }
        }
        return nil
    }

    private func shortage(_ claims: TokenClaims, _ rules: TokenRow) -> PolicyReason? {
        if rules.audiences.count > 0 {
            let isMeant = rules.audiences.contains {
                claims.has(claims.audience, tables.texts[$0].bytes(in: pool))
            }
            if !isMeant { return .audience }
        }
        for position in rules.scopes.range {
            let scope = tables.texts[position].bytes(in: pool)
            guard claims.hasWord(claims.scope, scope) || claims.hasWord(claims.scp, scope) else { return .scope }
        }
        for position in rules.claims.range {
            let row = tables.claims[position]
            guard let value = claims.claim(row.name.bytes(in: pool)) else { return .credentialInvalid }
            let isOne = row.values.contains { claims.has(value, tables.texts[$0].bytes(in: pool)) }
            if !isOne { return .claim }
        }
        return nil
    }

    /// Whether the groups of the token may not see the operation, where groups are asked.
    private func exclusion(_ claims: TokenClaims, _ rules: TokenRow, _ route: RouteRow) -> PolicyReason? {
        guard rules.groupsClaims.count > 0, let audience = route.audience else { return nil }
        let issuer = rules.issuer
        for position in tables.audiences[Int(audience)].tokens.range where tables.tokenGroups[position].issuer == issuer
        {
            let row = tables.tokenGroups[position]
            guard let value = claims.claim(row.claim.bytes(in: pool)) else { return .credentialInvalid }
            if row.groups.contains(where: { claims.has(value, tables.texts[$0].bytes(in: pool)) }) { return nil }
        }
        return .group
    }
}
