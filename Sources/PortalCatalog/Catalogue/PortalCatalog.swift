public import PortalVocabulary

/// What a portal shows to somebody: everything that its web site needs, and nothing that the viewer may not see.
public struct PortalCatalog: Hashable, Sendable {
    /// The name of the Portal.
    public var name: ResourceName
    /// The name for readers.
    public var displayName: String
    /// What the site is for, in Markdown.
    public var details: String?
    /// The hosts of the site, sorted.
    public var domains: [String]
    /// The address that the outside world uses.
    public var externalURL: String?
    /// Whether everyone may see what it publishes.
    public var isPublic: Bool
    /// How people log in.
    public var login: Login
    /// How the site looks.
    public var branding: Branding
    /// What its navigation leads to besides the products, in order.
    public var navigation: [NavigationLink]
    /// Its pages, in the order written.
    public var pages: [Page]
    /// The products that the viewer may see, sorted by name.
    public var products: [Product]

    /// How people log in, without any secret.
    public struct Login: Hashable, Sendable {
        /// By OpenID Connect.
        public struct Oidc: Hashable, Sendable {
            /// The provider.
            public var issuer: String
            /// The name of the site at the provider.
            public var clientID: String
            /// The claim that lists groups.
            public var groupsClaim: String
        }

        /// By OpenID Connect, if at all.
        public var oidc: Oidc?
        /// Whether by the passwords of Users.
        public var hasPasswords: Bool
    }

    /// Something that browsers show.
    public enum Content: Hashable, Sendable {
        /// Bytes.
        case bytes([UInt8])
        /// The address that browsers get it from.
        case url(String)
    }

    /// How the site looks.
    public struct Branding: Hashable, Sendable {
        /// The picture in the head of every page.
        public var logo: Content?
        /// The picture for tabs and bookmarks.
        public var favicon: Content?
        /// The picture on the home page.
        public var banner: Content?
        /// A style sheet.
        public var css: Content?
        /// Colours as CSS writes them, by role.
        public var colors: [String: String]
    }

    /// A link of the navigation.
    public struct NavigationLink: Hashable, Sendable {
        /// What it says.
        public var title: String
        /// Where it leads, on the site.
        public var path: String
    }

    /// A page.
    public struct Page: Hashable, Sendable {
        /// What a page shows.
        public enum Content: Hashable, Sendable {
            /// Markdown as source text.
            case markdown(String)
            /// HTML as source text, for a frame.
            case html(String)
            /// Another site, for a frame.
            case embed(url: String)
        }

        /// Its name.
        public var name: String
        /// Where it is, on the site.
        public var path: String
        /// Its name for readers.
        public var title: String
        /// What it is about.
        public var details: String?
        /// Whether the home page shows it.
        public var isOnHomePage: Bool
        /// What it shows.
        public var content: Content
    }
}
