public import PortalDiagnostics

/// Who may see and use what.
public struct Group: Resource {
    /// The kind `Group`.
    public static let kind = ResourceKind.group

    /// Who belongs to a group: those whom either way names.
    public struct Members: Hashable, Sendable {
        /// `User` resources, by label; absent: none.
        public var users: LabelSelector?
        /// Where they are looked for.
        public var namespaces: NamespaceScope
        /// People whom the login says to be in one of these groups.
        public var oidcGroups: [String]
        /// The place of the members.
        public var provenance: Provenance

        /// Makes members.
        public init(
            users: LabelSelector? = nil,
            namespaces: NamespaceScope = .own,
            oidcGroups: [String] = [],
            provenance: Provenance = Provenance()
        ) {
            self.users = users
            self.namespaces = namespaces
            self.oidcGroups = oidcGroups
            self.provenance = provenance
        }
    }

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The name for readers; the resource's own where absent.
    public var displayName: String?
    /// Who the members are, in Markdown.
    public var description: String?
    /// Who belongs to it.
    public var members: Members
    /// What they may see and use: the union.
    ///
    /// Nothing listed is nothing granted.
    public var access: [Access]
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a group.
    public init(
        metadata: ObjectMeta,
        displayName: String? = nil,
        description: String? = nil,
        members: Members = Members(),
        access: [Access] = [],
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.displayName = displayName
        self.description = description
        self.members = members
        self.access = access
        self.dialect = dialect
        self.provenance = provenance
    }
}

/// A right to see and use.
public struct Access: Hashable, Sendable {
    /// The portals it holds in.
    public var portals: [ObjectRef]
    /// The products; absent: none.
    public var products: ObjectSelection?
    /// The environments; absent: none.
    public var environments: ObjectSelection?
    /// The operations.
    public var operations: OperationChoice
    /// The plans that keys may be made for.
    public var usagePlans: [PlanRef]
    /// Whether keys may be made for every plan.
    public var allUsagePlans: Bool
    /// The place of the right.
    public var provenance: Provenance

    /// Makes a right.
    public init(
        portals: [ObjectRef] = [],
        products: ObjectSelection? = nil,
        environments: ObjectSelection? = nil,
        operations: OperationChoice = OperationChoice(),
        usagePlans: [PlanRef] = [],
        allUsagePlans: Bool = false,
        provenance: Provenance = Provenance()
    ) {
        self.portals = portals
        self.products = products
        self.environments = environments
        self.operations = operations
        self.usagePlans = usagePlans
        self.allUsagePlans = allUsagePlans
        self.provenance = provenance
    }
}

/// Objects by name, namespace and label, which all have to hold; empty selects everything in the namespaces.
public struct ObjectSelection: Hashable, Sendable {
    /// Their names; absent: any.
    public var names: [PlacedText]?
    /// Where they are looked for.
    public var namespaces: NamespaceScope
    /// Their labels; absent: any.
    public var selector: LabelSelector?
    /// The place of the selection.
    public var provenance: Provenance

    /// Makes a selection.
    public init(
        names: [PlacedText]? = nil,
        namespaces: NamespaceScope = .own,
        selector: LabelSelector? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.names = names
        self.namespaces = namespaces
        self.selector = selector
        self.provenance = provenance
    }
}
