internal import PortalIR
internal import PortalVocabulary

/// Makes requests that have a chance to meet a portal's routes, or to miss them narrowly.
struct RequestGenerator {
    private var dice: Dice
    private let portal: ResolvedPortal
    private let table: PlanTable
    /// What may be asked for, by environment.
    private var targets: [[(template: PathTemplate, method: HTTPMethod?, entry: RouteEntry?)]] = []

    init(_ generated: GeneratedPortal, _ portal: ResolvedPortal, _ table: PlanTable, seed: UInt64) {
        dice = Dice(seed: seed)
        self.portal = portal
        self.table = table
        for environment in portal.environments {
            var list: [(template: PathTemplate, method: HTTPMethod?, entry: RouteEntry?)] = []
            for entry in environment.entries {
                let template =
                    switch entry.match.path {
                    case .template(let template), .below(let template): template
                    }
                var method: HTTPMethod?
                if case .exactly(let one) = entry.match.method { method = one }
                if case .preflight = entry.match.method { method = .options }
                list.append((template, method, entry))
            }
            // What is not served by this environment, selected or not.
            for version in environment.products {
                for mounted in version.apis {
                    guard let base = try? PathTemplate(mounted.basePath.isEmpty ? "/" : mounted.basePath) else {
                        continue
                    }
                    for operation in generated.apis.first(where: { $0.name == mounted.apiDoc.name })?.operations ?? [] {
                        guard let path = try? PathTemplate(operation.path) else { continue }
                        list.append((path.prefixed(by: base), HTTPMethod(operation.method.uppercased()), nil))
                    }
                }
            }
            targets.append(list)
        }
    }

    /// A request.
    mutating func request() -> WireRequest {
        guard !portal.environments.isEmpty else { return WireRequest("GET", "/", host: "nobody.example.com") }
        let number = dice.number(0...(portal.environments.count - 1))
        let environment = portal.environments[number]
        var host = environment.hosts.map(\.text).randomElement(using: &dice.random) ?? "nobody.example.com"
        if host.hasPrefix("*") { host = dice.pick(["w", "w", "w.x", "api", "test-1", "x.api"]) + host.dropFirst() }
        var path = "/"
        var method = "GET"
        var headers: [WireRequest.Field] = []
        if var target = targets[number].randomElement(using: &dice.random), !dice.once(in: 15) {
            // Mostly what there is.
            if !dice.once(in: 8), let entry = environment.entries.indices.randomElement(using: &dice.random) {
                target = targets[number][entry]
            }
            path = filled(target.template)
            method = target.method?.name ?? dice.pick(["GET", "POST", "DELETE"])
            if let entry = target.entry { headers += fields(for: entry) }
            if case .below? = target.entry?.match.path, !dice.once(in: 3) {
                path += dice.pick(["/", "/x", "/x/y", "x"])
            }
        } else {
            for _ in 0..<dice.number(0...4) {
                path += dice.pick(PathWords.plain + PathWords.odd) + dice.pick(["/", "/", ""])
            }
        }
        // Half of them are what a client sends who read the documentation.
        if dice.once(in: 2) {
            if dice.once(in: 2) { path = changed(path) }
            if dice.once(in: 3) { method = otherMethod() }
            if dice.once(in: 8) { host = otherHost(host) }
        }
        if dice.once(in: 4) { path += query() }
        headers += otherFields(method)
        if let field = headers.first(where: { $0.name == "query" }) {
            path += (path.contains("?") ? "&" : "?") + field.value
            headers.removeAll { $0.name == "query" }
        }
        return WireRequest(method, Self.sendable(path), host: host, headers: headers)
    }

