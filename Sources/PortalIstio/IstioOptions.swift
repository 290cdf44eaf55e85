/// What the user may choose about the output for Istio.
public struct IstioOptions: Sendable, Hashable {
    /// A port of a Service that serves all environments.
    public struct ServiceReference: Sendable, Hashable {
        /// The namespace of the Service.
        public var namespace: String
        /// The name of the Service.
        public var name: String
        /// The number of the port.
        public var port: Int

        /// Names a port.
        public init(namespace: String, name: String, port: Int) {
            self.namespace = namespace
            self.name = name
            self.port = port
        }
    }

    /// The DNS suffix of Services.
    public var clusterDomain = "cluster.local"
    /// How many routes one VirtualService holds before it is split.
    public var maximumRoutes = 1000
    /// How many bytes of JSON an object should stay under: what `kubectl apply` can keep in its annotation, with room
    /// for the metadata that a cluster adds.
    public var preferredObjectBytes = 240 * 1024
    /// How many bytes of JSON an object never exceeds: etcd refuses more than 1.5 MiB, some clusters less.
    public var maximumObjectBytes = 1024 * 1024
    /// Who decides on requests (Envoy's `envoy.service.auth.v3.Authorization`); policies are put into its namespace.
    public var authorizationService = ServiceReference(
        namespace: "portalcore-system",
        name: "portalcore-authz",
        port: 9101
    )
    /// Who counts requests (Envoy's `envoy.service.ratelimit.v3.RateLimitService`); limits are put into its namespace.
    public var rateLimitService = ServiceReference(
        namespace: "portalcore-system",
        name: "portalcore-ratelimit",
        port: 9102
    )
    /// The web site that shows portals.
    public var portalService = ServiceReference(namespace: "portalcore-system", name: "portalcore-web", port: 8080)
    /// How long a decision may take before the request is refused with 503, in milliseconds.
    public var authorizationTimeoutMilliseconds: Int64 = 500
    /// How long counting may take before the plan's `onLimitServiceFailure` decides, in milliseconds.
    public var rateLimitTimeoutMilliseconds: Int64 = 200
    /// How long fetching a key set may take, in milliseconds.
    public var keySetTimeoutMilliseconds: Int64 = 2000
    /// Whether Istio's RequestAuthentication is emitted too, where an Environment has a Gateway of its own.
    public var requestAuthentication = false

    /// The defaults of a stock cluster.
    public init() {}
}
