package import PortalDiagnostics
package import PortalVocabulary

/// Who may call, and how often, with every default applied.
package struct ResolvedPlan: Hashable, Sendable {
    /// How callers prove who they are.
    package enum Auth: Hashable, Sendable {
        /// By a key.
        case apiKey(KeyLocation)
        /// By a JSON Web Token.
        case jwt(TokenRules)
        /// Not at all.
        case open
    }

    /// Where a key is sent.
    package enum KeyLocation: Hashable, Sendable {
        /// In a header of this name, in lower case.
        case header(String)
        /// In a query parameter of this name.
        case query(String)
        /// In a cookie of this name.
        case cookie(String)
    }

    /// The identity of the plan in the whole input: `namespace/name`, or `namespace/environment/name` for one that only
    /// an Environment knows; each part is encoded like those of route names.
    package var id: String
    /// The name that people use: that of the resource, or that inside the Environment.
    package var name: String
    /// The name for readers.
    package var displayName: String
    /// What the plan offers, in Markdown.
    package var details: String?
    /// How callers prove who they are.
    package var auth: Auth
    /// How often they may call: each limit holds; at most four, the first one in the first slot.
    package var limits: [PlanLimit]
    /// Whether calls that cannot be counted are refused.
    package var refusesUncounted: Bool
    /// Whether somebody has to agree before a caller gets a key.
    package var needsApproval: Bool
    /// Whether the runtime codes and headers are those of Gloo Portal.
    package var isGloo: Bool
    /// Where it was written.
    package var provenance: Provenance

    /// Whether the gateway needs filters to enforce it.
    package var needsFilters: Bool { auth != .open || !limits.isEmpty }

    /// Joins the parts of a plan.
    package init(
        id: String,
        name: String,
        displayName: String? = nil,
        details: String? = nil,
        auth: Auth,
        limits: [PlanLimit] = [],
        refusesUncounted: Bool = false,
        needsApproval: Bool = false,
        isGloo: Bool = false,
        provenance: Provenance = Provenance()
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName ?? name
        self.details = details
        self.auth = auth
        self.limits = limits
        self.refusesUncounted = refusesUncounted
        self.needsApproval = needsApproval
        self.isGloo = isGloo
        self.provenance = provenance
    }
}

/// What a JSON Web Token must say, and who signs it.
package struct TokenRules: Hashable, Sendable {
    /// Where keys are found.
    package enum KeySet: Hashable, Sendable {
        /// At an `http` or `https` URL; fetched again after some milliseconds.
        case remote(url: String, refreshMilliseconds: Int64)
        /// A JSON Web Key Set as compact JSON: checked, with at least one usable public key and no private one.
        case inline(String)
    }

    /// The claim `iss`.
    package var issuer: String
    /// What `aud` must share a member with, sorted; empty: it is not looked at.
    package var audiences: [String]
    /// The keys.
    package var keys: KeySet
    /// The scopes that a token must all have, sorted.
    package var requiredScopes: [String]
    /// Scopes that documentation offers beside them, sorted.
    package var optionalScopes: [String]
    /// Claims that must each have one of these values (sorted), by name.
    package var requiredClaims: [String: [String]]
    /// The claim that names the consumer.
    package var consumerClaim: String
    /// Where people log in; for documentation.
    package var authorizationURL: String?
    /// Where programs get tokens; for documentation.
    package var tokenURL: String?
    /// Where it was written.
    package var provenance: Provenance

    /// Whether readers are shown OAuth 2.0.
    package var isOAuth: Bool { authorizationURL != nil || tokenURL != nil }

    /// Joins the parts.
    package init(
        issuer: String,
        audiences: [String] = [],
        keys: KeySet,
        requiredScopes: [String] = [],
        optionalScopes: [String] = [],
        requiredClaims: [String: [String]] = [:],
        consumerClaim: String = "sub",
        authorizationURL: String? = nil,
        tokenURL: String? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.issuer = issuer
        self.audiences = audiences
        self.keys = keys
        self.requiredScopes = requiredScopes
        self.optionalScopes = optionalScopes
        self.requiredClaims = requiredClaims
        self.consumerClaim = consumerClaim
        self.authorizationURL = authorizationURL
        self.tokenURL = tokenURL
        self.provenance = provenance
    }
}

