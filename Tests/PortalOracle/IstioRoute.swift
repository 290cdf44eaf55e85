internal import PortalDocument
internal import PortalVocabulary

/// One condition of a rule of a VirtualService, as a route of Envoy.
struct IstioRoute {
    /// Where a route leads to.
    struct Destination {
        var host: String
        var port: Int64
        var subset: String

        /// The name of its cluster.
        var name: String { "outbound|\(port)|\(subset)|\(host)" }

        init(_ value: Value?, _ namespace: String) {
            let text = value?["host"]?.text ?? ""
            host = text.contains(".") ? text : "\(text).\(namespace).svc.cluster.local"
            port = value?["port"]?["number"]?.wholeNumber ?? 0
            subset = value?["subset"]?.text ?? ""
        }
    }

    let rule: Value
    let match: Value
    let namespace: String

    /// The destinations, copies included.
    var clusters: [Destination] {
        (rule["route"]?.items ?? []).map { Destination($0["destination"], namespace) }
            + (rule["mirror"].map { [Destination($0, namespace)] } ?? [])
    }

    /// The route.
    var value: Value {
        var members = [
            Value.Member(
                "name",
                .string([rule["name"]?.text, match["name"]?.text].compactMap(\.self).joined(separator: "."))
            ),
            Value.Member("match", condition),
        ]
        if let redirect = rule["redirect"] {
            members.append(Value.Member("redirect", Self.redirect(redirect)))
        } else if let answer = rule["directResponse"] {
            var parts = [Value.Member("status", answer["status"] ?? 0)]
            if let text = answer["body"]?["string"] { parts.append(Value.Member("body", ["inline_string": text])) }
            members.append(Value.Member("direct_response", .mapping(parts)))
        } else {
            members.append(Value.Member("route", action))
        }
        members += Self.headers(rule["headers"]?["request"], "request")
        members += Self.headers(rule["headers"]?["response"], "response")
        if let cors = rule["corsPolicy"] {
            members.append(Value.Member("typed_per_filter_config", ["envoy.filters.http.cors": Self.cors(cors)]))
        }
        return .mapping(members)
    }

    // MARK: - What it takes

    private var condition: Value {
        var members: [Value.Member] = []
        let uri = match["uri"]
        if let text = uri?["exact"] {
            members.append(Value.Member("path", text))
        } else if let text = uri?["prefix"] {
            members.append(Value.Member("prefix", text))
        } else if let text = uri?["regex"] {
            members.append(Value.Member("safe_regex", ["regex": text]))
        } else {
            members.append(Value.Member("prefix", "/"))
        }
        members.append(Value.Member("case_sensitive", true))
        var headers: [Value] = []
        for field in (match["headers"]?.members ?? []).ordered(by: { $0.key < $1.key }) {
            headers.append(Self.header(field.key, field.value))
        }
        if let method = match["method"] { headers.append(Self.header(":method", method)) }
        if !headers.isEmpty { members.append(Value.Member("headers", .sequence(headers))) }
        return .mapping(members)
    }

    private static func header(_ name: String, _ value: Value) -> Value {
        let front = Value.Member("name", .string(name))
        if value["exact"] == nil, value["prefix"] == nil, value["regex"]?.text ?? "*" == "*" {
            return .mapping([front, Value.Member("present_match", true)])
        }
        return .mapping([front, Value.Member("string_match", string(value))])
    }

    private static func string(_ value: Value) -> Value {
        if let text = value["exact"] { return ["exact": text] }
        if let text = value["prefix"] { return ["prefix": text] }
        return ["safe_regex": ["regex": value["regex"] ?? ""]]
    }

    // MARK: - What happens

    private var action: Value {
        var members: [Value.Member] = []
        let routes = rule["route"]?.items ?? []
        if routes.count == 1 {
            let name = Destination(routes[0]["destination"], namespace).name
            members.append(Value.Member("cluster", .string(name)))
        } else {
            let clusters: [Value] = routes.map { route in
                [
                    "name": .string(Destination(route["destination"], namespace).name),
                    "weight": route["weight"] ?? 0,
                ]
            }
            members.append(Value.Member("weighted_clusters", ["clusters": .sequence(clusters)]))
        }
        members.append(Value.Member("timeout", rule["timeout"] ?? "0s"))
        members.append(Value.Member("retry_policy", retries))
        if let rewrite = rule["rewrite"] { members += rewriting(rewrite) }
        if let authority = rule["headers"]?["request"]?["set"]?["host"] {
            members.append(Value.Member("host_rewrite_literal", authority))
        }
        if let mirror = rule["mirror"] {
            members.append(
                Value.Member(
                    "request_mirror_policies",
                    [
                        [
                            "cluster": .string(Destination(mirror, namespace).name),
                            "runtime_fraction": ["default_value": ["numerator": 100]],
                        ]
                    ]
                )
            )
        }
        return .mapping(members)
    }

