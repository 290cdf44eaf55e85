package import PortalIR
package import PortalSchema
package import PortalVocabulary

/// Makes what a portal shows to somebody.
package enum CatalogBuilder {
    /// The catalogue of a portal.
    ///
    /// - Parameters:
    ///   - site: the portal
    ///   - viewer: who looks
    ///   - portal: what was resolved
    ///   - specs: the descriptions by ApiDoc
    /// - Returns: the catalogue; `nil` where there is no such portal, or it is not sound.
    package static func catalog(
        of site: ResourceName,
        for viewer: Viewer = .anonymous,
        in portal: ResolvedPortal,
        specs: [ResourceName: ApiDescription]
    ) -> PortalCatalog? {
        guard let site = portal.sites.first(where: { $0.name == site }), site.isSound else { return nil }
        let beholder = portal.beholder(username: viewer.username, oidcGroups: viewer.oidcGroups)
        var products = ProductCollector(portal: portal, site: site, beholder: beholder, specs: specs)
        for name in site.environments { products.collect(name) }
        return PortalCatalog(
            name: site.name,
            displayName: site.displayName,
            details: site.details,
            domains: site.hosts.map(\.text),
            externalURL: site.externalURL,
            isPublic: site.isPublic,
            login: PortalCatalog.Login(
                oidc: site.oidc.map {
                    PortalCatalog.Login.Oidc(issuer: $0.issuer, clientID: $0.clientID, groupsClaim: $0.groupsClaim)
                },
                hasPasswords: site.hasPasswords
            ),
            branding: PortalCatalog.Branding(
                logo: site.branding.logo.map(PortalCatalog.Content.init),
                favicon: site.branding.favicon.map(PortalCatalog.Content.init),
                banner: site.branding.banner.map(PortalCatalog.Content.init),
                css: site.branding.css.map(PortalCatalog.Content.init),
                colors: site.branding.colors
            ),
            navigation: site.pages.filter(\.isInNavigation).map {
                PortalCatalog.NavigationLink(title: $0.title, path: $0.path)
            },
            pages: site.pages.map(PortalCatalog.Page.init),
            products: products.products.ordered { $0.name < $1.name }
        )
    }
}

extension PortalCatalog.Content {
    /// Content that was supplied, or that browsers get.
    init(_ content: ResolvedContent) {
        switch content {
        case .bytes(let bytes): self = .bytes(bytes)
        case .url(let url): self = .url(url)
        }
    }
}

extension PortalCatalog.Page {
    fileprivate init(_ page: ResolvedSite.Page) {
        name = page.name
        path = page.path
        title = page.title
        details = page.details
        isOnHomePage = page.isOnHomePage
        switch page.content {
        case .markdown(let text): content = .markdown(text)
        case .html(let text): content = .html(text)
        case .embed(let url): content = .embed(url: url)
        }
    }
}
