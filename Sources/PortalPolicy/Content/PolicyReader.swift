internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// Reads a document, every member of it: what is unknown, missing or of another kind is a fault.
struct PolicyReader {
    /// Which document it is, for people.
    private let number: Int
    private var audiences: [String: PolicyContent.Audience] = [:]

    static func read(_ bytes: [UInt8], number: Int) throws(PolicyFault) -> PolicyContent {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let documents = DocumentReader.read(
            bytes,
            name: "policy.json",
            format: .json,
            into: &sources,
            diagnostics: &diagnostics
        )
        guard let document = documents.first, documents.count == 1, !diagnostics.hasErrors else {
            throw PolicyFault("document \(number + 1) is no sound JSON")
        }
        var reader = PolicyReader(number: number)
        return try reader.content(document.root)
    }

    private init(number: Int) {
        self.number = number
    }

    // MARK: - Parts

    private mutating func content(_ node: Node) throws(PolicyFault) -> PolicyContent {
        // The version first: the members of another one may be others.
        guard let version = node["schemaVersion"]?.integer, version == PolicyDocuments.schemaVersion else {
            throw fault(node, "is not of schema version \(PolicyDocuments.schemaVersion), the only one that is known")
        }
        let members = try self.members(
            node,
            [
                "schemaVersion", "kind", "environment", "dialect", "hosts", "parts", "plans", "audiences", "routes",
                "keys",
            ]
        )
        guard try text(members, "kind", of: node) == PolicyDocuments.kind else {
            throw fault(node, "is no \(PolicyDocuments.kind)")
        }
        var content = PolicyContent(
            environment: try name(try required(members, "environment", of: node)),
            isGloo: try dialect(members, of: node),
            hosts: try texts(members, "hosts")
        )
        for host in content.hosts where HostName(host)?.text != host { throw fault(node, "has the host `\(host)`") }
        content.parts = Int(try integer(members, "parts", of: node, in: 1...1_000_000))
        for member in try required(members, "audiences", of: node).members {
            audiences[member.key.text] = try audience(member.value)
        }
        for plan in try list(members, "plans") { content.plans.append(try self.plan(plan)) }
        for route in try list(members, "routes") { content.routes.append(try self.route(route)) }
        for key in try list(members, "keys") { content.keys.append(try self.key(key)) }
        try content.check()
        return content
    }

    private func plan(_ node: Node) throws(PolicyFault) -> PolicyContent.Plan {
        let members = try self.members(
            node,
            ["id", "name", "dialect", "open", "apiKey", "jwt", "limits", "onLimitServiceFailure"]
        )
        var plan = PolicyContent.Plan(
            id: try text(members, "id", of: node),
            name: try text(members, "name", of: node),
            isGloo: try dialect(members, of: node),
            auth: .open
        )
        switch (members["open"], members["apiKey"], members["jwt"]) {
        case (let open?, nil, nil): _ = try self.members(open, [])
        case (nil, let key?, nil): plan.auth = .apiKey(try location(key))
        case (nil, nil, let rules?): plan.auth = .jwt(try token(rules))
        default: throw fault(node, "needs exactly one of `open`, `apiKey` and `jwt`")
        }
        for limit in try list(members, "limits") { plan.limits.append(try self.limit(limit)) }
        if members["onLimitServiceFailure"] != nil {
            guard try text(members, "onLimitServiceFailure", of: node) == "Deny" else {
                throw fault(node, "has an unknown `onLimitServiceFailure`")
            }
            plan.refusesUncounted = true
        }
        return plan
    }

    private func location(_ node: Node) throws(PolicyFault) -> ResolvedPlan.KeyLocation {
        let members = try self.members(node, ["header", "query", "cookie"])
        guard members.count == 1 else { throw fault(node, "needs exactly one of `header`, `query` and `cookie`") }
        if members["header"] != nil { return .header(try text(members, "header", of: node)) }
        if members["query"] != nil { return .query(try text(members, "query", of: node)) }
        return .cookie(try text(members, "cookie", of: node))
    }

