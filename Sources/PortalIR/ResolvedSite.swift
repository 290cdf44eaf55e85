package import PortalDiagnostics
package import PortalVocabulary

/// A Portal: the web site that shows products.
package struct ResolvedSite: Hashable, Sendable {
    /// The name of the Portal.
    package var name: ResourceName
    /// The name for readers.
    package var displayName: String
    /// What the site is for, in Markdown.
    package var details: String?
    /// The hosts that it owns, sorted.
    package var hosts: [HostName]
    /// The gateway; `nil` where it cannot be served.
    package var gateway: ResolvedGateway?
    /// The environments that it shows, in the order written.
    package var environments: [ResourceName]
    /// Whether everyone may see the catalogue.
    package var isPublic: Bool
    /// How it looks.
    package var branding: Branding
    /// Further pages, in the order written.
    package var pages: [Page]
    /// How people log in by OpenID Connect.
    package var oidc: Oidc?
    /// Whether people log in by the passwords of Users.
    package var hasPasswords: Bool
    /// The address that the outside world uses.
    package var externalURL: String?
    /// Whether the Portal is sound.
    ///
    /// Of one that is not, only what it grants counts: it has no route and no catalogue.
    package var isSound: Bool
    /// Where the Portal was written.
    package var provenance: Provenance

    /// How a site looks.
    package struct Branding: Hashable, Sendable {
        package var logo: ResolvedContent?
        package var favicon: ResolvedContent?
        package var banner: ResolvedContent?
        package var css: ResolvedContent?
        /// Colours as CSS writes them, by role: `primary`, `secondary`, `background`, `text`, `link`, `button`.
        package var colors: [String: String]

        package init(
            logo: ResolvedContent? = nil,
            favicon: ResolvedContent? = nil,
            banner: ResolvedContent? = nil,
            css: ResolvedContent? = nil,
            colors: [String: String] = [:]
        ) {
            self.logo = logo
            self.favicon = favicon
            self.banner = banner
            self.css = css
            self.colors = colors
        }
    }

    /// A page.
    package struct Page: Hashable, Sendable {
        /// What it shows.
        package enum Content: Hashable, Sendable {
            /// Markdown as source text.
            case markdown(String)
            /// HTML as source text, for a frame.
            case html(String)
            /// Another site, for a frame.
            case embed(url: String)
        }

        package var name: String
        package var path: String
        package var title: String
        package var details: String?
        package var isInNavigation: Bool
        package var isOnHomePage: Bool
        package var content: Content
        package var provenance: Provenance

        package init(
            name: String,
            path: String,
            title: String? = nil,
            details: String? = nil,
            isInNavigation: Bool = false,
            isOnHomePage: Bool = false,
            content: Content,
            provenance: Provenance = Provenance()
        ) {
            self.name = name
            self.path = path
            self.title = title ?? name
            self.details = details
            self.isInNavigation = isInNavigation
            self.isOnHomePage = isOnHomePage
            self.content = content
            self.provenance = provenance
        }
    }

    /// A login by OpenID Connect.
    package struct Oidc: Hashable, Sendable {
        package var issuer: String
        package var clientID: String
        /// The Secret and its key that hold the client's secret; its value is never read.
        package var clientSecret: ResourceName
        package var clientSecretKey: String
        /// The claim that lists groups.
        package var groupsClaim: String

        package init(
            issuer: String,
            clientID: String,
            clientSecret: ResourceName,
            clientSecretKey: String,
            groupsClaim: String = "groups"
        ) {
            self.issuer = issuer
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.clientSecretKey = clientSecretKey
            self.groupsClaim = groupsClaim
        }
    }

    /// Joins the parts of a site.
    package init(
        name: ResourceName,
        displayName: String? = nil,
        details: String? = nil,
        hosts: [HostName] = [],
        gateway: ResolvedGateway? = nil,
        environments: [ResourceName] = [],
        isPublic: Bool = false,
        branding: Branding = Branding(),
        pages: [Page] = [],
        oidc: Oidc? = nil,
        hasPasswords: Bool = false,
        externalURL: String? = nil,
        isSound: Bool = true,
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.displayName = displayName ?? name.name
        self.details = details
        self.hosts = hosts
        self.gateway = gateway
        self.environments = environments
        self.isPublic = isPublic
        self.branding = branding
        self.pages = pages
        self.oidc = oidc
        self.hasPasswords = hasPasswords
        self.externalURL = externalURL
        self.isSound = isSound
        self.provenance = provenance
    }
}

extension ResolvedEnvironment {
    /// The hosts of a portal's web site, which are routed like those of an environment: one entry takes everything.
    package init(of site: ResolvedSite, _ action: RouteAction) {
        let entry = RouteEntry(
            name: "~portal/\(site.name)",
            match: RouteMatch(path: .below(PathTemplate(segments: [])), method: .any),
            action: action,
            provenance: site.provenance
        )
        self.init(
            name: site.name,
            hosts: site.hosts,
            gateway: site.gateway ?? ResolvedGateway(source: .none, workload: nil),
            entries: [entry],
            provenance: site.provenance
        )
    }
}
