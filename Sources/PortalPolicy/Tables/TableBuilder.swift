internal import PortalIR
internal import PortalVocabulary

/// Turns what is known of environments into tables.
struct TableBuilder {
    private struct TextList: Hashable {
        var texts: [Text]
    }

    var pool = TextPool()
    var texts: [Text] = []
    var environments: [EnvironmentRow] = []
    var routes: [RouteRow] = []
    var planNumbers: [UInt32] = []
    var plans: [PlanRow] = []
    var locations: [LocationRow] = []
    var tokens: [TokenRow] = []
    var claims: [ClaimRow] = []
    var limits: [LimitRow] = []
    var products: [ProductRow] = []
    var keys: [KeyRow] = []
    var audiences: [AudienceRow] = []
    var holders: [UInt32] = []
    var tokenGroups: [TokenGroupsRow] = []
    var hosts: [HostIndex.Row] = []
    var trie = TrieBuilder()

    /// The row of each host, so that one with two owners is seen.
    private var hostRows: [String: Int] = [:]
    private var lists: [TextList: Rows] = [:]
    private var productNumbers: [ResourceName: UInt32] = [:]
    private var holderNumbers: [String: UInt32] = [:]
    private var audienceNumbers: [PolicyContent.Audience: UInt32] = [:]
    private var planLists: [[UInt32]: Rows] = [:]

    /// Adds an environment; of one that cannot be relied on or makes no sense, only that it is to be refused.
    mutating func add(_ content: PolicyContent, _ standing: PolicyStanding) {
        do throws(PolicyFault) {
            try content.check()
            let isSound = standing != .contradictory
            let number = claim(content, isComplete: standing == .complete)
            if isSound { try fill(content, number) } else { close(content, number) }
        } catch {
            close(content, claim(content, isComplete: false))
        }
    }

    /// Notes an environment and its hosts; gives its number.
    ///
    /// A host may have two owners, on gateways that have nothing to do with each other: routes are told apart by name
    /// there, and a path alone says nothing.
    private mutating func claim(_ content: PolicyContent, isComplete: Bool) -> UInt32 {
        let number = UInt32(truncatingIfNeeded: environments.count)
        let domain = pool.text(LimitWords.domain(of: content.environment))
        environments.append(
            EnvironmentRow(isGloo: content.isGloo, isComplete: isComplete, domain: domain, root: trie.plant())
        )
        for host in content.hosts {
            if let row = hostRows[host] {
                if hosts[row].environment != number { hosts[row].environment = ambiguous() }
                continue
            }
            hostRows[host] = hosts.count
            let isWildcard = host.utf8.first == UInt8(ascii: "*")
            let text = pool.text(isWildcard ? String(host.dropFirst()) : host)
            hosts.append(HostIndex.Row(text: text, isWildcard: isWildcard, environment: number))
        }
        return number
    }

    /// What stands in the place of the owner of a host that has two.
    private mutating func ambiguous() -> UInt32 {
        let number = UInt32(truncatingIfNeeded: environments.count)
        environments.append(
            EnvironmentRow(isGloo: false, isComplete: false, domain: pool.text(""), root: trie.plant())
        )
        return number
    }

    /// Notes the routes of an environment as undecided.
    private mutating func close(_ content: PolicyContent, _ number: UInt32) {
        var names = Set<String>()
        for route in content.routes where names.insert(route.name).inserted {
            routes.append(
                RouteRow(
                    name: pool.text(route.name),
                    environment: number,
                    use: .undecided,
                    method: .any,
                    methods: Rows()
                )
            )
        }
    }

    private mutating func fill(_ content: PolicyContent, _ number: UInt32) throws(PolicyFault) {
        let root = environments[Int(number)].root
        var planRows: [String: UInt32] = [:]
        for plan in content.plans {
            planRows[plan.id] = UInt32(truncatingIfNeeded: plans.count)
            add(plan, content.environment)
        }
        let first = routes.count
        for route in content.routes { try add(route, number, planRows) }
        for (place, position) in RouteOrder.positions(of: content.routes).enumerated() {
            trie.insert(
                content.routes[position].match.path,
                number: UInt32(truncatingIfNeeded: place),
                route: UInt32(truncatingIfNeeded: first + position),
                into: root,
                &pool
            )
        }
        for key in content.keys { try add(key, number, planRows) }
    }

    /// The tables.
    consuming func finish() -> PolicyTables {
        trie.finish()
        // Texts of more than 4 GiB cannot be told apart: what is unknown is refused.
        return PolicyTables(pool.isFull ? TableBuilder() : self)
    }

    // MARK: - Parts

