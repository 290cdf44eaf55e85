internal import PortalIR
internal import PortalVocabulary

/// An environment.
struct EnvironmentRow: Sendable {
    var isGloo: Bool
    /// Whether all its documents were loaded: without some of them a path may seem to be another operation's.
    var isComplete: Bool
    /// The domain of its counters.
    var domain: Text
    /// The root of its paths.
    var root: UInt32
}

/// A route of the gateway.
struct RouteRow: Sendable {
    enum Use: Sendable {
        case answer(UInt16)
        case preflight
        case operation
        /// An operation without plan that is not open.
        case closed
        /// An operation of an environment whose documents cannot be relied on.
        case undecided
    }

    enum Method: Sendable {
        case any
        case exactly
        case preflight
    }

    var name: Text
    var environment: UInt32
    var use: Use
    var method: Method
    /// The methods, in ``PolicyTables/texts``.
    var methods: Rows
    var product: UInt32 = 0
    /// The plans, in ``PolicyTables/planNumbers``.
    var plans = Rows()
    /// `nil`: everyone.
    var audience: UInt32?
}

/// Who may call, and how often.
struct PlanRow: Sendable {
    enum Auth: Sendable {
        case open
        /// A key at a location.
        case key(UInt32)
        /// A token under rules.
        case token(UInt32)
    }

    var id: Text
    var name: Text
    var isGloo: Bool
    var auth: Auth
    /// The limits, in ``PolicyTables/limits``.
    var limits: Rows
    /// The challenge of responses with status 401, without an error.
    var challenge: Text
}

/// Where a key is sent.
struct LocationRow: Hashable, Sendable {
    enum Kind: Sendable {
        case header
        case query
        case cookie
    }

    var kind: Kind
    var name: Text
}

/// What a token must say.
struct TokenRow: Sendable {
    var provider: Text
    var issuer: Text
    /// The lists are in ``PolicyTables/texts``.
    var audiences: Rows
    var scopes: Rows
    /// In ``PolicyTables/claims``.
    var claims: Rows
    var consumerClaim: Text
    var groupsClaims: Rows
    /// The challenge of a token that lacks scopes.
    var scopeChallenge: Text
}

/// A claim and the values that it may have.
struct ClaimRow: Sendable {
    var name: Text
    var values: Rows
}

/// A limit of a plan in its slot.
struct LimitRow: Sendable {
    /// `limit1` or `strict1`.
    var key: Text
    /// `100/minute/<plan>/`.
    var front: Text
    var isPerOperation: Bool
    var counter: PlanLimit.Counter
}

/// A product.
struct ProductRow: Sendable {
    /// `p/<namespace>/<name>/`, as limits name it.
    var scope: Text
}

/// An API key.
struct KeyRow: Sendable {
    var digest: SHA256Digest
    var environment: UInt32
    var product: UInt32
    var plan: UInt32
    /// As it stands in headers.
    var consumer: Text
    /// As it stands in limits: `c/<consumer>`.
    var counted: Text
    var userID: Text
    var notAfter: Int64
    /// Whether the right of a user is asked for.
    var asksGroups: Bool
    /// The user and its groups, in ``PolicyTables/holders``, ascending.
    var holders: Rows
}

/// Who may see an operation.
struct AudienceRow: Sendable {
    /// Users and groups, in ``PolicyTables/holders``, ascending.
    var holders: Rows
    /// In ``PolicyTables/tokenGroups``.
    var tokens: Rows
}

/// The groups that an issuer's tokens say in a claim, in ``PolicyTables/texts``.
struct TokenGroupsRow: Sendable {
    var issuer: Text
    var claim: Text
    var groups: Rows
}
