public import PortalDiagnostics

/// Where products are served.
public struct Environment: Resource {
    /// The kind `Environment`.
    public static let kind = ResourceKind.environment

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The name for readers; the resource's own where absent.
    public var displayName: String?
    /// What the environment is for, in Markdown.
    public var description: String?
    /// The hosts, such as `api.example.com` or `*.example.com`; at least one.
    public var domains: [PlacedText]
    /// What stands in front of every path and is taken away before the backend.
    ///
    /// As written: `{%version%}` and
    /// `{%label:key%}` are still in it, and slashes may be missing.
    public var basePath: PlacedText?
    /// The gateway.
    ///
    /// `nil` only where no routes are made, and in the Gloo dialect, which does not say it.
    public var gateway: GatewayChoice?
    /// What is served: the union.
    public var products: [ProductSelection]
    /// Whether products are published in portals without any routes.
    public var documentationOnly: Bool
    /// Plans that only this environment knows, by name (Gloo dialect).
    public var localPlans: [LocalPlan]
    /// Ways to backends that only this environment knows, by name (Gloo dialect).
    public var localRoutes: [LocalRoute]
    /// What browsers may do where the route says nothing (Gloo dialect).
    public var cors: CorsPolicy?
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes an environment.
    public init(
        metadata: ObjectMeta,
        displayName: String? = nil,
        description: String? = nil,
        domains: [PlacedText],
        basePath: PlacedText? = nil,
        gateway: GatewayChoice? = nil,
        products: [ProductSelection] = [],
        documentationOnly: Bool = false,
        localPlans: [LocalPlan] = [],
        localRoutes: [LocalRoute] = [],
        cors: CorsPolicy? = nil,
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.displayName = displayName
        self.description = description
        self.domains = domains
        self.basePath = basePath
        self.gateway = gateway
        self.products = products
        self.documentationOnly = documentationOnly
        self.localPlans = localPlans
        self.localRoutes = localRoutes
        self.cors = cors
        self.dialect = dialect
        self.provenance = provenance
    }
}

/// Products that an environment serves.
///
/// Names, namespaces and selector all have to hold.
public struct ProductSelection: Hashable, Sendable {
    /// Their names; absent: any.
    public var names: [PlacedText]?
    /// Where they are looked for.
    public var namespaces: NamespaceScope
    /// Their labels; absent: any.
    public var selector: LabelSelector?
    /// Which versions; absent: every one that is not retired.
    public var versions: VersionSelection?
    /// What comes behind the environment's base path, written alike.
    public var basePath: PlacedText?
    /// The plans, instead of the product's; absent: the product's, and never empty.
    public var usagePlans: [PlanRef]?
    /// The place of the selection.
    public var provenance: Provenance

    /// Makes a selection; that without arguments is every product of the environment's namespace.
    public init(
        names: [PlacedText]? = nil,
        namespaces: NamespaceScope = .own,
        selector: LabelSelector? = nil,
        versions: VersionSelection? = nil,
        basePath: PlacedText? = nil,
        usagePlans: [PlanRef]? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.names = names
        self.namespaces = namespaces
        self.selector = selector
        self.versions = versions
        self.basePath = basePath
        self.usagePlans = usagePlans
        self.provenance = provenance
    }
}

/// Versions of products: those with one of the names or one of the tags.
public struct VersionSelection: Hashable, Sendable {
    /// Names; they choose retired versions too.
    public var names: [PlacedText]
    /// Tags.
    public var tags: [PlacedText]
    /// The place of the selection.
    public var provenance: Provenance

    /// Makes a selection.
    public init(names: [PlacedText] = [], tags: [PlacedText] = [], provenance: Provenance = Provenance()) {
        self.names = names
        self.tags = tags
        self.provenance = provenance
    }
}

/// A plan that only one environment knows.
public struct LocalPlan: Hashable, Sendable {
    /// The name that products use.
    public var name: String
    /// The plan; `nil` if it is broken, which has been reported: what needs it is withheld.
    public var plan: UsagePlan?
    /// The place of the plan.
    public var provenance: Provenance

    /// Makes a plan.
    public init(name: String, plan: UsagePlan?, provenance: Provenance = Provenance()) {
        self.name = name
        self.plan = plan
        self.provenance = provenance
    }
}

/// A way to backends that only one environment knows.
public struct LocalRoute: Hashable, Sendable {
    /// The name that products use.
    public var name: String
    /// The way; `nil` if it is broken, which has been reported: what needs it is withheld.
    public var source: RouteSource?
    /// The place of the way.
    public var provenance: Provenance

    /// Makes a way.
    public init(name: String, source: RouteSource?, provenance: Provenance = Provenance()) {
        self.name = name
        self.source = source
        self.provenance = provenance
    }
}
