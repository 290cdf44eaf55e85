public import PortalDiagnostics

/// The consent of a namespace to references from others (Gateway API).
public struct ReferenceGrant: Resource {
    /// The kind `ReferenceGrant`.
    public static let kind = ResourceKind.referenceGrant

    /// Who may refer.
    public struct From: Hashable, Sendable {
        /// The API group.
        public var group: String
        /// The kind.
        public var kind: String
        /// The namespace.
        public var namespace: String
        /// The place of the entry.
        public var provenance: Provenance

        /// Makes an entry.
        public init(group: String, kind: String, namespace: String, provenance: Provenance = Provenance()) {
            self.group = group
            self.kind = kind
            self.namespace = namespace
            self.provenance = provenance
        }
    }

    /// What may be referred to.
    public struct To: Hashable, Sendable {
        /// The API group; empty for Kubernetes' own.
        public var group: String
        /// The kind.
        public var kind: String
        /// The name; absent: any.
        public var name: String?
        /// The place of the entry.
        public var provenance: Provenance

        /// Makes an entry.
        public init(group: String, kind: String, name: String? = nil, provenance: Provenance = Provenance()) {
            self.group = group
            self.kind = kind
            self.name = name
            self.provenance = provenance
        }
    }

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// Who may refer.
    public var from: [From]
    /// To what.
    public var to: [To]
    /// Always foreign.
    public var dialect: Dialect
    /// The place of the object.
    public var provenance: Provenance

    /// Makes a grant.
    public init(
        metadata: ObjectMeta,
        from: [From],
        to: [To],
        dialect: Dialect = .foreign,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.from = from
        self.to = to
        self.dialect = dialect
        self.provenance = provenance
    }

    /// Whether the grant lets an object of one kind and namespace refer to an object of the grant's own namespace.
    ///
    /// - Parameters:
    ///   - from: the group, kind and namespace of the referrer
    ///   - to: the group, kind and name of what it refers to
    /// - Returns: whether both are listed
    public func allows(
        from: (group: String, kind: String, namespace: String),
        to: (group: String, kind: String, name: String)
    ) -> Bool {
        self.from.contains { $0.group == from.group && $0.kind == from.kind && $0.namespace == from.namespace }
            && self.to.contains { $0.group == to.group && $0.kind == to.kind && $0.name.map { $0 == to.name } ?? true }
    }
}
