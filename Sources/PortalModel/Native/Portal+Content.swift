public import PortalDiagnostics

extension Portal {
    /// How a portal looks.
    public struct Branding: Hashable, Sendable {
        /// The logo.
        public var logo: ContentSource?
        /// The icon of browser tabs.
        public var favicon: ContentSource?
        /// The picture of the home page.
        public var banner: ContentSource?
        /// Colours.
        public var colors: Colors?
        /// A style sheet, which wins over the colours.
        public var css: ContentSource?
        /// The place of the settings.
        public var provenance: Provenance

        /// Makes settings.
        public init(
            logo: ContentSource? = nil,
            favicon: ContentSource? = nil,
            banner: ContentSource? = nil,
            colors: Colors? = nil,
            css: ContentSource? = nil,
            provenance: Provenance = Provenance()
        ) {
            self.logo = logo
            self.favicon = favicon
            self.banner = banner
            self.colors = colors
            self.css = css
            self.provenance = provenance
        }
    }

    /// Colours, as CSS writes them.
    public struct Colors: Hashable, Sendable {
        /// What stands out.
        public var primary: String?
        /// What stands out less.
        public var secondary: String?
        /// The background.
        public var background: String?
        /// Text.
        public var text: String?
        /// Links.
        public var link: String?
        /// Buttons.
        public var button: String?
        /// The place of the colours.
        public var provenance: Provenance

        /// Makes colours.
        public init(
            primary: String? = nil,
            secondary: String? = nil,
            background: String? = nil,
            text: String? = nil,
            link: String? = nil,
            button: String? = nil,
            provenance: Provenance = Provenance()
        ) {
            self.primary = primary
            self.secondary = secondary
            self.background = background
            self.text = text
            self.link = link
            self.button = button
            self.provenance = provenance
        }
    }

    /// A page of a portal.
    public struct Page: Hashable, Sendable {
        /// What a page shows.
        public enum Content: Hashable, Sendable {
            /// Markdown.
            case markdown(ContentSource)
            /// Another site, in a frame.
            case embed(PlacedText)
            /// HTML, in a frame (Gloo dialect).
            case html(ContentSource)
        }

        /// The name; unique in the portal.
        public var name: String
        /// The path; begins with a slash.
        public var path: String
        /// The title; the name where absent.
        public var title: String?
        /// What is there, in one sentence.
        public var description: String?
        /// Whether the navigation leads to it.
        public var navigation: Bool
        /// Whether the home page shows it.
        public var home: Bool
        /// What it shows.
        public var content: Content
        /// The place of the page.
        public var provenance: Provenance

        /// Makes a page.
        public init(
            name: String,
            path: String,
            title: String? = nil,
            description: String? = nil,
            navigation: Bool = false,
            home: Bool = false,
            content: Content,
            provenance: Provenance = Provenance()
        ) {
            self.name = name
            self.path = path
            self.title = title
            self.description = description
            self.navigation = navigation
            self.home = home
            self.content = content
            self.provenance = provenance
        }
    }

    /// How people log in.
    public struct Login: Hashable, Sendable {
        /// By OpenID Connect.
        public var oidc: Oidc?
        /// By the passwords of `User` resources.
        public var password: Bool
        /// The place of the settings.
        public var provenance: Provenance

        /// Makes settings.
        public init(oidc: Oidc? = nil, password: Bool = false, provenance: Provenance = Provenance()) {
            self.oidc = oidc
            self.password = password
            self.provenance = provenance
        }
    }

    /// A login by OpenID Connect.
    public struct Oidc: Hashable, Sendable {
        /// The issuer.
        public var issuer: String
        /// The client.
        public var clientId: String
        /// The key of a Secret that holds the client's secret.
        public var clientSecret: KeyRef
        /// The claim that lists groups; `groups` where absent.
        public var groupsClaim: String?
        /// The place of the settings.
        public var provenance: Provenance

        /// Makes settings.
        public init(
            issuer: String,
            clientId: String,
            clientSecret: KeyRef,
            groupsClaim: String? = nil,
            provenance: Provenance = Provenance()
        ) {
            self.issuer = issuer
            self.clientId = clientId
            self.clientSecret = clientSecret
            self.groupsClaim = groupsClaim
            self.provenance = provenance
        }
    }
}
