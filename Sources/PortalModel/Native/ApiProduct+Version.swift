public import PortalDiagnostics

extension ApiProduct {
    /// One version of a product.
    public struct Version: Hashable, Sendable {
        /// The name, which `{%version%}` stands for.
        public var name: String
        /// Where it is in its life; absent means active.
        public var lifecycle: Lifecycle?
        /// Free words, by which environments choose.
        public var tags: [String]
        /// What `{%label:key%}` stands for.
        public var labels: [String: String]
        /// The way to backends for operations that have no other.
        public var route: RouteSource?
        /// The descriptions it is made of, each under a name of its own.
        public var apis: [Api]
        /// The place of the version.
        public var provenance: Provenance

        /// Makes a version.
        public init(
            name: String,
            lifecycle: Lifecycle? = nil,
            tags: [String] = [],
            labels: [String: String] = [:],
            route: RouteSource? = nil,
            apis: [Api],
            provenance: Provenance = Provenance()
        ) {
            self.name = name
            self.lifecycle = lifecycle
            self.tags = tags
            self.labels = labels
            self.route = route
            self.apis = apis
            self.provenance = provenance
        }

        /// Whether it is no longer served unless an environment names it.
        public var isRetired: Bool { lifecycle?.phase == .retired }
    }

    /// Where a version is in its life.
    public struct Lifecycle: Hashable, Sendable {
        /// The phases of a version.
        public enum Phase: String, Hashable, Sendable, CaseIterable {
            /// In use.
            case active = "Active"
            /// Still served; consumers should move on.
            case deprecated = "Deprecated"
            /// Not served, unless an environment names it.
            case retired = "Retired"
        }

        /// The phase.
        public var phase: Phase
        /// The day on which it will be retired, as `2027-01-01`; only while deprecated.
        public var sunset: String?
        /// The version to move to.
        public var successor: PlacedText?
        /// The place of the lifecycle.
        public var provenance: Provenance

        /// Makes a lifecycle.
        public init(
            phase: Phase,
            sunset: String? = nil,
            successor: PlacedText? = nil,
            provenance: Provenance = Provenance()
        ) {
            self.phase = phase
            self.sunset = sunset
            self.successor = successor
            self.provenance = provenance
        }
    }

    /// A description within a version.
    public struct Api: Hashable, Sendable {
        /// The name within the version; the decoder fills in that of the `ApiDoc` where none was written.
        public var name: String
        /// The description.
        public var apiDoc: ObjectRef
        /// Where the description is mounted, in front of its own paths; begins with a slash, ends without.
        public var pathPrefix: String?
        /// The way to backends, instead of the version's.
        public var route: RouteSource?
        /// Which operations are published, and how.
        public var operations: OperationChoice
        /// The place of the entry.
        public var provenance: Provenance

        /// Makes an entry.
        public init(
            name: String? = nil,
            apiDoc: ObjectRef,
            pathPrefix: String? = nil,
            route: RouteSource? = nil,
            operations: OperationChoice = OperationChoice(),
            provenance: Provenance = Provenance()
        ) {
            self.name = name ?? apiDoc.name
            self.apiDoc = apiDoc
            self.pathPrefix = pathPrefix
            self.route = route
            self.operations = operations
            self.provenance = provenance
        }
    }
}

/// Which operations of a description are published, and what is special about some.
public struct OperationChoice: Hashable, Sendable {
    /// What is published: the union.
    ///
    /// `nil` means all operations, empty means none.
    public var include: [OperationSelector]?
    /// What is not, even if included.
    public var exclude: [OperationSelector]
    /// What is special about some; later ones win, field by field.
    public var overrides: [OperationOverride]
    /// The place of the choice.
    public var provenance: Provenance

    /// Makes a choice; that without arguments is all operations.
    public init(
        include: [OperationSelector]? = nil,
        exclude: [OperationSelector] = [],
        overrides: [OperationOverride] = [],
        provenance: Provenance = Provenance()
    ) {
        self.include = include
        self.exclude = exclude
        self.overrides = overrides
        self.provenance = provenance
    }
}

/// A choice of operations: each member that is present has to hold, for one of its values.
public struct OperationSelector: Hashable, Sendable {
    /// By `operationId`.
    public var ids: [PlacedText]?
    /// By tag.
    public var tags: [PlacedText]?
    /// By method, in upper case.
    public var methods: [PlacedText]?
    /// By path template, as the specification writes it: `*` is one segment, `**` any number.
    public var paths: [PlacedText]?
    /// The place of the selector.
    public var provenance: Provenance

    /// Makes a selector.
    public init(
        ids: [PlacedText]? = nil,
        tags: [PlacedText]? = nil,
        methods: [PlacedText]? = nil,
        paths: [PlacedText]? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.ids = ids
        self.tags = tags
        self.methods = methods
        self.paths = paths
        self.provenance = provenance
    }
}

/// What is special about some operations.
public struct OperationOverride: Hashable, Sendable {
    /// The operations.
    public var select: OperationSelector
    /// Their way to backends.
    public var route: RouteSource?
    /// Their plans, instead of those of environment and product; never a union, never empty.
    public var usagePlans: [PlanRef]?
    /// The place of the override.
    public var provenance: Provenance

    /// Makes an override.
    public init(
        select: OperationSelector,
        route: RouteSource? = nil,
        usagePlans: [PlanRef]? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.select = select
        self.route = route
        self.usagePlans = usagePlans
        self.provenance = provenance
    }
}
