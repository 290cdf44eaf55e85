internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// Turns the entries of an environment into routes of Envoy, one for one and in order.
///
/// An entry that cannot be said stays in its place as a guard: were it left out, a less specific route would catch its
/// requests.
struct RouteWriter {
    let options: EnvoyOptions
    /// Request header fields that no client may set, sorted.
    let forbiddenHeaders: [String]
    /// The operations that nobody may call, because nobody is there to decide.
    let closed: Set<String>
    var clusters: ClusterTable
    var findings: Findings
    /// The entries that could not be expressed, by name, with the reasons.
    private(set) var refused: [String: [String]] = [:]
    /// Neighbours mostly share a policy, so that the last one is worth keeping.
    private var lastPolicy: (source: CORSPolicy, value: Value)?

    /// The largest content of an answer of Envoy's own that a route configuration is told to take.
    static let maximumBodyBytes = 1 << 20

    init(
        options: EnvoyOptions,
        forbiddenHeaders: [String],
        closed: Set<String>,
        findings: Findings
    ) {
        self.options = options
        self.forbiddenHeaders = forbiddenHeaders
        self.closed = closed
        clusters = ClusterTable(options: options)
        self.findings = findings
    }

    /// The route of an entry.
    mutating func route(for entry: RouteEntry) -> Value {
        let path = PathExpression(entry.match.path, for: .envoy)
        let match = Self.match(path, entry.match.method)
        var name = entry.name
        var members: [Value.Member]
        do throws(Refusal) {
            if let refusal = entry.nameRefusal(for: .envoy) {
                name = entry.replacedName
                throw refusal
            }
            if let length = path.refusedLength { throw entry.pathRefusal(length: length, for: .envoy) }
            if !match.isExact { throw RouteMatch.Method.tooManyAsked(for: .envoy) }
            members = try action(of: entry)
        } catch {
            findings.note(error, affecting: entry.provenance)
            refused[entry.name, default: []].append(error.code.id)
            members = Self.answer(.withheld)
        }
        members.insert(Value.Member("name", .string(name)), at: 0)
        members.insert(Value.Member("match", match.condition), at: 1)
        return .mapping(members)
    }

    private mutating func action(of entry: RouteEntry) throws(Refusal) -> [Value.Member] {
        switch entry.action {
        case .respond(let answer):
            return Self.answer(answer)
        case .redirect(let redirection):
            var members = [try Self.redirect(redirection)]
            members += try Self.headers(entry.responseHeaders, on: .response)
            if let cors = entry.cors {
                findings.note(cors.lost("policy", "of a redirect", for: .envoy), affecting: entry.provenance)
            }
            return closed.contains(entry.name) ? Self.answer(.withheld) : members
        case .forward(let forwarding):
            var (members, names) = try forward(forwarding, entry)
            if let cors = entry.cors {
                if lastPolicy?.source != cors { lastPolicy = (cors, try Self.policy(cors)) }
                if let lastPolicy {
                    members.append(Value.Member("typed_per_filter_config", [Self.corsFilter: lastPolicy.value]))
                }
            }
            // Whatever is wrong with an entry is found, whether somebody may call it now or not.
            if closed.contains(entry.name) { return Self.answer(.withheld) }
            if let mock = options.mocks[entry.name] {
                if let cors = entry.cors {
                    findings.note(cors.lost("policy", "of a mock", for: .envoy), affecting: entry.provenance)
                }
                return try Self.answer(mock, of: entry)
            }
            clusters.use(names)
            return members
        }
    }

    /// The name of the filter that answers other origins.
    static var corsFilter: String { "envoy.filters.http.cors" }

    private static func match(_ path: PathExpression, _ method: RouteMatch.Method) -> (condition: Value, isExact: Bool)
    {
        var isExact = true
        var members: [Value.Member]
        switch path.condition {
        case .exact(let text): members = [Value.Member("path", .string(text))]
        case .regex(let text): members = [Value.Member("safe_regex", ["regex": .string(text)])]
        case .below(""): members = [Value.Member("prefix", "/")]
        case .below(let text): members = [Value.Member("path_separated_prefix", .string(text))]
        }
        func header(_ name: Value, _ condition: Value) -> Value { ["name": name, "string_match": condition] }
        switch method {
        case .any:
            break
        case .exactly(let method):
            members.append(Value.Member("headers", [header(":method", ["exact": .string(method.name)])]))
        case .preflight(let methods):
            var asked: Value = ["name": "access-control-request-method", "present_match": true]
            if let expression = RouteMatch.Method.askedExpression(methods) {
                isExact = expression.utf8.count <= ProxyTarget.envoy.expressionLimit
                if isExact {
                    asked = header("access-control-request-method", ["safe_regex": ["regex": .string(expression)]])
                }
            } else if let method = methods.first {
                asked = header("access-control-request-method", ["exact": .string(method.name)])
            }
            // The CORS filter lets requests with an empty field pass to the backend, where an operation with the method
            // OPTIONS may be.
            let origin = header("origin", ["safe_regex": ["regex": ".+"]])
            members.append(Value.Member("headers", [header(":method", ["exact": "OPTIONS"]), origin, asked]))
        }
        return (.mapping(members), isExact)
    }
}