    mutating func list(_ strings: [String]) -> Rows {
        if strings.isEmpty { return Rows() }
        let list = TextList(texts: strings.map { pool.text($0) })
        if let rows = lists[list] { return rows }
        let rows = Rows(start: UInt32(texts.count), count: UInt32(strings.count))
        texts += list.texts
        lists[list] = rows
        return rows
    }

    private mutating func add(_ route: PolicyContent.Route, _ environment: UInt32, _ planRows: [String: UInt32])
        throws(PolicyFault)
    {
        var row = RouteRow(
            name: pool.text(route.name),
            environment: environment,
            use: .closed,
            method: .any,
            methods: Rows()
        )
        switch route.match.method {
        case .any: break
        case .exactly(let method): (row.method, row.methods) = (.exactly, list([method.name]))
        case .preflight(let methods): (row.method, row.methods) = (.preflight, list(methods.map(\.name)))
        }
        switch route.use {
        case .answer(let status): row.use = .answer(UInt16(clamping: status))
        case .preflight: row.use = .preflight
        case .operation(let operation):
            if operation.isOpen || !operation.plans.isEmpty { row.use = .operation }
            row.product = product(operation.product)
            row.plans = try planList(operation.plans, planRows, route.name)
            row.audience = operation.audience.map { audience($0) }
        }
        routes.append(row)
    }

    private mutating func planList(_ ids: [String], _ planRows: [String: UInt32], _ route: String)
        throws(PolicyFault) -> Rows
    {
        var numbers: [UInt32] = []
        for id in ids {
            guard let number = planRows[id] else { throw PolicyFault("`\(route)` is under the unknown plan `\(id)`") }
            numbers.append(number)
        }
        if let rows = planLists[numbers] { return rows }
        let rows = Rows(start: UInt32(planNumbers.count), count: UInt32(numbers.count))
        planNumbers += numbers
        planLists[numbers] = rows
        return rows
    }

    private mutating func product(_ name: ResourceName) -> UInt32 {
        if let number = productNumbers[name] { return number }
        let number = UInt32(truncatingIfNeeded: products.count)
        let scope = "p/" + LimitText.encoded(name.namespace) + "/" + LimitText.encoded(name.name) + "/"
        products.append(ProductRow(scope: pool.text(scope)))
        productNumbers[name] = number
        return number
    }

    private mutating func add(_ key: PolicyContent.Key, _ environment: UInt32, _ planRows: [String: UInt32])
        throws(PolicyFault)
    {
        guard let plan = planRows[key.plan] else { throw PolicyFault("a key is for the unknown plan `\(key.plan)`") }
        guard let digest = SHA256Digest(hexadecimal: key.digest) else {
            throw PolicyFault("`\(key.digest)` is no digest")
        }
        let people = (key.user.map { ["u/\($0)"] } ?? []) + key.groups.map { "g/\($0)" }
        let owners = holderRows(people)
        keys.append(
            KeyRow(
                digest: digest,
                environment: environment,
                product: product(key.product),
                plan: plan,
                consumer: pool.text(HeaderText.sanitized(key.consumer)),
                counted: pool.text("c/" + LimitText.encoded(key.consumer)),
                userID: pool.text(HeaderText.sanitized(key.userID ?? key.consumer)),
                notAfter: key.notAfter ?? .max,
                asksGroups: key.user != nil,
                holders: owners
            )
        )
    }

    private mutating func holderRows(_ names: [String]) -> Rows {
        let numbers = Set(names.map { holder($0) }).ordered()
        let rows = Rows(start: UInt32(holders.count), count: UInt32(numbers.count))
        holders += numbers
        return rows
    }

    private mutating func holder(_ name: String) -> UInt32 {
        if let number = holderNumbers[name] { return number }
        let number = UInt32(truncatingIfNeeded: holderNumbers.count)
        holderNumbers[name] = number
        return number
    }

    private mutating func audience(_ audience: PolicyContent.Audience) -> UInt32 {
        if let number = audienceNumbers[audience] { return number }
        let people = audience.users.map { "u/\($0)" } + audience.groups.map { "g/\($0)" }
        let row = AudienceRow(
            holders: holderRows(people),
            tokens: Rows(start: UInt32(tokenGroups.count), count: UInt32(audience.tokens.count))
        )
        for token in audience.tokens {
            tokenGroups.append(
                TokenGroupsRow(
                    issuer: pool.text(token.issuer),
                    claim: pool.text(token.claim),
                    groups: list(token.groups)
                )
            )
        }
        let number = UInt32(truncatingIfNeeded: audiences.count)
        audiences.append(row)
        audienceNumbers[audience] = number
        return number
    }
}
