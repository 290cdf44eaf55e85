public import PortalDiagnostics

/// An Istio Gateway: the proxies, and what they listen to.
public struct IstioGateway: Resource {
    /// The kind `Gateway`.
    public static let kind = ResourceKind.istioGateway

    /// A port and its hosts.
    public struct Server: Hashable, Sendable {
        /// The number of the port.
        public var port: Int64
        /// The name of the port.
        public var portName: String?
        /// What is spoken: `HTTP`, `HTTPS`, ….
        public var proto: String
        /// The hosts, each with `namespace/` in front if that is restricted.
        public var hosts: [PlacedText]
        /// How it is encrypted.
        public var tls: TLS?
        /// The place of the server.
        public var provenance: Provenance

        /// Makes a server.
        public init(
            port: Int64,
            portName: String? = nil,
            proto: String,
            hosts: [PlacedText],
            tls: TLS? = nil,
            provenance: Provenance = Provenance()
        ) {
            self.port = port
            self.portName = portName
            self.proto = proto
            self.hosts = hosts
            self.tls = tls
            self.provenance = provenance
        }
    }

    /// How a server is encrypted.
    public struct TLS: Hashable, Sendable {
        /// `SIMPLE`, `MUTUAL`, `PASSTHROUGH`, ….
        public var mode: String?
        /// The secret with the certificate.
        public var credentialName: String?
        /// Whether plain HTTP is sent to HTTPS.
        public var httpsRedirect: Bool
        /// The place of the settings.
        public var provenance: Provenance

        /// Makes settings.
        public init(
            mode: String? = nil,
            credentialName: String? = nil,
            httpsRedirect: Bool = false,
            provenance: Provenance = Provenance()
        ) {
            self.mode = mode
            self.credentialName = credentialName
            self.httpsRedirect = httpsRedirect
            self.provenance = provenance
        }
    }

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The labels of the proxies.
    public var selector: [String: String]
    /// What they listen to.
    public var servers: [Server]
    /// Always foreign.
    public var dialect: Dialect
    /// The place of the object.
    public var provenance: Provenance

    /// Makes a gateway.
    public init(
        metadata: ObjectMeta,
        selector: [String: String] = [:],
        servers: [Server] = [],
        dialect: Dialect = .foreign,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.selector = selector
        self.servers = servers
        self.dialect = dialect
        self.provenance = provenance
    }
}
