public import PortalDiagnostics

/// A person or program that uses APIs.
public struct User: Resource {
    /// The kind `User`.
    public static let kind = ResourceKind.user

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The name that is logged in with.
    public var username: String
    /// An address.
    public var email: String?
    /// The key of a Secret that holds a bcrypt hash; absent: no login by password.
    public var password: KeyRef?
    /// What the user may see and use beyond what groups grant (Gloo dialect).
    public var access: [Access]
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a user.
    public init(
        metadata: ObjectMeta,
        username: String,
        email: String? = nil,
        password: KeyRef? = nil,
        access: [Access] = [],
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.username = username
        self.email = email
        self.password = password
        self.access = access
        self.dialect = dialect
        self.provenance = provenance
    }
}
