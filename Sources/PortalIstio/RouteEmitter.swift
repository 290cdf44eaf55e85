internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
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
        let path = PathExpression(entry.match.path, for: .istio)
        let match = Self.match(path: path, method: entry.match.method)
        var name = entry.name
        do throws(Refusal) {
            if let refusal = entry.nameRefusal(for: .istio) {
                name = entry.replacedName
                throw refusal
            }
            if let length = path.refusedLength { throw entry.pathRefusal(length: length, for: .istio) }
            if !match.isExact { throw RouteMatch.Method.tooManyAsked(for: .istio) }
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
            let request = try HeaderEmitter.members(entry.requestChanges(forbidding: forbiddenHeaders), on: .request)
            let response = try HeaderEmitter.members(entry.responseHeaders, on: .response)
            try HeaderChecks.checkHost(entry.requestHeaders, besides: forwarding, for: .istio)
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
}

extension Refusal {
    /// A value that Istio's validation, or Envoy's, refuses.
    static func value(_ field: String, _ value: String, _ reason: String, at provenance: Provenance = Provenance())
        -> Refusal
    {
        .value(field, value, reason, at: provenance, for: .istio)
    }
}