/// How many requests are let through in a time.
package struct PlanLimit: Hashable, Sendable {
    /// The times: windows that begin at multiples of their length since 1970.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case second, minute, hour, day, week, month, year

        /// The length of the window.
        package var seconds: Int64 {
            switch self {
            case .second: 1
            case .minute: 60
            case .hour: 3600
            case .day: 86_400
            case .week: 604_800
            case .month: 2_592_000
            case .year: 31_536_000
            }
        }
    }

    /// Whose requests are counted together.
    package enum Counter: String, Hashable, Sendable, CaseIterable {
        case consumer, plan, clientAddress
    }

    /// What is counted together within a product.
    package enum Scope: String, Hashable, Sendable, CaseIterable {
        case product, operation
    }

    /// How many: 1 to 4,294,967,295.
    package var requests: Int64
    /// The time.
    package var unit: Unit
    /// Whose requests are counted together.
    package var per: Counter
    /// What is counted together.
    package var scope: Scope

    /// Makes a limit.
    package init(requests: Int64, unit: Unit, per: Counter = .consumer, scope: Scope = .product) {
        self.requests = requests
        self.unit = unit
        self.per = per
        self.scope = scope
    }
}

/// The words in which the decision tells the counting service what to count: one place, so that the two cannot drift.
///
/// A limit is a value under the key of its slot, written into the dynamic metadata of the authorization filter. The
/// value says the limit itself, so that a counter needs no configuration, and then what is counted:
/// `100/minute/<plan>/<product or operation>/<who>`. `docs/rate-limits.md` has the grammar.
package enum LimitWords {
    /// How many limits a plan has at most.
    package static let slots = 4

    /// The key of a slot, from 1: `limit1`, or `strict1` for plans whose uncounted calls are refused.
    package static func key(slot: Int, isStrict: Bool) -> String {
        (isStrict ? "strict" : "limit") + String(slot)
    }

    /// What the values of a limit begin with: `100/minute/`.
    package static func prefix(of limit: PlanLimit) -> String {
        "\(limit.requests)/\(limit.unit.rawValue)/"
    }

    /// The domain of an environment's counters: `portalcore/<namespace>/<name>`.
    package static func domain(of environment: ResourceName) -> String {
        "portalcore/\(environment)"
    }
}

/// An API key as a Secret holds it: never the key itself.
package struct ResolvedCredential: Hashable, Sendable {
    /// The name of the Secret.
    package var secret: ResourceName
    /// The SHA-256 of the key: 64 hexadecimal digits in lower case.
    package var digest: String
    /// The product that it is for.
    package var product: ResourceName
    /// The plan that it is for: an identity of the environment's ``ResolvedEnvironment/plans``.
    package var planID: String
    /// Who uses it: at most 253 bytes, no control characters.
    package var consumer: String
    /// The user whom the consumer names, as a position in ``ResolvedPortal/users``.
    package var user: Int?
    /// The User who has to be there, where the Secret says one.
    package var userName: ResourceName?
    /// When it ends, in seconds since 1970.
    package var notAfter: Int64?
    /// Whether it is a Secret of Gloo Portal: groups are not asked then.
    package var isGloo: Bool
    /// Where it was written.
    package var provenance: Provenance

    /// Joins the parts of a credential.
    package init(
        secret: ResourceName,
        digest: String,
        product: ResourceName,
        planID: String,
        consumer: String,
        user: Int? = nil,
        userName: ResourceName? = nil,
        notAfter: Int64? = nil,
        isGloo: Bool = false,
        provenance: Provenance = Provenance()
    ) {
        self.secret = secret
        self.digest = digest
        self.product = product
        self.planID = planID
        self.consumer = consumer
        self.user = user
        self.userName = userName
        self.notAfter = notAfter
        self.isGloo = isGloo
        self.provenance = provenance
    }
}
