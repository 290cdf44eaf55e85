internal import PortalIR
internal import PortalVocabulary

/// Decides on one request.
///
/// Everything is read where it stands and written into the caller's memory.
struct Decider {
    let tables: PolicyTables
    /// The texts of the tables.
    let pool: UnsafeRawBufferPointer
    let request: PolicyRequest
    var writer: OutputWriter
    var decision = PolicyDecision()

    /// The digest of the last key that was looked for, so that plans with one location hash once.
    var digest: (location: UInt32, value: SHA256Digest)?

    init(_ tables: PolicyTables, _ pool: UnsafeRawBufferPointer, _ request: PolicyRequest, _ writer: OutputWriter) {
        self.tables = tables
        self.pool = pool
        self.request = request
        self.writer = writer
    }

    /// The decision.
    mutating func run() -> PolicyDecision {
        if let route = request.routeName.isEmpty ? routeByPath() : routeByName() { decide(route) }
        decision.neededBytes = writer.count
        guard writer.isOverfull else { return decision }
        var refusal = PolicyDecision(denied: .bufferTooSmall, status: 500)
        refusal.neededBytes = writer.count
        return refusal
    }

    // MARK: - The operation

    private mutating func routeByName() -> Int? {
        let name = request.routeName.buffer
        let found = tables.names.first(ByteHash.hash(name, seed: tables.seed)) { row in
            tables.routes[row].name.bytes(in: pool).hasSameBytes(as: name)
        }
        if found == nil { decision = PolicyDecision(denied: .unknownRoute, status: 403) }
        return found
    }

    private mutating func routeByPath() -> Int? {
        guard let environment = environment() else {
            decision = PolicyDecision(denied: .unknownHost, status: 404)
            return nil
        }
        guard tables.environments[environment].isComplete else {
            decision = PolicyDecision(denied: .incompletePolicy, status: 503)
            return nil
        }
        guard let path = normalizedPath() else {
            decision = PolicyDecision(denied: .unknownRoute, status: 404)
            return nil
        }
        let asked = preflightMethod()
        let route = tables.trie.match(path, root: Int(tables.environments[environment].root), pool) { route in
            takes(route, asked)
        }
        if route == nil { decision = PolicyDecision(denied: .unknownRoute, status: 404) }
        return route
    }

    private func takes(_ route: Int, _ asked: PolicyBytes?) -> Bool {
        let row = tables.routes[route]
        switch row.method {
        case .any: return true
        case .exactly:
            return tables.texts[Int(row.methods.start)].bytes(in: pool).hasSameBytes(as: request.method.buffer)
        case .preflight:
            guard let asked else { return false }
            return row.methods.contains { tables.texts[$0].bytes(in: pool).hasSameBytes(as: asked.buffer) }
        }
    }

    /// The method that a CORS preflight asks for; `nil` where the request is none.
    private func preflightMethod() -> PolicyBytes? {
        guard request.method.buffer.hasSameBytes(as: PolicyBytes("OPTIONS").buffer) else { return nil }
        guard let origin = header("origin"), !origin.isEmpty else { return nil }
        return header("access-control-request-method")
    }

    private func header(_ name: StaticString) -> PolicyBytes? {
        let name = PolicyBytes(name).buffer
        for field in request.headers where field.name.buffer.equalsIgnoringCase(lowered: name) { return field.value }
        return nil
    }

    /// The environment of the host; hosts are compared in lower case and without port, as in virtual hosts.
    private func environment() -> Int? {
        var host = request.host.buffer
        guard host.count <= 260 else { return nil }
        var isLowered = true
        for index in 0..<host.count {
            let byte = host[index]
            if byte == UInt8(ascii: ":") {
                host = host.part(0, index)
                break
            }
            isLowered = isLowered && UnsafeRawBufferPointer.lowered(byte) == byte
        }
        if isLowered { return tables.hosts.environment(of: host, pool) }
        return withUnsafeTemporaryAllocation(byteCount: 260, alignment: 1) { lowered in
            for index in 0..<host.count { lowered[index] = UnsafeRawBufferPointer.lowered(host[index]) }
            return tables.hosts.environment(of: UnsafeRawBufferPointer(lowered).part(0, host.count), pool)
        }
    }

