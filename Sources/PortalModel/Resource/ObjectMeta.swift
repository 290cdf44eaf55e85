public import PortalDiagnostics

/// The metadata of a Kubernetes object, as far as this library uses it.
public struct ObjectMeta: Hashable, Sendable {
    /// The name; unique for its kind in its namespace.
    public var name: String
    /// The namespace; the decoder fills in its default where none was written.
    public var namespace: String
    /// Labels, which selectors match.
    public var labels: [String: String]
    /// Annotations.
    public var annotations: [String: String]
    /// The generation of the object; `nil` outside a cluster.
    public var generation: Int64?
    /// When the cluster made the object, or `nil` outside a cluster.
    ///
    /// Of two owners of one thing the older wins.
    public var creationTimestamp: Timestamp?
    /// The place of the metadata.
    public var provenance: Provenance

    /// Makes metadata.
    public init(
        name: String,
        namespace: String = "default",
        labels: [String: String] = [:],
        annotations: [String: String] = [:],
        generation: Int64? = nil,
        creationTimestamp: Timestamp? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
        self.generation = generation
        self.creationTimestamp = creationTimestamp
        self.provenance = provenance
    }
}
