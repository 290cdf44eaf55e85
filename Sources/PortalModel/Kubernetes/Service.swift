public import PortalDiagnostics

/// A Kubernetes Service, as far as backends need it.
public struct Service: Resource {
    /// The kind `Service`.
    public static let kind = ResourceKind.service

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// `ClusterIP`, `ExternalName`, …; absent is the first.
    public var type: String?
    /// The DNS name behind a Service of type `ExternalName`.
    public var externalName: String?
    /// The ports.
    public var ports: [Port]
    /// Always foreign.
    public var dialect: Dialect
    /// The place of the object.
    public var provenance: Provenance

    /// Makes a Service.
    public init(
        metadata: ObjectMeta,
        type: String? = nil,
        externalName: String? = nil,
        ports: [Port] = [],
        dialect: Dialect = .foreign,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.type = type
        self.externalName = externalName
        self.ports = ports
        self.dialect = dialect
        self.provenance = provenance
    }

    /// A port of a Service.
    public struct Port: Hashable, Sendable {
        /// The name; absent where there is only one.
        public var name: String?
        /// The number.
        public var port: Int64
        /// What is spoken there; before the name it decides.
        public var appProtocol: String?
        /// The place of the port.
        public var provenance: Provenance

        /// Makes a port.
        public init(name: String? = nil, port: Int64, appProtocol: String? = nil, provenance: Provenance = Provenance())
        {
            self.name = name
            self.port = port
            self.appProtocol = appProtocol
            self.provenance = provenance
        }
    }
}
