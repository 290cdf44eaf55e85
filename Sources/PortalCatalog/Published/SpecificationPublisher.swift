internal import PortalDocument
package import PortalIR
package import PortalSchema
package import PortalVocabulary

/// Publishes a version of a product as one OpenAPI document.
///
/// Only operations that are offered and that the viewer may see are in it, and only the components that they lead to.
/// `docs/published-specification.md` says how descriptions of all versions become one.
package enum SpecificationPublisher {
    /// The published specification of a version.
    ///
    /// - Parameters:
    ///   - product: the product
    ///   - version: its version
    ///   - environment: the environment that offers it
    ///   - site: the portal that shows it; `nil` for the view of an operator, who sees all that is offered
    ///   - viewer: who looks; of no account for an operator
    ///   - format: the version of OpenAPI
    ///   - portal: what was resolved
    ///   - specs: the descriptions by ApiDoc
    /// - Returns: the document; `nil` where there is no such version, or nothing of it that the viewer may see.
    package static func specification(
        of product: ResourceName,
        version: String,
        in environment: ResourceName,
        on site: ResourceName?,
        for viewer: Viewer = .anonymous,
        format: SpecificationFormat = .openAPI31,
        portal: ResolvedPortal,
        specs: [ResourceName: ApiDescription]
    ) -> PublishedSpecification? {
        guard let environment = portal.environment(environment),
            let published = environment.products.first(where: { $0.product == product && $0.version == version })
        else { return nil }
        let positions: [Int]
        if let name = site {
            guard let site = portal.sites.first(where: { $0.name == name }), site.isSound,
                site.environments.contains(environment.name)
            else { return nil }
            let beholder = portal.beholder(username: viewer.username, oidcGroups: viewer.oidcGroups)
            positions = portal.visibleOperations(of: published, on: site, to: beholder)
            if positions.isEmpty { return nil }
        } else {
            positions = published.operations.indices.filter { published.operations[$0].isOffered }
        }
        var stitching = Stitching(published, positions, in: environment, format: format, specs: specs)
        return stitching.specification()
    }
}

extension ResolvedPortal {
    /// An environment by its name, served or only documented.
    func environment(_ name: ResourceName) -> ResolvedEnvironment? {
        environments.first { $0.name == name } ?? documented.first { $0.name == name }
    }
}
