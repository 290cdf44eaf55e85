public import PortalDiagnostics

/// What browsers may do from other origins (the Fetch standard, section 3.2).
public struct CorsPolicy: Hashable, Sendable {
    /// The origins, such as `https://app.example.com`.
    public var allowOrigins: [TextMatch]
    /// The methods; absent: the one that is asked for.
    public var allowMethods: [String]?
    /// The request headers beyond those that are always allowed.
    public var allowHeaders: [String]?
    /// The response headers that scripts may read.
    public var exposeHeaders: [String]?
    /// How long browsers may remember the answer.
    public var maxAge: Duration?
    /// Whether cookies and the like may be sent; absent and false differ: absent says nothing.
    public var allowCredentials: Bool?
    /// The place of the policy.
    public var provenance: Provenance

    /// Makes a policy.
    public init(
        allowOrigins: [TextMatch],
        allowMethods: [String]? = nil,
        allowHeaders: [String]? = nil,
        exposeHeaders: [String]? = nil,
        maxAge: Duration? = nil,
        allowCredentials: Bool? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.allowOrigins = allowOrigins
        self.allowMethods = allowMethods
        self.allowHeaders = allowHeaders
        self.exposeHeaders = exposeHeaders
        self.maxAge = maxAge
        self.allowCredentials = allowCredentials
        self.provenance = provenance
    }
}

/// A condition on a text.
public struct TextMatch: Hashable, Sendable {
    /// The ways to compare.
    public enum Kind: Hashable, Sendable {
        /// The whole text.
        case exact
        /// Its beginning.
        case prefix
        /// The whole text, with an RE2 expression.
        case regex
    }

    /// How the text is compared.
    public var kind: Kind
    /// What it is compared with.
    public var value: String
    /// The place of the condition.
    public var provenance: Provenance

    /// Makes a condition.
    public init(kind: Kind, value: String, provenance: Provenance = Provenance()) {
        self.kind = kind
        self.value = value
        self.provenance = provenance
    }
}
