public import PortalDiagnostics

/// A Gloo Edge Upstream (`gloo.solo.io/v1`): what backends of the Gloo dialect name.
public struct Upstream: Resource {
    /// The kind `Upstream`.
    public static let kind = ResourceKind.upstream

    /// What is behind an Upstream.
    public enum Target: Hashable, Sendable {
        /// A Kubernetes Service.
        case kube(ServiceTarget)
        /// Hosts with fixed names.
        case hosts([HostTarget])
        /// Something that Istio has no counterpart for, by the name of its type.
        case other(String)
    }

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// What is behind it.
    public var target: Target
    /// Always foreign.
    public var dialect: Dialect
    /// The place of the object.
    public var provenance: Provenance

    /// Makes an Upstream.
    public init(
        metadata: ObjectMeta,
        target: Target,
        dialect: Dialect = .foreign,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.target = target
        self.dialect = dialect
        self.provenance = provenance
    }
}
