internal import PortalIR
internal import PortalVocabulary

/// What is known of one environment: what its documents say together, or one of them by itself.
///
/// Both ways to a snapshot, from the IR and from documents, lead through this value, so that they cannot differ.
struct PolicyContent: Hashable, Sendable {
    /// The name of the Environment.
    var environment: ResourceName
    /// Whether the runtime codes are those of Gloo Portal.
    var isGloo: Bool
    /// The hosts, sorted.
    var hosts: [String]
    /// In how many documents it is written.
    var parts = 1
    /// The plans of the routes, sorted by identity.
    var plans: [Plan] = []
    /// The routes, sorted by name.
    var routes: [Route] = []
    /// The keys, sorted.
    var keys: [Key] = []
}

extension PolicyContent {
    /// Who may call, and how often.
    struct Plan: Hashable, Sendable {
        var id: String
        var name: String
        var isGloo = false
        var auth: Auth
        var limits: [PlanLimit] = []
        var refusesUncounted = false
    }

    /// How callers prove who they are.
    enum Auth: Hashable, Sendable {
        case apiKey(ResolvedPlan.KeyLocation)
        case jwt(Token)
        case open
    }

    /// What a token must say.
    struct Token: Hashable, Sendable {
        /// The name under which the gateway hands over what it verified.
        var provider: String
        var issuer: String
        var audiences: [String] = []
        var requiredScopes: [String] = []
        var requiredClaims: [String: [String]] = [:]
        var consumerClaim = "sub"
        /// The claims that say the groups of the caller, sorted: those of the portals that show the environment and
        /// whose login is that of the issuer.
        ///
        /// Where there is none, groups are not asked.
        var groupsClaims: [String] = []
    }

    /// A route of the gateway.
    struct Route: Hashable, Sendable {
        var name: String
        var match: RouteMatch
        var use: Use
    }

    /// What a route is for.
    enum Use: Hashable, Sendable {
        /// The gateway answers by itself, with this status.
        case answer(Int)
        /// The gateway's CORS filter answers before anybody asks.
        case preflight
        /// An operation.
        case operation(Operation)
    }

    /// Who may call an operation.
    struct Operation: Hashable, Sendable {
        /// The product, that keys are for.
        var product: ResourceName
        /// The identities of its plans, each an alternative, in the order written.
        var plans: [String] = []
        /// Whether everyone may call it without a plan.
        ///
        /// An operation that is not open and has no plan is closed.
        var isOpen = false
        /// Who may see it; `nil`: everyone.
        var audience: Audience?
    }

    /// Who may see an operation on some portal that shows the environment.
    struct Audience: Hashable, Sendable {
        /// Users, sorted.
        var users: [ResourceName] = []
        /// Groups, sorted.
        var groups: [ResourceName] = []
        /// The groups of logins that belong to groups, sorted.
        var tokens: [TokenGroups] = []
    }

    /// The groups that an issuer's tokens say in a claim.
    struct TokenGroups: Hashable, Sendable {
        var issuer: String
        var claim: String
        /// The groups, sorted.
        var groups: [String]
    }

    /// An API key: never the key itself.
    struct Key: Hashable, Sendable {
        /// The SHA-256 of the key: 64 hexadecimal digits in lower case.
        var digest: String
        var product: ResourceName
        /// The identity of its plan.
        var plan: String
        /// Whose requests are counted.
        var consumer: String
        /// What Gloo's backends are told of the caller: the name of the Secret.
        var userID: String?
        /// When it ends, in seconds since 1970.
        var notAfter: Int64?
        /// The user whose right to see an operation is asked for; `nil`: nobody's.
        var user: ResourceName?
        /// The groups of the user, sorted.
        var groups: [ResourceName] = []

        static func precedes(_ left: Key, _ right: Key) -> Bool {
            if left.digest != right.digest { return left.digest < right.digest }
            if left.product != right.product { return left.product < right.product }
            if left.plan != right.plan { return left.plan < right.plan }
            if left.consumer != right.consumer { return left.consumer < right.consumer }
            if left.userID != right.userID { return (left.userID ?? "") < (right.userID ?? "") }
            return (left.notAfter ?? .max) < (right.notAfter ?? .max)
        }
    }
}
