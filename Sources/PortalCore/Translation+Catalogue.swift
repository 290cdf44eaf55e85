internal import PortalIR
internal import PortalSchema
public import PortalVocabulary

extension Translation {
    /// The Portals that are sound, sorted: those that a catalogue can be asked of.
    public var portals: [ResourceName] {
        portal.sites.filter(\.isSound).map(\.name)
    }

    /// What somebody sees on a portal: products, versions, operations and plans, pages and branding.
    ///
    /// - Parameters:
    ///   - name: the Portal
    ///   - viewer: who looks at it
    /// - Returns: the catalogue, made anew with every call; `nil` where there is no such sound Portal.
    public func catalogue(of name: ResourceName, for viewer: Viewer) -> PortalCatalog? {
        CatalogBuilder.catalog(of: name, for: viewer, in: portal, specs: descriptions)
    }

    /// The one OpenAPI document that a product version is published by.
    ///
    /// - Parameters:
    ///   - product: the ApiProduct
    ///   - version: the name of the version
    ///   - environment: the Environment that offers it
    ///   - site: the Portal that shows it; `nil` for the view of whoever runs it: everything that is offered
    ///   - viewer: who looks at it; only what they may see is in the document
    ///   - format: what it is written in
    /// - Returns: the document, made anew with every call; `nil` where there is nothing of it to see.
    public func specification(
        of product: ResourceName,
        version: String,
        in environment: ResourceName,
        on site: ResourceName? = nil,
        for viewer: Viewer = .anonymous,
        format: SpecificationFormat = .openAPI31
    ) -> PublishedSpecification? {
        SpecificationPublisher.specification(
            of: product,
            version: version,
            in: environment,
            on: site,
            for: viewer,
            format: format,
            portal: portal,
            specs: descriptions
        )
    }

    /// The names that the sound Users log in with, sorted.
    package var usernames: [String] {
        portal.users.compactMap(\.username).ordered()
    }

    /// A product version that an Environment offers.
    package struct PublishableVersion: Sendable {
        /// The ApiProduct.
        package let product: ResourceName
        /// The name of the version.
        package let version: String
        /// The Environment.
        package let environment: ResourceName
    }

    /// What can be published, in the order of Environments, products and versions.
    package var publishableVersions: [PublishableVersion] {
        (portal.environments + portal.documented).flatMap { environment in
            environment.products.map {
                PublishableVersion(product: $0.product, version: $0.version, environment: environment.name)
            }
        }
    }

    /// The descriptions that could be read, by ApiDoc.
    private var descriptions: [ResourceName: ApiDescription] {
        input.specs.entries.compactMapValues(\.description)
    }
}
