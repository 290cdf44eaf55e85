public import PortalDiagnostics

/// One API description: an OpenAPI document or a gRPC schema.
public struct ApiDoc: Resource {
    /// What describes the API.
    public enum Schema: Hashable, Sendable {
        /// Swagger 2.0 or OpenAPI 3.0 to 3.2, as JSON or YAML.
        case openApi(ContentSource)
        /// A serialised `FileDescriptorSet`.
        case grpc(descriptorSet: ContentSource)
    }

    /// The kind `ApiDoc`.
    public static let kind = ResourceKind.apiDoc

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// What describes the API.
    public var schema: Schema
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a description.
    public init(
        metadata: ObjectMeta,
        schema: Schema,
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.schema = schema
        self.dialect = dialect
        self.provenance = provenance
    }
}
