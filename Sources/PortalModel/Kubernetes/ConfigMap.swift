public import PortalDiagnostics

/// A Kubernetes ConfigMap: content under keys.
public struct ConfigMap: Resource {
    /// The kind `ConfigMap`.
    public static let kind = ResourceKind.configMap

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// Texts.
    public var data: [String: EmbeddedText]
    /// Bytes, decoded from base64.
    public var binaryData: [String: EmbeddedBytes]
    /// Always foreign.
    public var dialect: Dialect
    /// The place of the object.
    public var provenance: Provenance

    /// Makes a ConfigMap.
    public init(
        metadata: ObjectMeta,
        data: [String: EmbeddedText] = [:],
        binaryData: [String: EmbeddedBytes] = [:],
        dialect: Dialect = .foreign,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.data = data
        self.binaryData = binaryData
        self.dialect = dialect
        self.provenance = provenance
    }
}

/// A Kubernetes Secret without its values: but for those of API keys they are never read.
public struct SecretKeys: Resource {
    /// The kind `Secret`.
    public static let kind = ResourceKind.secret

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The type, such as `kubernetes.io/tls`.
    public var type: String?
    /// The keys, sorted.
    public var keys: [String]
    /// The API key, if it is a Secret of one.
    public var apiKey: ApiKeySecret?
    /// Always foreign.
    public var dialect: Dialect
    /// The place of the object.
    public var provenance: Provenance

    /// Makes a Secret.
    public init(
        metadata: ObjectMeta,
        type: String? = nil,
        keys: [String] = [],
        apiKey: ApiKeySecret? = nil,
        dialect: Dialect = .foreign,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.type = type
        self.keys = keys
        self.apiKey = apiKey
        self.dialect = dialect
        self.provenance = provenance
    }
}
