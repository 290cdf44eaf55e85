internal import PortalDocument
internal import PortalProxy

/// The messages of plain configuration that stand in an `Any`, beside those of the filters that enforce plans
/// (`EnvoyMessage`).
enum NativeMessage: String {
    case listener = "envoy.config.listener.v3.Listener"
    case cluster = "envoy.config.cluster.v3.Cluster"
    case routes = "envoy.config.route.v3.RouteConfiguration"
    case routeList = "envoy.config.route.v3.RouteList"
    case headerInput = "envoy.type.matcher.v3.HttpRequestHeaderMatchInput"
    case connectionManager =
        "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"
    case router = "envoy.extensions.filters.http.router.v3.Router"
    case cors = "envoy.extensions.filters.http.cors.v3.Cors"
    case corsPolicy = "envoy.extensions.filters.http.cors.v3.CorsPolicy"
    case fileAccessLog = "envoy.extensions.access_loggers.file.v3.FileAccessLog"
    case upstreamTLS = "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext"
    case protocolOptions = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"
    case previousHosts = "envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate"
    case connectionLimit =
        "envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig"

    /// The message as an `Any`.
    func value(_ members: [Value.Member] = []) -> Value { .any(rawValue, members) }

    /// A mapping as the `Any` of a response.
    func resource(_ value: Value) -> Value {
        guard case .mapping(let members) = value else { return value }
        return self.value(members)
    }
}
