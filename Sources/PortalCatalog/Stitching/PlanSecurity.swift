internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// The security schemes that the plans of an environment make, and what operations demand.
///
/// Names follow from the plans of the environment, not from who looks or which operations are shown.
struct PlanSecurity {
    private struct Scheme {
        var kind: String
        var value: Value
        var name = ""
    }

    private let plans: [ResolvedPlan]
    private var schemes: [Scheme] = []
    /// The scheme of each plan, as a position; `nil` for open ones.
    private var schemeOfPlan: [Int?] = []

    /// Makes the schemes of an environment.
    init(_ environment: ResolvedEnvironment) {
        plans = environment.plans
        var positions: [Value: Int] = [:]
        var owners: [ResolvedPlan] = []
        for plan in plans {
            guard let (kind, value) = scheme(of: plan) else {
                schemeOfPlan.append(nil)
                continue
            }
            let key: Value = [kind: value]
            if let known = positions[key] {
                schemeOfPlan.append(known)
                continue
            }
            positions[key] = schemes.count
            schemeOfPlan.append(schemes.count)
            schemes.append(Scheme(kind: kind, value: value))
            owners.append(plan)
        }
        var used: Set<String> = []
        for index in schemes.indices {
            let kind = schemes[index].kind
            let isOnly = schemes.filter { $0.kind == kind }.count == 1
            let base = isOnly ? kind : "\(kind)-\(ComponentName.fitted(owners[index].name))"
            var name = base
            var ordinal = 2
            while !used.insert(name).inserted {
                name = "\(base)-\(ordinal)"
                ordinal += 1
            }
            schemes[index].name = name
        }
    }

    private func scheme(of plan: ResolvedPlan) -> (kind: String, value: Value)? {
        switch plan.auth {
        case .open:
            return nil
        case .apiKey(let location):
            let (place, name) =
                switch location {
                case .header(let name): ("header", name)
                case .query(let name): ("query", name)
                case .cookie(let name): ("cookie", name)
                }
            let value: Value = ["type": "apiKey", "in": .string(place), "name": .string(name)]
            return (plan.isGloo ? "devportal-apikey-auth" : "apiKey", value)
        case .jwt(let rules):
            let kind = plan.isGloo ? "devportal-oauth" : "jwt"
            return (kind, rules.isOAuth ? oauth(rules, isGloo: plan.isGloo) : Self.bearer(rules))
        }
    }

    private static func bearer(_ rules: TokenRules) -> Value {
        [
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": .string("A JSON Web Token of `\(rules.issuer)`."),
        ]
    }

    /// The flow that the known addresses allow, with the scopes of all plans that share it.
    private func oauth(_ rules: TokenRules, isGloo: Bool) -> Value {
        var scopes: Set<String> = []
        for plan in plans where plan.isGloo == isGloo {
            guard case .jwt(let other) = plan.auth, other.issuer == rules.issuer,
                other.authorizationURL == rules.authorizationURL, other.tokenURL == rules.tokenURL
            else { continue }
            scopes.formUnion(other.requiredScopes + other.optionalScopes)
        }
        var flow: [Value.Member] = []
        if let url = rules.authorizationURL { flow["authorizationUrl"] = .string(url) }
        if let url = rules.tokenURL { flow["tokenUrl"] = .string(url) }
        flow["scopes"] = .mapping(scopes.ordered().map { Value.Member($0, "") })
        let kind =
            switch (rules.authorizationURL, rules.tokenURL) {
            case (_?, nil): "implicit"
            case (nil, _): "clientCredentials"
            case (_?, _?): "authorizationCode"
            }
        return [
            "type": "oauth2", "description": .string("Tokens of `\(rules.issuer)`."),
            "flows": [kind: .mapping(flow)],
        ]
    }

    /// The alternatives that some plans make; an open one is an empty requirement.
    func requirement(of plans: [Int]) -> Value {
        var alternatives: [Value] = []
        for plan in plans where self.plans.indices.contains(plan) {
            var alternative: Value = .mapping([])
            if let position = schemeOfPlan[plan] {
                var scopes: [String] = []
                // The names of scopes have a meaning for OAuth 2.0 only.
                if case .jwt(let rules) = self.plans[plan].auth, rules.isOAuth { scopes = rules.requiredScopes }
                alternative = [schemes[position].name: Value(texts: scopes)]
            }
            if !alternatives.contains(alternative) { alternatives.append(alternative) }
        }
        let isOpen = alternatives.allSatisfy { $0 == .mapping([]) }
        return isOpen ? [] : .sequence(alternatives)
    }

    /// The schemes that some plans need, by name.
    func schemes(of plans: Set<Int>) -> [Value.Member] {
        let used = Set(plans.compactMap { schemeOfPlan.indices.contains($0) ? schemeOfPlan[$0] : nil })
        return schemes.indices.filter(used.contains).map { Value.Member(schemes[$0].name, schemes[$0].value) }
            .ordered { $0.key < $1.key }
    }
}
