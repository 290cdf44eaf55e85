internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension RouteWriter {
    /// A guard: Envoy answers, and no backend hears of the request.
    static func answer(_ answer: Guard) -> [Value.Member] {
        return [
            directResponse(answer.status, answer.body),
            Value.Member(
                "response_headers_to_add",
                .sequence(answer.headers.map { header($0.name, HeaderFormat.literal($0.value), isAdded: false) })
            ),
        ]
    }

    /// An answer in the place of a backend.
    static func answer(_ mock: EnvoyOptions.MockAnswer, of entry: RouteEntry) throws(Refusal) -> [Value.Member] {
        guard (200...599).contains(mock.status) else {
            throw .value("status of an answer", "\(mock.status)", "it is not from 200 to 599", for: .envoy)
        }
        guard mock.body.utf8.count <= maximumBodyBytes else {
            throw .value("size of an answer", "\(mock.body.utf8.count)", "it is above 1 MiB", for: .envoy)
        }
        let type = HeaderFormat.literal(mock.contentType)
        if let reason = HeaderFormat.fault(type) { throw .value("content type of an answer", "", reason, for: .envoy) }
        var headers = try headers(entry.responseHeaders, on: .response)
        if !mock.body.isEmpty {
            let field = header("content-type", type, isAdded: false)
            if let index = headers.firstIndex(where: { $0.key == "response_headers_to_add" }),
                case .sequence(let fields) = headers[index].value
            {
                headers[index].value = .sequence([field] + fields)
            } else {
                headers.append(Value.Member("response_headers_to_add", [field]))
            }
        }
        return [directResponse(mock.status, mock.body)] + headers
    }

    private static func directResponse(_ status: Int, _ body: String) -> Value.Member {
        var members = [Value.Member("status", .integer(Int64(status)))]
        if !body.isEmpty { members.append(Value.Member("body", ["inline_string": .string(body)])) }
        return Value.Member("direct_response", .mapping(members))
    }

    /// The answer that sends a client elsewhere.
    static func redirect(_ redirection: Redirection) throws(Refusal) -> Value.Member {
        try redirection.check(for: .envoy)
        var members: [Value.Member] = []
        if let scheme = redirection.scheme { members.append(Value.Member("scheme_redirect", .string(scheme))) }
        if let host = redirection.host { members.append(Value.Member("host_redirect", .string(host))) }
        if let port = redirection.port { members.append(Value.Member("port_redirect", .integer(Int64(port)))) }
        if let path = redirection.path { members.append(Value.Member("path_redirect", .string(path))) }
        let code: Value =
            switch redirection.code {
            case 302: "FOUND"
            case 303: "SEE_OTHER"
            case 307: "TEMPORARY_REDIRECT"
            case 308: "PERMANENT_REDIRECT"
            default: "MOVED_PERMANENTLY"
            }
        members.append(Value.Member("response_code", code))
        return Value.Member("redirect", .mapping(members))
    }

    /// What is set, added and removed on one way.
    static func headers(_ changes: HeaderChanges, on direction: HeaderChecks.Direction) throws(Refusal) -> [Value
        .Member]
    {
        try HeaderChecks.check(changes, on: direction, for: .envoy)
        let word = direction == .request ? "request" : "response"
        var members: [Value.Member] = []
        var list: [Value] = []
        for (fields, isAdded) in [(changes.set, false), (changes.add, true)] {
            for (name, value) in fields.ordered(by: { $0.key < $1.key }) where !HeaderChanges.isAuthority(name) {
                list.append(header(name, value, isAdded: isAdded))
            }
        }
        if !list.isEmpty { members.append(Value.Member("\(word)_headers_to_add", .sequence(list))) }
        if !changes.remove.isEmpty {
            members.append(
                Value.Member("\(word)_headers_to_remove", .sequence(changes.remove.map { .string($0) }))
            )
        }
        return members
    }

    private static func header(_ name: String, _ value: String, isAdded: Bool) -> Value {
        [
            "header": ["key": .string(name), "value": .string(value)],
            "append_action": isAdded ? "APPEND_IF_EXISTS_OR_ADD" : "OVERWRITE_IF_EXISTS_OR_ADD",
        ]
    }

    /// What browsers of other origins may do.
    ///
    /// Preflights of other origins are answered without leave and never reach the backend.
    static func policy(_ policy: CORSPolicy) throws(Refusal) -> Value {
        try policy.check(for: .envoy)
        let origins: [Value] = policy.allowOrigins.map { origin in
            switch origin {
            case .exact(let text): ["exact": .string(text)]
            case .prefix(let text): ["prefix": .string(text)]
            case .regex(let text): ["safe_regex": ["regex": .string(text)]]
            }
        }
        var members = [Value.Member("allow_origin_string_match", .sequence(origins))]
        func add(_ word: String, _ list: [String]) {
            if !list.isEmpty { members.append(Value.Member(word, .string(list.joined(separator: ",")))) }
        }
        add("allow_methods", policy.allowMethods.map(\.name))
        add("allow_headers", policy.allowHeaders)
        add("expose_headers", policy.exposeHeaders)
        if let age = policy.maxAgeSeconds { members.append(Value.Member("max_age", .string("\(age)"))) }
        if let credentials = policy.allowCredentials {
            members.append(Value.Member("allow_credentials", .boolean(credentials)))
        }
        members.append(Value.Member("forward_not_matching_preflights", false))
        return NativeMessage.corsPolicy.value(members)
    }
}
