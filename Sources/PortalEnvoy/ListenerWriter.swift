internal import PortalDocument
internal import PortalProxy

/// Writes listeners, and what else of a bootstrap does not depend on what is published.
struct ListenerWriter {
    let options: EnvoyOptions
    /// The clusters of those who decide and count; `nil` where nobody does.
    let authorization: String?
    let rateLimit: String?

    /// A listener.
    ///
    /// - Parameters:
    ///   - group: what it serves
    ///   - tokenFilters: the environments' own entries of the chain, in order
    ///   - routes: how the connection manager finds its routes
    /// - Returns: the message
    /// - Throws: what the options say that Envoy would refuse
    func listener(_ group: EnvoyListeners.Group, tokenFilters: [Value], routes: Value.Member) throws(Refusal) -> Value {
        var manager: [Value.Member] = [
            Value.Member("stat_prefix", .string(group.name)),
            Value.Member("use_remote_address", true),
            Value.Member("normalize_path", true),
            Value.Member("path_with_escaped_slashes_action", "KEEP_UNCHANGED"),
            Value.Member("common_http_protocol_options", ["idle_timeout": "3600s"]),
            Value.Member("upgrade_configs", [["upgrade_type": "websocket"]]),
        ]
        if let log = options.accessLog { manager.append(Value.Member("access_log", [Self.accessLog(log)])) }
        manager.append(Value.Member("http_filters", .sequence(try filters(tokenFilters))))
        manager.append(routes)
        let filter: Value = [
            "name": "envoy.filters.network.http_connection_manager",
            "typed_config": NativeMessage.connectionManager.value(manager),
        ]
        return [
            "name": .string(group.name),
            "address": Self.address(options.listener.host, group.port),
            "per_connection_buffer_limit_bytes": 1_048_576,
            "filter_chains": [["filters": [filter]]],
        ]
    }

    /// The chain: preflights are answered before anybody asks for tokens or keys.
    private func filters(_ tokenFilters: [Value]) throws(Refusal) -> [Value] {
        var filters: [Value] = [["name": "envoy.filters.http.cors", "typed_config": NativeMessage.cors.value()]]
        filters += tokenFilters
        if let authorization {
            filters.append(
                FilterName.entry(
                    FilterName.authorization,
                    try PlanFilters.authorization(
                        cluster: authorization,
                        timeoutMilliseconds: options.authorizationTimeoutMilliseconds,
                        for: .envoy
                    )
                )
            )
        }
        if authorization != nil, let rateLimit {
            for isStrict in [false, true] {
                filters.append(
                    FilterName.entry(
                        FilterName.rateLimit(isStrict: isStrict),
                        try PlanFilters.rateLimit(
                            cluster: rateLimit,
                            timeoutMilliseconds: options.rateLimitTimeoutMilliseconds,
                            isStrict: isStrict,
                            for: .envoy
                        )
                    )
                )
            }
        }
        filters.append(["name": "envoy.filters.http.router", "typed_config": NativeMessage.router.value()])
        return filters
    }

    /// One line of JSON for each request.
    ///
    /// Paths are logged without their query, where a key may stand.
    private static func accessLog(_ path: String) -> Value {
        let format: Value = [
            "time": "%START_TIME%",
            "method": "%REQ(:METHOD)%",
            "host": "%REQ(:AUTHORITY)%",
            "path": "%PATH(NQ:ORIG_OR_PATH)%",
            "status": "%RESPONSE_CODE%",
            "route": "%ROUTE_NAME%",
            "plan": "%REQ(X-PORTAL-PLAN?X-SOLO-PLAN)%",
            "consumer": "%REQ(X-PORTAL-CONSUMER?X-USER-ID)%",
            "upstream": "%UPSTREAM_HOST%",
            "duration": "%DURATION%",
            "flags": "%RESPONSE_FLAGS%",
            "details": "%RESPONSE_CODE_DETAILS%",
        ]
        return [
            "name": "envoy.access_loggers.file",
            "typed_config": NativeMessage.fileAccessLog.value([
                Value.Member("path", .string(path)),
                Value.Member("log_format", ["json_format": format]),
            ]),
        ]
    }

    /// An address to listen on.
    static func address(_ host: String, _ port: Int) -> Value {
        ["socket_address": ["address": .string(host), "port_value": .integer(Int64(port))]]
    }

    // MARK: - Bootstrap

    /// What a bootstrap begins with.
    func bootstrap() -> [Value.Member] {
        var members = [Value.Member("node", ["id": "portalcore", "cluster": "portalcore"])]
        if let admin = options.admin {
            members.append(Value.Member("admin", ["address": Self.address(admin.host, admin.port)]))
        }
        let size: Value = ["re2.max_program_size.error_level": 32_768]
        members.append(
            Value.Member("layered_runtime", ["layers": [["name": "portalcore", "static_layer": size]]])
        )
        members.append(
            Value.Member(
                "overload_manager",
                [
                    "resource_monitors": [
                        [
                            "name": "envoy.resource_monitors.global_downstream_max_connections",
                            "typed_config": NativeMessage.connectionLimit.value([
                                Value.Member("max_active_downstream_connections", 50_000)
                            ]),
                        ]
                    ]
                ]
            )
        )
        return members
    }

    /// Where a file of a watched directory is found.
    static func source(_ file: String, in directory: String) -> Value {
        [
            "resource_api_version": "V3",
            "path_config_source": [
                "path": .string("\(directory)/\(file)"), "watched_directory": ["path": .string(directory)],
            ],
        ]
    }
}