    /// A space would end the target; everything else is sent as it is.
    private static func sendable(_ path: String) -> String {
        var result = ""
        for scalar in path.unicodeScalars {
            if scalar.value <= 0x20 { result += "%20" } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    // MARK: - Paths

    private mutating func filled(_ template: PathTemplate) -> String {
        var path = ""
        for segment in template.segments {
            path += "/"
            for piece in segment.pieces {
                switch piece {
                case .literal(let text): path += text
                case .parameter:
                    path +=
                        dice.once(in: 3)
                        ? dice.pick(PathWords.values) : dice.pick(["1", "42", "x7", "a", "export", "a.json"])
                }
            }
        }
        return path
    }

    /// Another spelling, or a path nearby.
    private mutating func changed(_ path: String) -> String {
        var characters = path.unicodeScalars.map { String($0) }
        let position = dice.number(0...max(0, characters.count - 1))
        switch dice.number(0...14) {
        case 0: return path + "/"
        case 1: return path.hasSuffix("/") ? String(path.dropLast()) : path + "x"
        case 2: return "/" + path
        case 3: return "/." + path
        case 4: return "/x/.." + path
        case 5: return path + dice.pick(["/.", "/..", "/./", "/../", "/%2e", "/%2E%2e/", "/..;/", "//", "/x"])
        case 6:
            characters[position] = characters[position].uppercased()
            return characters.joined()
        case 7, 8:
            // The same byte with an escape.
            guard position > 0 else { return path }
            let digits = characters[position].utf8.map { byte in
                let hex = String(byte, radix: 16)
                return "%" + (byte < 16 ? "0" : "") + (dice.once(in: 2) ? hex.uppercased() : hex)
            }
            characters[position] = digits.joined()
            return characters.joined()
        case 9:
            characters.insert(
                dice.pick(["/", "%2F", "%2f", "\\", "%5C", ";", "%", "%00", "..", ".", "%25", "#", "?"]),
                at: max(1, position)
            )
            return characters.joined()
        case 10:
            if characters.count > 1 { characters.remove(at: max(1, position)) }
            return characters.joined()
        case 11:
            var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            segments.remove(at: segments.count - 1)
            return segments.count > 1 ? segments.joined(separator: "/") : "/"
        case 12:
            return dice.once(in: 4)
                ? path + String(repeating: "a", count: dice.number(1...3000)) : path + "/" + dice.pick(PathWords.odd)
        case 13: return path.replacing(":", with: "%3A")
        default: return path.replacing("%2F", with: "/")
        }
    }

    private mutating func query() -> String {
        dice.pick([
            "?x=1", "?", "?a=b&c=d", "?q=%2F..%2f", "??", "?/../x", "?x=1;y", "?a=/b/../c", "?x=%C3%A9",
            "?redirect=http://x/",
        ])
    }

    // MARK: - Everything else

    private mutating func otherMethod() -> String {
        dice.pick(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
    }

    private mutating func otherHost(_ host: String) -> String {
        switch dice.number(0...4) {
        case 0: host + dice.pick([":80", ":8080", ":443"])
        case 1: host.uppercased()
        case 2: "nobody.example.com"
        case 3: "x." + host
        default: host + "."
        }
    }

    /// What opens a route, or looks like it; a key in a query is a field `query` here.
    private mutating func fields(for entry: RouteEntry) -> [WireRequest.Field] {
        var fields: [WireRequest.Field] = []
        if case .preflight(let methods) = entry.match.method {
            fields.append(
                WireRequest.Field(
                    "access-control-request-method",
                    methods.randomElement(using: &dice.random)?.name ?? ""
                )
            )
            fields.append(
                WireRequest.Field("origin", dice.pick(["https://app.example.org", "https://foreign.example.net"]))
            )
        }
        let keys = table.keys(of: entry.name)
        guard var known = keys.randomElement(using: &dice.random), !dice.once(in: 4) else { return fields }
        if dice.once(in: 3), let over = keys.first(where: { $0.plan.consumers[$0.key]?.hasPrefix("over-") == true }) {
            known = over
        }
        let key = dice.once(in: 8) ? "wrong" : known.key
        switch known.plan.auth {
        case .header: fields.append(WireRequest.Field(known.plan.place, key))
        case .query: fields.append(WireRequest.Field("query", "\(known.plan.place)=\(key)"))
        case .cookie: fields.append(WireRequest.Field("cookie", "a=b; \(known.plan.place)=\(key)"))
        case .open, .token: break
        }
        return fields
    }

    private mutating func otherFields(_ method: String) -> [WireRequest.Field] {
        var fields: [WireRequest.Field] = []
        if dice.once(in: 4) || method == "OPTIONS" && dice.once(in: 3) {
            fields.append(
                WireRequest.Field(
                    "origin",
                    dice.pick(["https://app.example.org", "https://foreign.example.net", "null", ""])
                )
            )
            if method == "OPTIONS" {
                fields.append(
                    WireRequest.Field("access-control-request-method", dice.pick(["GET", "POST", "get", "", "DELETE"]))
                )
            }
        }
        if dice.once(in: 10) { fields.append(WireRequest.Field("x-set", "by the client")) }
        if dice.once(in: 10) { fields.append(WireRequest.Field("x-removed", "by the client")) }
        if dice.once(in: 10) { fields.append(WireRequest.Field("x-portal-consumer", "somebody")) }
        return fields
    }
}