    /// The path in the spelling of ``PathTemplate``, in the caller's memory where it is another one; `nil` for what is no
    /// path, or has segments `.` or `..`.
    private mutating func normalizedPath() -> UnsafeRawBufferPointer? {
        var path = request.path.buffer
        guard !path.isEmpty, path[0] == UInt8(ascii: "/") else { return nil }
        var isPlain = true
        // A segment that begins with a point is looked at again.
        var isDotted = false
        var previous: UInt8 = 0
        for index in 0..<path.count {
            let byte = path[index]
            if !PathSpelling.isPlain(byte) {
                if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                    path = path.part(0, index)
                    break
                }
                isPlain = false
            }
            isDotted = isDotted || (byte == UInt8(ascii: ".") && previous == UInt8(ascii: "/"))
            previous = byte
        }
        if !isPlain {
            let start = writer.count
            PathSpelling.normalize(path, into: &writer)
            // Where it does not fit the decision is dropped anyway.
            guard !writer.isOverfull else { return nil }
            path = writer.bytes(since: start).buffer
        }
        return (isDotted || !isPlain) && PathSpelling.hasDotSegment(path) ? nil : path
    }

    // MARK: - Its plans

    private mutating func decide(_ number: Int) {
        let route = tables.routes[number]
        decision.route = writer.copy(route.name.bytes(in: pool))
        switch route.use {
        case .answer(let status):
            decision.isAllowed = true
            decision.reason = .guarded
            decision.status = Int32(status)
        case .preflight: refuse(.preflight, 403)
        case .closed: refuse(.closed, 403)
        case .undecided: refuse(.incompletePolicy, 503)
        case .operation: decide(route)
        }
    }

    func refusesRepeatedKeys(_ route: RouteRow) -> Bool {
        route.plans.contains { position in
            guard case .key(let location) = tables.plans[Int(tables.planNumbers[position])].auth else { return false }
            return presented(tables.locations[Int(location)]).isRepeated
        }
    }

    private mutating func decide(_ route: RouteRow) {
        guard !refusesRepeatedKeys(route) else { return refuse(route, Failure(reason: .credentialAmbiguous)) }
        var failure = Failure(reason: .credentialMissing)
        var open: PlanRow?
        for position in route.plans.range {
            let plan = tables.plans[Int(tables.planNumbers[position])]
            switch plan.auth {
            case .open: open = open ?? plan
            case .key(let location):
                switch key(at: location, for: route, under: tables.planNumbers[position]) {
                case .success(let key): return allow(key, under: plan, route)
                case .failure(let next): failure.join(next)
                }
            case .token(let rules):
                switch token(tables.tokens[Int(rules)], for: route) {
                case .success(let consumer): return allow(consumer, under: plan, route)
                case .failure(let next): failure.join(next)
                }
            }
        }
        if open != nil || route.plans.count == 0 { return allowOpen(open, route) }
        refuse(route, failure)
    }

    mutating func refuse(_ reason: PolicyReason, _ status: Int32) {
        decision.isAllowed = false
        decision.reason = reason
        decision.status = status
    }
}

/// Why a plan does not let a request through.
struct Failure: Error {
    var reason: PolicyReason

    /// How near the request came to being let through: the nearest failure is the one that is told.
    private var rank: Int {
        switch reason {
        case .credentialMissing: 0
        case .credentialInvalid: 1
        case .credentialExpired: 2
        case .keysUnavailable: 4
        default: 3
        }
    }

    /// Keeps the nearer failure; the first one of two that are as near.
    mutating func join(_ other: Failure) {
        if other.rank > rank { self = other }
    }
}