    private func token(_ node: Node) throws(PolicyFault) -> PolicyContent.Token {
        let members = try self.members(
            node,
            ["provider", "issuer", "consumerClaim", "audiences", "requiredScopes", "requiredClaims", "groupsClaims"]
        )
        var token = PolicyContent.Token(
            provider: try text(members, "provider", of: node),
            issuer: try text(members, "issuer", of: node),
            audiences: try texts(members, "audiences"),
            requiredScopes: try texts(members, "requiredScopes"),
            consumerClaim: try text(members, "consumerClaim", of: node),
            groupsClaims: try texts(members, "groupsClaims")
        )
        if let claims = members["requiredClaims"] {
            guard claims.kind == .mapping else { throw fault(claims, "is no object") }
            for member in claims.members {
                token.requiredClaims[member.key.text] = try texts(member.value)
            }
        }
        return token
    }

    private func limit(_ node: Node) throws(PolicyFault) -> PlanLimit {
        let members = try self.members(node, ["requests", "unit", "per", "scope"])
        guard let unit = PlanLimit.Unit(rawValue: try text(members, "unit", of: node)),
            let per = PlanLimit.Counter(rawValue: try text(members, "per", of: node)),
            let scope = PlanLimit.Scope(rawValue: try text(members, "scope", of: node))
        else { throw fault(node, "has an unknown word") }
        let requests = try integer(members, "requests", of: node, in: 1...4_294_967_295)
        return PlanLimit(requests: requests, unit: unit, per: per, scope: scope)
    }

    private func audience(_ node: Node) throws(PolicyFault) -> PolicyContent.Audience {
        let members = try self.members(node, ["users", "groups", "tokens"])
        var audience = PolicyContent.Audience(users: try names(members, "users"), groups: try names(members, "groups"))
        for token in try list(members, "tokens") {
            let members = try self.members(token, ["issuer", "claim", "groups"])
            audience.tokens.append(
                PolicyContent.TokenGroups(
                    issuer: try text(members, "issuer", of: token),
                    claim: try text(members, "claim", of: token),
                    groups: try texts(members, "groups")
                )
            )
        }
        return audience
    }

    private func route(_ node: Node) throws(PolicyFault) -> PolicyContent.Route {
        let members = try self.members(
            node,
            ["name", "path", "below", "method", "preflight", "answer", "product", "plans", "open", "audience"]
        )
        return PolicyContent.Route(
            name: try text(members, "name", of: node),
            match: RouteMatch(path: try path(members, of: node), method: try method(members, of: node)),
            use: try use(members, of: node)
        )
    }

    private func path(_ members: [String: Node], of node: Node) throws(PolicyFault) -> RouteMatch.Path {
        let isBelow = members["below"] != nil
        guard isBelow != (members["path"] != nil) else { throw fault(node, "needs exactly one of `path` and `below`") }
        let text = try text(members, isBelow ? "below" : "path", of: node)
        guard let template = try? PathTemplate(text), !isBelow || template.isLiteral else {
            throw fault(node, "has the path `\(text)`")
        }
        return isBelow ? .below(template) : .template(template)
    }

    private func method(_ members: [String: Node], of node: Node) throws(PolicyFault) -> RouteMatch.Method {
        if members["preflight"] != nil {
            guard members["method"] == nil else { throw fault(node, "has both `method` and `preflight`") }
            return .preflight(
                try texts(members, "preflight").map { name throws(PolicyFault) in try method(name, node) }
            )
        }
        guard members["method"] != nil else { return .any }
        return .exactly(try method(try text(members, "method", of: node), node))
    }

    private func method(_ name: String, _ node: Node) throws(PolicyFault) -> HTTPMethod {
        guard let method = HTTPMethod(name) else { throw fault(node, "has the method `\(name)`") }
        return method
    }

    private func use(_ members: [String: Node], of node: Node) throws(PolicyFault) -> PolicyContent.Use {
        let isOperation = members["product"] != nil
        let uses = [isOperation, members["answer"] != nil, members["preflight"] != nil].filter { $0 }
        guard uses.count == 1 else { throw fault(node, "needs exactly one of `product`, `answer` and `preflight`") }
        guard isOperation else {
            for key in ["plans", "open", "audience"] where members[key] != nil {
                throw fault(node, "is no operation and has `\(key)`")
            }
            if members["preflight"] != nil { return .preflight }
            return .answer(Int(try integer(members, "answer", of: node, in: 400...599)))
        }
        var operation = PolicyContent.Operation(product: try name(try required(members, "product", of: node)))
        operation.plans = try texts(members, "plans")
        if let open = members["open"] {
            guard open.boolean == true, operation.plans.isEmpty else {
                throw fault(open, "is not `true`, or beside plans")
            }
            operation.isOpen = true
        }
        if members["audience"] != nil {
            let key = try text(members, "audience", of: node)
            guard let audience = audiences[key] else { throw fault(node, "has the unknown audience `\(key)`") }
            operation.audience = audience
        }
        return .operation(operation)
    }

