import PortalDiagnostics
import PortalDocument

/// `Portal`.
enum GlooPortal {
    /// People log in with the passwords of `User` objects unless OpenID Connect is set up too.
    static let blank: Portal = {
        var portal = Portal.blank
        portal.login = Portal.Login(password: true)
        return portal
    }()

    static let table = Table<Portal>([
        Field("displayName", .text(.line), into: \.displayName, ""),
        Field("description", .text(), into: \.description, ""),
        Field("domains", .glooDomains, into: \.domains, required: true, ""),
        Field("banner", .gloo, "") { portal, source, _ in portal.withBranding { $0.banner = source } },
        Field("primaryLogo", .gloo, "") { portal, source, _ in portal.withBranding { $0.logo = source } },
        Field("favicon", .gloo, "") { portal, source, _ in portal.withBranding { $0.favicon = source } },
        Field("customStyling", .object(styling, blank: Portal.Branding.blank), "") { portal, styling, _ in
            portal.withBranding { branding in
                branding.colors = styling.colors
                branding.css = styling.css
            }
        },
        Field("staticPages", .list(.glooStaticPage, atMost: .max), "") { portal, pages, _ in portal.pages += pages },
        Field("dynamicPages", .list(.glooDynamicPage, atMost: .max), "") { portal, pages, _ in portal.pages += pages },
        Field("publishedEnvironments", .list(.object, atMost: .max), into: \.environments, ""),
        Field("allApisPublicViewable", .boolean, "") { portal, isPublic, _ in
            portal.visibility = isPublic ? .everyone : .members
        },
        Field("portalUrlPrefix", .text(.line), into: \.externalUrl, ""),
        Field("oidcAuth", .object(oidc, blank: Portal.Oidc.blank), "") { portal, oidc, _ in portal.login?.oidc = oidc },
        Field(
            "gatewayConfig",
            within: Table([.notHonoured("labels", "the VirtualService carries its own labels, and names its gateway")]),
            ""
        ),
        .notHonoured("customHtml", "the HTML is not put into pages"),
        .notHonoured("tls", "the gateway's own certificates apply"),
        .notHonoured("routeOptions", "the portal's own route has no options"),
    ])

    private static let styling = Table<Portal.Branding>([
        color("primaryColor", \.primary), color("secondaryColor", \.secondary), color("backgroundColor", \.background),
        color("defaultTextColor", \.text), color("navigationLinksColorOverride", \.link),
        color("buttonColorOverride", \.button), Field("cssStylesheet", .gloo, into: \.css, ""),
    ])

    private static func color(
        _ name: String,
        _ path: any WritableKeyPath<Portal.Colors, String?> & Sendable
    ) -> Field<Portal.Branding> {
        Field(name, .text(.color), "") { branding, color, _ in
            var colors = branding.colors ?? Portal.Colors(provenance: branding.provenance)
            colors[keyPath: path] = color
            branding.colors = colors
        }
    }

    private static let oidc = Table<Portal.Oidc>([
        Field("issuer", .text(.line), into: \.issuer, required: true, ""),
        Field("clientId", .text(.line), into: \.clientId, required: true, ""),
        Field("clientSecret", .object, into: \.clientSecret, required: true, ""),
        Field("groupClaimKey", .text(.line), into: \.groupsClaim, ""),
    ])
}

extension Portal {
    fileprivate mutating func withBranding(_ change: (inout Branding) -> Void) {
        var branding = branding ?? Branding(provenance: provenance.appending("spec"))
        change(&branding)
        self.branding = branding
    }
}

extension Shape where Value == Portal.Page {
    /// A page in Markdown.
    fileprivate static var glooStaticPage: Shape {
        Shape<GlooPage>.object.map { $0.page(.markdown($0.content)) }
    }

    /// A page in a frame: another site, or HTML.
    fileprivate static var glooDynamicPage: Shape {
        Shape<GlooPage>.object.map { page in
            guard case .url(let url) = page.content.location else { return page.page(.html(page.content)) }
            return page.page(.embed(PlacedText(url, provenance: page.content.provenance)))
        }
    }
}

/// A page as it is written.
struct GlooPage: Shaped {
    var name = ""
    var path = ""
    var link: String?
    var text: String?
    var isHome = false
    var content = ContentSource.blank
    var provenance = Provenance()

    static let blank = GlooPage()
    static let fields: [Field<GlooPage>] = [
        Field("name", .text(.line), into: \.name, required: true, ""),
        Field("path", .text(.line), into: \.path, required: true, ""),
        Field("navigationLinkName", .text(.line), into: \.link, ""),
        Field("description", .text(), into: \.text, ""),
        Field("displayOnHomepage", .boolean, into: \.isHome, ""),
        Field("content", .gloo, into: \.content, required: true, ""),
    ]

    func page(_ content: Portal.Page.Content) -> Portal.Page {
        Portal.Page(
            name: name,
            path: path.hasPrefix("/") ? path : "/" + path,
            title: link,
            description: text,
            navigation: link != nil,
            home: isHome,
            content: content,
            provenance: provenance
        )
    }
}
