public import PortalDiagnostics

/// Many API descriptions as one API, in versions.
public struct ApiProduct: Resource {
    /// The kind `ApiProduct`.
    public static let kind = ResourceKind.apiProduct

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The name for readers; the resource's own where absent.
    public var displayName: String?
    /// What the product is, in Markdown.
    public var description: String?
    /// A picture.
    public var image: ContentSource?
    /// Whom to ask.
    public var contact: Contact?
    /// The licence.
    public var license: License?
    /// The URL of the terms of service.
    public var termsOfService: String?
    /// The plans for every environment that names none; absent and empty differ: absent leaves it to the environment,
    /// empty is refused.
    public var usagePlans: [PlanRef]?
    /// The versions, each with a name of its own.
    public var versions: [Version]
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a product.
    public init(
        metadata: ObjectMeta,
        displayName: String? = nil,
        description: String? = nil,
        image: ContentSource? = nil,
        contact: Contact? = nil,
        license: License? = nil,
        termsOfService: String? = nil,
        usagePlans: [PlanRef]? = nil,
        versions: [Version],
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.displayName = displayName
        self.description = description
        self.image = image
        self.contact = contact
        self.license = license
        self.termsOfService = termsOfService
        self.usagePlans = usagePlans
        self.versions = versions
        self.dialect = dialect
        self.provenance = provenance
    }
}

/// A reference to a usage plan.
public enum PlanRef: Hashable, Sendable {
    /// A `UsagePlan` resource.
    case resource(ObjectRef)
    /// A plan that the environment defines itself, by name (Gloo dialect).
    case environment(PlacedText)

    /// The name that was written.
    public var name: String {
        switch self {
        case .resource(let reference): reference.name
        case .environment(let name): name.text
        }
    }

    /// The place of the reference.
    public var provenance: Provenance {
        switch self {
        case .resource(let reference): reference.provenance
        case .environment(let name): name.provenance
        }
    }
}

/// Whom to ask about a product.
public struct Contact: Hashable, Sendable {
    /// A person or team.
    public var name: String?
    /// A web page.
    public var url: String?
    /// An address.
    public var email: String?
    /// The place of the contact.
    public var provenance: Provenance

    /// Makes a contact.
    public init(
        name: String? = nil,
        url: String? = nil,
        email: String? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.url = url
        self.email = email
        self.provenance = provenance
    }
}

/// The licence of a product.
public struct License: Hashable, Sendable {
    /// Its name.
    public var name: String?
    /// Where its text is.
    public var url: String?
    /// The place of the licence.
    public var provenance: Provenance

    /// Makes a licence.
    public init(name: String? = nil, url: String? = nil, provenance: Provenance = Provenance()) {
        self.name = name
        self.url = url
        self.provenance = provenance
    }
}
