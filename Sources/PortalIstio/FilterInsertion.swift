internal import PortalDocument
internal import PortalProxy

extension FilterName {
    /// An entry before the router, switched off until a virtual host switches it on.
    static func insertion(_ name: String, _ configuration: Value) -> Value {
        [
            "applyTo": "HTTP_FILTER",
            "match": [
                "context": "GATEWAY",
                "listener": [
                    "filterChain": [
                        "filter": [
                            "name": "envoy.filters.network.http_connection_manager",
                            "subFilter": ["name": "envoy.filters.http.router"],
                        ]
                    ]
                ],
            ],
            "patch": [
                "operation": "INSERT_BEFORE",
                "value": entry(name, configuration),
            ],
        ]
    }
}
