// Stands in for what PortalCatalog is to bring, so that its callers compile before it does: to be deleted with the merge.
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// What a published specification is written in.
public enum SpecificationFormat: String, Hashable, Sendable, CaseIterable {
    /// OpenAPI 3.1.
    case openAPI31 = "3.1"
    /// OpenAPI 3.0.
    case openAPI30 = "3.0"
}

/// One OpenAPI document for a version of a product.
public struct PublishedSpecification: Hashable, Sendable {
    /// The document.
    public var document: Value
    /// What of the descriptions it could not say.
    public var notes: [SpecificationNote]
}

/// Something that is not in a published specification as its description has it.
public struct SpecificationNote: Hashable, Sendable {
    /// The part of the document.
    public var subject: String
    /// What is to be known.
    public var message: String
}

/// What somebody sees on a portal.
public struct PortalCatalog: Hashable, Sendable {
    /// The catalogue as a value to be written.
    public func json() -> Value { [:] }
}

/// Stands in for the builder.
enum CatalogBuilder {
    static func catalog(
        of site: ResourceName,
        for viewer: Viewer,
        in portal: ResolvedPortal,
        specs: [ResourceName: ApiDescription]
    ) -> PortalCatalog? { nil }
}

/// Stands in for the publisher.
enum SpecificationPublisher {
    static func specification(
        of product: ResourceName,
        version: String,
        in environment: ResourceName,
        on site: ResourceName?,
        for viewer: Viewer,
        format: SpecificationFormat,
        portal: ResolvedPortal,
        specs: [ResourceName: ApiDescription]
    ) -> PublishedSpecification? { nil }
}
