internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// The parts of a document as values.
///
/// What is empty or usual is left out.
enum PolicyValue {
    static func json(_ value: Value) -> String { DocumentWriter.json(value, indented: false) }

    static func name(_ name: ResourceName) -> Value {
        ["namespace": .string(name.namespace), "name": .string(name.name)]
    }

    static func plan(_ plan: PolicyContent.Plan) -> Value {
        var members = [
            Value.Member("id", .string(plan.id)),
            Value.Member("name", .string(plan.name)),
            Value.Member("dialect", .string(plan.isGloo ? "Gloo" : "Native")),
        ]
        switch plan.auth {
        case .open: members.append(Value.Member("open", [:]))
        case .apiKey(.header(let name)): members.append(Value.Member("apiKey", ["header": .string(name)]))
        case .apiKey(.query(let name)): members.append(Value.Member("apiKey", ["query": .string(name)]))
        case .apiKey(.cookie(let name)): members.append(Value.Member("apiKey", ["cookie": .string(name)]))
        case .jwt(let rules): members.append(Value.Member("jwt", token(rules)))
        }
        if !plan.limits.isEmpty { members.append(Value.Member("limits", .sequence(plan.limits.map(limit)))) }
        if plan.refusesUncounted { members.append(Value.Member("onLimitServiceFailure", "Deny")) }
        return .mapping(members)
    }

    private static func token(_ rules: PolicyContent.Token) -> Value {
        var members = [
            Value.Member("provider", .string(rules.provider)),
            Value.Member("issuer", .string(rules.issuer)),
            Value.Member("consumerClaim", .string(rules.consumerClaim)),
        ]
        append("audiences", rules.audiences, to: &members)
        append("requiredScopes", rules.requiredScopes, to: &members)
        if !rules.requiredClaims.isEmpty {
            let claims = rules.requiredClaims.keys.ordered().map { name in
                Value.Member(name, .sequence((rules.requiredClaims[name] ?? []).map { .string($0) }))
            }
            members.append(Value.Member("requiredClaims", .mapping(claims)))
        }
        append("groupsClaims", rules.groupsClaims, to: &members)
        return .mapping(members)
    }

    private static func limit(_ limit: PlanLimit) -> Value {
        [
            "requests": .integer(limit.requests), "unit": .string(limit.unit.rawValue),
            "per": .string(limit.per.rawValue), "scope": .string(limit.scope.rawValue),
        ]
    }

    static func audience(_ audience: PolicyContent.Audience) -> Value {
        var members: [Value.Member] = []
        if !audience.users.isEmpty { members.append(Value.Member("users", .sequence(audience.users.map(name)))) }
        if !audience.groups.isEmpty { members.append(Value.Member("groups", .sequence(audience.groups.map(name)))) }
        if !audience.tokens.isEmpty {
            let tokens = audience.tokens.map { token -> Value in
                [
                    "issuer": .string(token.issuer), "claim": .string(token.claim),
                    "groups": .sequence(token.groups.map { .string($0) }),
                ]
            }
            members.append(Value.Member("tokens", .sequence(tokens)))
        }
        return .mapping(members)
    }

    static func route(_ route: PolicyContent.Route, audience: String?) -> Value {
        var members = [Value.Member("name", .string(route.name))]
        switch route.match.path {
        case .template(let template): members.append(Value.Member("path", .string(template.description)))
        case .below(let template): members.append(Value.Member("below", .string(template.description)))
        }
        switch route.match.method {
        case .any: break
        case .exactly(let method): members.append(Value.Member("method", .string(method.name)))
        case .preflight(let methods): append("preflight", methods.map(\.name), to: &members)
        }
        switch route.use {
        case .answer(let status): members.append(Value.Member("answer", .integer(Int64(status))))
        case .preflight: break
        case .operation(let operation):
            members.append(Value.Member("product", name(operation.product)))
            append("plans", operation.plans, to: &members)
            if operation.isOpen { members.append(Value.Member("open", true)) }
            if let audience { members.append(Value.Member("audience", .string(audience))) }
        }
        return .mapping(members)
    }

    static func key(_ key: PolicyContent.Key) -> Value {
        var members = [
            Value.Member("sha256", .string(key.digest)),
            Value.Member("product", name(key.product)),
            Value.Member("plan", .string(key.plan)),
            Value.Member("consumer", .string(key.consumer)),
        ]
        if let userID = key.userID { members.append(Value.Member("userId", .string(userID))) }
        if let end = key.notAfter { members.append(Value.Member("notAfter", .integer(end))) }
        if let user = key.user { members.append(Value.Member("user", name(user))) }
        if !key.groups.isEmpty { members.append(Value.Member("groups", .sequence(key.groups.map(name)))) }
        return .mapping(members)
    }

    private static func append(_ key: String, _ texts: [String], to members: inout [Value.Member]) {
        if !texts.isEmpty { members.append(Value.Member(key, .sequence(texts.map { .string($0) }))) }
    }
}
