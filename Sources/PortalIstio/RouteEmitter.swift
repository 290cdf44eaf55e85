internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// A route of a VirtualService.
struct EmittedRoute {
    /// The entry's name, or a made one where Envoy would choke on it.
    var name: String
    /// The route.
    var value: Value
    /// Where its compact JSON stands in ``RouteEmitter/json``.
    var json: Range<Int>
}

/// Turns entries into routes, one for one and in order.
///
/// An entry that cannot be said to Istio stays in its place as a guard: were it left out, a less specific route would
/// catch its requests.
struct RouteEmitter {
    let options: IstioOptions
    var destinations: DestinationTable
    var findings: Findings
    /// The compact JSON of all routes, one behind the other: sizes and hashes are made of it.
    var json: [UInt8] = []
    /// Neighbours mostly share a way, so that the last one is worth keeping.
    var lastForwarding: (source: Forwarding, members: [Value.Member])?
    /// As with ``lastForwarding``.
    var lastPolicy: (source: CORSPolicy, value: Value)?

    /// Request header fields that no client may set, sorted.
    private let forbiddenHeaders: [String]
    /// The entries that could not be expressed, by name, with the reasons.
    private(set) var refused: [String: [String]] = [:]

    init(
        options: IstioOptions,
        destinations: DestinationTable,
        findings: Findings,
        forbiddenHeaders: [String] = []
    ) {
        self.options = options
        self.forbiddenHeaders = forbiddenHeaders
        self.destinations = destinations
        self.findings = findings
    }

    /// The route of an entry.
    mutating func route(for entry: RouteEntry) -> EmittedRoute {
        let path = PathExpression(entry.match.path)
        let match = Self.match(path: path, method: entry.match.method)
        var name = entry.name
        do throws(Refusal) {
            if let refusal = Self.nameRefusal(entry.name) {
                name = "withheld-" + shortHash(entry.name)
                throw refusal
            }
            if let length = path.refusedLength { throw Self.pathRefusal(entry.match.path, length: length) }
            if !match.isExact { throw .value("preflight methods", "too many", "they take over 1,024 characters") }
            let members = try action(of: entry)
            let made = route(name: name, match: match.conditions, members: members)
            guard made.json.count <= options.maximumObjectBytes / 2 else {
                json.removeSubrange(made.json)
                throw Refusal(
                    code: .istioObjectTooLarge,
                    arguments: ["object": "route", "name": name, "size": "\(made.json.count)"]
                )
            }
            return made
        } catch {
            findings.note(error, affecting: entry.provenance)
            refused[entry.name, default: []].append(error.code.id)
            return route(name: name, match: match.conditions, members: Self.answer(.withheld))
        }
    }

    private mutating func route(name: String, match: [Value], members: [Value.Member]) -> EmittedRoute {
        var all = [Value.Member("name", .string(name)), Value.Member("match", .sequence(match))]
        all.append(contentsOf: members)
        let value = Value.mapping(all)
        let start = json.count
        value.write(to: &json)
        return EmittedRoute(name: name, value: value, json: start..<json.count)
    }

    private mutating func action(of entry: RouteEntry) throws(Refusal) -> [Value.Member] {
        switch entry.action {
        case .respond(let answer):
            return Self.answer(answer)
        case .redirect(let redirection):
            var members = try Self.redirect(redirection)
            let response = try HeaderEmitter.members(entry.responseHeaders, on: .response)
            if !response.isEmpty { members.append(Value.Member("headers", ["response": .mapping(response)])) }
            if let cors = entry.cors {
                // Envoy's CORS filter skips routes that redirect.
                note(lost: "policy", "of a redirect", cors, entry.provenance)
            }
            return members
        case .forward(let forwarding):
            var members = try forward(forwarding, path: entry.match.path)
            let request = try HeaderEmitter.members(requestChanges(of: entry), on: .request)
            let response = try HeaderEmitter.members(entry.responseHeaders, on: .response)
            if forwarding.hostRewrite != nil, let name = HeaderEmitter.authority(among: entry.requestHeaders) {
                throw HeaderEmitter.refusal(name, "the host is rewritten too", entry.requestHeaders)
            }
            var headers: [Value.Member] = []
            if !request.isEmpty { headers.append(Value.Member("request", .mapping(request))) }
            if !response.isEmpty { headers.append(Value.Member("response", .mapping(response))) }
            if !headers.isEmpty { members.append(Value.Member("headers", .mapping(headers))) }
            if let cors = entry.cors {
                if lastPolicy?.source != cors { lastPolicy = (cors, try corsPolicy(cors, entry.provenance)) }
                if let lastPolicy { members.append(Value.Member("corsPolicy", lastPolicy.value)) }
            }
            return members
        }
    }

    /// Names reach the auth service as metadata, where a control character fails every request; an unnamed route has
    /// no identity at all.
    private static func nameRefusal(_ name: String) -> Refusal? {
        if name.isEmpty { return .value("route name", "", "a route without a name has no identity") }
        if hasControls(name) {
            return .value(
                "route name",
                String(name.unicodeScalars.filter { $0.value >= 0x20 }),
                "it holds control characters"
            )
        }
        return nil
    }

    /// What an entry changes, and what clients must not say; a field that the entry removes or sets is left to it.
    private func requestChanges(of entry: RouteEntry) -> HeaderChanges {
        if case .preflight = entry.match.method { return entry.requestHeaders }
        var changes = entry.requestHeaders
        let known = (changes.remove + Array(changes.set.keys)).map { $0.lowercased() }
        let added = forbiddenHeaders.filter { !known.contains($0) }
        changes.remove = (changes.remove + added).ordered()
        return changes
    }

    private static func hasControls(_ name: String) -> Bool {
        guard name.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7f }) else { return false }
        return name.unicodeScalars.contains { $0.value < 0x20 || (0x7f..<0xa0).contains($0.value) }
    }

    private static func pathRefusal(_ path: RouteMatch.Path, length: Int) -> Refusal {
        let text =
            switch path {
            case .template(let template): template.description
            case .below(let template): template.description
            }
        let shown = text.count > 60 ? text.prefix(57) + "..." : text[...]
        return Refusal(code: .istioPathTooLong, arguments: ["path": String(shown), "length": "\(length)"])
    }
}

extension Refusal {
    /// A value that Istio's validation, or Envoy's, refuses.
    static func value(_ field: String, _ value: String, _ reason: String, at provenance: Provenance = Provenance())
        -> Refusal
    {
        Refusal(
            code: .istioValueRefused,
            arguments: ["field": field, "value": value, "reason": reason],
            provenance: provenance
        )
    }
}