    private func key(_ node: Node) throws(PolicyFault) -> PolicyContent.Key {
        let members = try self.members(
            node,
            ["sha256", "product", "plan", "consumer", "userId", "notAfter", "user", "groups"]
        )
        var key = PolicyContent.Key(
            digest: try text(members, "sha256", of: node),
            product: try name(try required(members, "product", of: node)),
            plan: try text(members, "plan", of: node),
            consumer: try text(members, "consumer", of: node),
            groups: try names(members, "groups")
        )
        if members["userId"] != nil { key.userID = try text(members, "userId", of: node) }
        if members["notAfter"] != nil { key.notAfter = try integer(members, "notAfter", of: node, in: .min ... .max) }
        if let user = members["user"] { key.user = try name(user) }
        return key
    }
}

// MARK: - Members

extension PolicyReader {
    private func fault(_ node: Node, _ problem: String) -> PolicyFault {
        PolicyFault("document \(number + 1): `\(node.pointer.text)` \(problem)")
    }

    /// The members of an object by key; one that is not known is a fault: who does not know it cannot tell what it forbids.
    private func members(_ node: Node, _ known: [String]) throws(PolicyFault) -> [String: Node] {
        guard node.kind == .mapping else { throw fault(node, "is no object") }
        var result: [String: Node] = [:]
        for member in node.members {
            guard known.contains(member.key.text) else {
                throw fault(node, "has the unknown member `\(member.key.text)`")
            }
            result[member.key.text] = member.value
        }
        return result
    }

    private func required(_ members: [String: Node], _ key: String, of node: Node) throws(PolicyFault) -> Node {
        guard let value = members[key] else { throw fault(node, "lacks `\(key)`") }
        return value
    }

    private func text(_ members: [String: Node], _ key: String, of node: Node) throws(PolicyFault) -> String {
        let value = try required(members, key, of: node)
        guard let text = value.string else { throw fault(value, "is no string") }
        return text
    }

    private func integer(
        _ members: [String: Node],
        _ key: String,
        of node: Node,
        in range: ClosedRange<Int64>
    ) throws(PolicyFault) -> Int64 {
        let value = try required(members, key, of: node)
        guard let number = value.integer, range.contains(number) else {
            throw fault(value, "is no number in its range")
        }
        return number
    }

    private func list(_ members: [String: Node], _ key: String) throws(PolicyFault) -> [Node] {
        guard let value = members[key] else { return [] }
        guard value.kind == .sequence else { throw fault(value, "is no list") }
        return Array(value.elements)
    }

    private func texts(_ members: [String: Node], _ key: String) throws(PolicyFault) -> [String] {
        guard let value = members[key] else { return [] }
        return try texts(value)
    }

    private func texts(_ node: Node) throws(PolicyFault) -> [String] {
        guard node.kind == .sequence else { throw fault(node, "is no list") }
        return try node.elements.map { element throws(PolicyFault) in
            guard let text = element.string else { throw fault(element, "is no string") }
            return text
        }
    }

    private func names(_ members: [String: Node], _ key: String) throws(PolicyFault) -> [ResourceName] {
        try list(members, key).map { node throws(PolicyFault) in try name(node) }
    }

    private func name(_ node: Node) throws(PolicyFault) -> ResourceName {
        let members = try self.members(node, ["namespace", "name"])
        return ResourceName(
            namespace: try text(members, "namespace", of: node),
            name: try text(members, "name", of: node)
        )
    }

    private func dialect(_ members: [String: Node], of node: Node) throws(PolicyFault) -> Bool {
        switch try text(members, "dialect", of: node) {
        case "Native": return false
        case "Gloo": return true
        default: throw fault(node, "has an unknown `dialect`")
        }
    }
}