    private func rewriting(_ rewrite: Value) -> [Value.Member] {
        var members: [Value.Member] = []
        if let authority = rewrite["authority"] { members.append(Value.Member("host_rewrite_literal", authority)) }
        if let regex = rewrite["uriRegexRewrite"] {
            members.append(
                Value.Member(
                    "regex_rewrite",
                    ["pattern": ["regex": regex["match"] ?? ""], "substitution": regex["rewrite"] ?? ""]
                )
            )
        } else if let text = rewrite["uri"] {
            if match["uri"]?["prefix"] != nil {
                members.append(Value.Member("prefix_rewrite", text))
            } else {
                let whole: Value = ["pattern": ["regex": "^/.*$"], "substitution": text]
                members.append(Value.Member("regex_rewrite", whole))
            }
        }
        return members
    }

    private var retries: Value {
        let standard: Value = [
            "retry_on": "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes", "num_retries": 2,
            "retriable_status_codes": [503], "host_selection_retry_max_attempts": "5",
        ]
        guard let retries = rule["retries"], let attempts = retries["attempts"] else { return standard }
        guard attempts != 0 else { return ["num_retries": 0] }
        var members = [Value.Member("num_retries", attempts)]
        members.append(Value.Member("retry_on", retries["retryOn"] ?? standard["retry_on"] ?? ""))
        if let time = retries["perTryTimeout"] { members.append(Value.Member("per_try_timeout", time)) }
        return .mapping(members)
    }

    private static func redirect(_ redirect: Value) -> Value {
        let codes: [Int64: Value] = [
            301: "MOVED_PERMANENTLY", 302: "FOUND", 303: "SEE_OTHER", 307: "TEMPORARY_REDIRECT",
            308: "PERMANENT_REDIRECT",
        ]
        var members: [Value.Member] = []
        if let text = redirect["scheme"] { members.append(Value.Member("scheme_redirect", text)) }
        if let text = redirect["authority"] { members.append(Value.Member("host_redirect", text)) }
        if let port = redirect["port"] { members.append(Value.Member("port_redirect", port)) }
        if let text = redirect["uri"] { members.append(Value.Member("path_redirect", text)) }
        let code = redirect["redirectCode"]?.wholeNumber ?? 301
        if let word = codes[code] { members.append(Value.Member("response_code", word)) }
        return .mapping(members)
    }

    private static func headers(_ changes: Value?, _ direction: String) -> [Value.Member] {
        guard let changes else { return [] }
        var added: [Value] = []
        for (word, action) in [("set", "OVERWRITE_IF_EXISTS_OR_ADD"), ("add", "APPEND_IF_EXISTS_OR_ADD")] {
            for field in changes[word]?.members ?? [] where field.key != "host" && field.key != ":authority" {
                added.append([
                    "header": ["key": .string(field.key), "value": field.value], "append_action": .string(action),
                ])
            }
        }
        var members: [Value.Member] = []
        if !added.isEmpty { members.append(Value.Member("\(direction)_headers_to_add", .sequence(added))) }
        if let removed = changes["remove"] { members.append(Value.Member("\(direction)_headers_to_remove", removed)) }
        return members
    }

    private static func cors(_ policy: Value) -> Value {
        var members = [
            Value.Member("@type", .string("\(GatewayConfiguration.type).filters.http.cors.v3.CorsPolicy")),
            Value.Member("allow_origin_string_match", .sequence((policy["allowOrigins"]?.items ?? []).map(string))),
        ]
        for (word, name) in [
            ("allowMethods", "allow_methods"), ("allowHeaders", "allow_headers"), ("exposeHeaders", "expose_headers"),
        ] {
            guard let list = policy[word]?.texts else { continue }
            members.append(Value.Member(name, .string(list.joined(separator: ","))))
        }
        if let age = policy["maxAge"]?.text { members.append(Value.Member("max_age", .string(String(age.dropLast())))) }
        if let flag = policy["allowCredentials"] { members.append(Value.Member("allow_credentials", flag)) }
        if policy["unmatchedPreflights"]?.text == "IGNORE" {
            members.append(Value.Member("forward_not_matching_preflights", false))
        }
        return .mapping(members)
    }
}
