public import PortalDiagnostics

/// An API key as a Secret holds it: bound to a product, an environment and a plan.
///
/// The key itself is nowhere in here: the native form stores its digest, and that of Gloo Portal is hashed where it is
/// read.
public struct ApiKeySecret: Hashable, Sendable {
    /// What `type` says in the native form.
    public static let nativeType = "\(APIGroup.native)/api-key"
    /// What `type` says in the form of Gloo Portal.
    public static let glooType = "extauth.solo.io/apikey"

    /// The SHA-256 of the key: 64 hexadecimal digits in lower case.
    public var digest: String
    /// The product that it is for.
    public var product: ObjectRef
    /// The environment that it is for.
    public var environment: ObjectRef
    /// The plan that it is for; without a namespace also one that only the environment knows.
    public var plan: ObjectRef
    /// Who uses it: at most 253 bytes, no control characters.
    public var consumer: PlacedText
    /// The User who uses it, where the Secret says that it is one: the key opens nothing without that User.
    public var user: ObjectRef?
    /// When it ends; `nil` for never.
    public var notAfter: Timestamp?
    /// The form: native, or that of Gloo Portal.
    public var dialect: Dialect
    /// The place of the digest or the key.
    public var provenance: Provenance

    /// Makes a key.
    public init(
        digest: String,
        product: ObjectRef,
        environment: ObjectRef,
        plan: ObjectRef,
        consumer: PlacedText,
        user: ObjectRef? = nil,
        notAfter: Timestamp? = nil,
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.digest = digest
        self.product = product
        self.environment = environment
        self.plan = plan
        self.consumer = consumer
        self.user = user
        self.notAfter = notAfter
        self.dialect = dialect
        self.provenance = provenance
    }
}
