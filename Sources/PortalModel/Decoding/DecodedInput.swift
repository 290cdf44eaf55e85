public import PortalDiagnostics
public import PortalDocument

/// What an input holds: sound resources by kind, what is known of the broken ones, and specifications on their own.
///
/// Every list is sorted by namespace and name. A resource is in its list or in ``broken``, never in both; of two
/// resources with one identity neither is sound.
public struct DecodedInput: Sendable {
    /// The sound API descriptions.
    public var apiDocs: [ApiDoc] = []
    /// The sound products.
    public var apiProducts: [ApiProduct] = []
    /// The sound environments.
    public var environments: [Environment] = []
    /// The sound groups.
    public var groups: [Group] = []
    /// The sound portals.
    public var portals: [Portal] = []
    /// The sound routes.
    public var routes: [Route] = []
    /// The sound usage plans.
    public var usagePlans: [UsagePlan] = []
    /// The sound users.
    public var users: [User] = []
    /// The sound Kubernetes Services.
    public var services: [Service] = []
    /// The sound ConfigMaps.
    public var configMaps: [ConfigMap] = []
    /// The sound Secrets, without values.
    public var secrets: [SecretKeys] = []
    /// The sound Istio Gateways.
    public var istioGateways: [IstioGateway] = []
    /// The sound grants of the Gateway API.
    public var referenceGrants: [ReferenceGrant] = []
    /// The sound Upstreams of Gloo Edge.
    public var upstreams: [Upstream] = []
    /// What is broken, sorted by identity; duplicates of one identity stand beside each other.
    public var broken: [BrokenResource] = []
    /// The documents that are specifications themselves, in the order of the input.
    public var specs: [Document] = []

    /// Starts empty.
    public init() {}
}

/// A resource that cannot be used, with what is known of it.
public struct BrokenResource: Sendable {
    /// What references find it by.
    public var identity: ResourceIdentity
    /// Its metadata, as far as it is sound.
    public var metadata: ObjectMeta
    /// What of it could be read.
    ///
    /// Good for guarding what it might have published, for nothing else.
    public var content: any Resource
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Keeps what is known of a resource.
    public init(_ content: some Resource) {
        identity = content.identity
        metadata = content.metadata
        dialect = content.dialect
        provenance = content.provenance
        self.content = content
    }
}

/// How input is decoded.
public struct ModelOptions: Hashable, Sendable {
    /// The namespace of resources that name none.
    public var defaultNamespace = "default"

    /// The defaults.
    public init() {}
}
