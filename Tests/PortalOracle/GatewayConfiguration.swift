package import PortalDocument
internal import PortalVocabulary

/// What an Envoy of a test serves: the listeners of gateways, and the clusters that they lead to.
///
/// Every cluster but those of the servers leads to an echo of the same process: a listener that answers every request
/// with what it saw.
package struct GatewayConfiguration {
    /// The listeners; their names are how requests are sent to them.
    package private(set) var listeners: [Value] = []
    /// The names of the clusters that lead to the echo.
    package var backends = Set<String>()
    /// The names of the clusters of the authorization server.
    package var authorization = Set<String>()
    /// The names of the clusters of the counting server.
    package var counting = Set<String>()

    package init() {}

    static let type = "type.googleapis.com/envoy.extensions"
    static let managerType = "\(type).filters.network.http_connection_manager.v3.HttpConnectionManager"
    static let router: Value = [
        "name": "envoy.filters.http.router",
        "typed_config": ["@type": .string("\(type).filters.http.router.v3.Router")],
    ]

    /// Adds a listener on a free port, with an HTTP connection manager that tells of every answer which route gave it.
    package mutating func add(listener name: String, manager: Value) {
        let filters = Value.sequence([Self.telltale] + (manager["http_filters"]?.items ?? []))
        listeners.append(
            Self.listener(
                name,
                ["socket_address": ["address": "127.0.0.1", "port_value": 0]],
                manager.with("http_filters", filters)
            )
        )
    }

    /// Joins what two gateways need.
    package mutating func add(_ other: GatewayConfiguration) {
        listeners += other.listeners
        backends.formUnion(other.backends)
        authorization.formUnion(other.authorization)
        counting.formUnion(other.counting)
    }

    /// Stands first, so that it is the last to see an answer: whoever gave it, the route is known by then.
    private static let telltale: Value = [
        "name": "envoy.filters.http.header_mutation",
        "typed_config": [
            "@type": .string("\(type).filters.http.header_mutation.v3.HeaderMutation"),
            "mutations": [
                "response_mutations": [
                    [
                        "append": [
                            "header": ["key": "x-oracle-route", "value": "%ROUTE_NAME%"],
                            "append_action": "OVERWRITE_IF_EXISTS_OR_ADD",
                        ]
                    ]
                ]
            ],
        ],
    ]

    private static func listener(_ name: String, _ address: Value, _ manager: Value) -> Value {
        [
            "name": .string(name), "address": address,
            "filter_chains": [
                [
                    "filters": [
                        [
                            "name": "envoy.filters.network.http_connection_manager",
                            "typed_config": .mapping(
                                [Value.Member("@type", .string(managerType))] + manager.without("@type").members
                            ),
                        ]
                    ]
                ]
            ],
        ]
    }

    /// Answers with what it saw.
    private static func echo(_ socket: Value) -> Value {
        let fields = [
            ("x-backend", "yes"), ("x-backend-path", "%REQ(:PATH)%"), ("x-backend-host", "%REQ(:AUTHORITY)%"),
            ("x-backend-method", "%REQ(:METHOD)%"), ("x-backend-set", "%REQ(X-SET)%"),
            ("x-backend-removed", "%REQ(X-REMOVED)%"), ("x-backend-consumer", "%REQ(X-PORTAL-CONSUMER)%"),
            ("x-backend-key", "%REQ(API-KEY)%"),
        ]
        let headers: [Value] = fields.map { ["header": ["key": .string($0.0), "value": .string($0.1)]] }
        return listener(
            "echo",
            socket,
            [
                "stat_prefix": "echo", "codec_type": "HTTP1", "max_request_headers_kb": 96,
                "route_config": [
                    "virtual_hosts": [
                        [
                            "name": "echo", "domains": ["*"],
                            "routes": [
                                [
                                    "match": ["prefix": ""], "direct_response": ["status": 200],
                                    "response_headers_to_add": .sequence(headers),
                                ]
                            ],
                        ]
                    ]
                ],
                "http_filters": [router],
            ]
        )
    }

    /// The whole configuration of a process.
    ///
    /// - Parameters:
    ///   - socket: the file that the echo listens on
    ///   - authorizationPort: the port of the authorization server
    ///   - countingPort: the port of the counting server
    /// - Returns: the message
    package func bootstrap(socket: String, authorization authorizationPort: Int, counting countingPort: Int) -> Value {
        let echo: Value = ["pipe": ["path": .string(socket)]]
        func server(_ port: Int) -> Value {
            ["socket_address": ["address": "127.0.0.1", "port_value": .integer(Int64(port))]]
        }
        var clusters = backends.ordered().map { Self.cluster($0, echo, isGRPC: false) }
        clusters += authorization.ordered().map { Self.cluster($0, server(authorizationPort), isGRPC: true) }
        clusters += counting.ordered().map { Self.cluster($0, server(countingPort), isGRPC: true) }
        return [
            "node": ["id": "oracle", "cluster": "oracle"],
            "admin": ["address": ["socket_address": ["address": "127.0.0.1", "port_value": 0]]],
            "layered_runtime": [
                "layers": [
                    ["name": "static", "static_layer": ["re2.max_program_size.error_level": 32768]]
                ]
            ],
            "static_resources": [
                "listeners": .sequence(listeners + [Self.echo(echo)]), "clusters": .sequence(clusters),
            ],
        ]
    }

    private static func cluster(_ name: String, _ address: Value, isGRPC: Bool) -> Value {
        let endpoint: Value = ["endpoint": ["address": address]]
        let protocolOptions: Value =
            isGRPC ? ["http2_protocol_options": [:]] : ["http_protocol_options": [:]]
        return [
            "name": .string(name), "type": "STATIC", "connect_timeout": "5s",
            "load_assignment": [
                "cluster_name": .string(name), "endpoints": [["lb_endpoints": [endpoint]]],
            ],
            "typed_extension_protocol_options": [
                "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": [
                    "@type": .string("\(type).upstreams.http.v3.HttpProtocolOptions"),
                    "explicit_http_config": protocolOptions,
                ]
            ],
        ]
    }
}
