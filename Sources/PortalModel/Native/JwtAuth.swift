public import PortalDiagnostics

/// JSON Web Tokens, and what they must say.
public struct JwtAuth: Hashable, Sendable {
    /// Where keys are found.
    public enum KeySet: Hashable, Sendable {
        /// At a URL, fetched by the gateway; again after the interval, if there is one.
        case url(PlacedText, refreshInterval: Duration?)
        /// Here: a JSON Web Key Set as text.
        case inline(EmbeddedText, Provenance)
    }

    /// The claim `iss`.
    public var issuer: String
    /// What the claim `aud` must share a member with; empty: it is not looked at.
    public var audiences: [String]
    /// The keys that tokens are signed with.
    public var jwks: KeySet
    /// The scopes that a token must all have.
    public var requiredScopes: [String]
    /// Scopes that documentation offers beside the required ones.
    public var optionalScopes: [String]
    /// Claims that must each have one of these values.
    public var requiredClaims: [String: [String]]
    /// The claim that names the consumer; `sub` where absent.
    public var consumerClaim: String?
    /// What try-it needs; it makes the plan OAuth for readers.
    public var documentation: Documentation?
    /// The place of the settings.
    public var provenance: Provenance

    /// Makes settings.
    public init(
        issuer: String,
        audiences: [String] = [],
        jwks: KeySet,
        requiredScopes: [String] = [],
        optionalScopes: [String] = [],
        requiredClaims: [String: [String]] = [:],
        consumerClaim: String? = nil,
        documentation: Documentation? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.issuer = issuer
        self.audiences = audiences
        self.jwks = jwks
        self.requiredScopes = requiredScopes
        self.optionalScopes = optionalScopes
        self.requiredClaims = requiredClaims
        self.consumerClaim = consumerClaim
        self.documentation = documentation
        self.provenance = provenance
    }

    /// The addresses of the authorisation server.
    public struct Documentation: Hashable, Sendable {
        /// Where people log in.
        public var authorizationUrl: String?
        /// Where programs get tokens.
        public var tokenUrl: String?
        /// The place of the addresses.
        public var provenance: Provenance

        /// Makes addresses.
        public init(
            authorizationUrl: String? = nil,
            tokenUrl: String? = nil,
            provenance: Provenance = Provenance()
        ) {
            self.authorizationUrl = authorizationUrl
            self.tokenUrl = tokenUrl
            self.provenance = provenance
        }
    }
}
