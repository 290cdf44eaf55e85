public import PortalDiagnostics

/// The web site where products are shown.
public struct Portal: Resource {
    /// The kind `Portal`.
    public static let kind = ResourceKind.portal

    /// Who may see the catalogue.
    public enum Visibility: String, Hashable, Sendable, CaseIterable {
        /// Everyone.
        case everyone = "Public"
        /// Those who are logged in and whom a group grants it.
        case members = "Members"
    }

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The name for readers; the resource's own where absent.
    public var displayName: String?
    /// What the site is for, in Markdown.
    public var description: String?
    /// The hosts; at least one.
    public var domains: [PlacedText]
    /// What is shown: the environments.
    public var environments: [ObjectRef]
    /// Who may see the catalogue; absent: members.
    public var visibility: Visibility?
    /// How it looks.
    public var branding: Branding?
    /// Further pages.
    public var pages: [Page]
    /// How people log in; absent: nobody can.
    public var login: Login?
    /// The gateway.
    ///
    /// `nil` only in the Gloo dialect, which does not say it.
    public var gateway: GatewayChoice?
    /// The address that the outside world uses, if it is not the first domain.
    public var externalUrl: String?
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a portal.
    public init(
        metadata: ObjectMeta,
        displayName: String? = nil,
        description: String? = nil,
        domains: [PlacedText],
        environments: [ObjectRef] = [],
        visibility: Visibility? = nil,
        branding: Branding? = nil,
        pages: [Page] = [],
        login: Login? = nil,
        gateway: GatewayChoice? = nil,
        externalUrl: String? = nil,
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.displayName = displayName
        self.description = description
        self.domains = domains
        self.environments = environments
        self.visibility = visibility
        self.branding = branding
        self.pages = pages
        self.login = login
        self.gateway = gateway
        self.externalUrl = externalUrl
        self.dialect = dialect
        self.provenance = provenance
    }
}
