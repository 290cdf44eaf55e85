/// Why a request is let through, or not.
///
/// Numbers and words are stable.
public enum PolicyReason: Int32, Sendable, Hashable, CaseIterable {
    // MARK: Let through

    /// An API key was accepted.
    case keyAccepted = 1
    /// A token was accepted.
    case tokenAccepted = 2
    /// The operation is open.
    case open = 3
    /// The gateway answers by itself, with ``PolicyDecision/status``: the route is a guard.
    case guarded = 4

    // MARK: No operation

    /// No operation has this route name, or this method and path.
    case unknownRoute = 10
    /// No environment has this host.
    case unknownHost = 11
    /// Not all documents of the environment were loaded, or two have its host, so that paths cannot be told apart; or
    /// its documents contradict each other.
    case incompletePolicy = 12
    /// A CORS preflight, which the gateway answers before it asks.
    case preflight = 13
    /// The operation has no plan and is not open.
    case closed = 14

    // MARK: Not authenticated

    /// No credential of any plan was sent.
    case credentialMissing = 20
    /// A key that is unknown, or a token that is none.
    case credentialInvalid = 21
    /// A key or a token that has ended, or has not begun.
    case credentialExpired = 22
    /// A key was sent twice.
    case credentialAmbiguous = 23

    // MARK: Not enough

    /// The key is for another product or plan.
    case otherPlan = 30
    /// No group of the caller may use the operation.
    case group = 31
    /// The token is for another audience.
    case audience = 32
    /// The token lacks a scope.
    case scope = 33
    /// A claim of the token has none of the values that it must have.
    case claim = 34
    /// The token does not name a consumer.
    case consumer = 35

    // MARK: Not decided

    /// The keys of the tokens could not be fetched, and nothing else lets the caller in.
    case keysUnavailable = 40
    /// The buffer is smaller than ``PolicyDecision/neededBytes``; a larger one may need to grow once more.
    case bufferTooSmall = 50
    /// The plans of the operation send keys in more places than ``PolicyNameList/capacity`` allows to remove.
    case tooManyLocations = 51

    /// The reason in one word, for logs.
    public var word: StaticString {
        switch self {
        case .keyAccepted: "keyAccepted"
        case .tokenAccepted: "tokenAccepted"
        case .open: "open"
        case .guarded: "guarded"
        case .unknownRoute: "unknownRoute"
        case .unknownHost: "unknownHost"
        case .incompletePolicy: "incompletePolicy"
        case .preflight: "preflight"
        case .closed: "closed"
        case .credentialMissing: "credentialMissing"
        case .credentialInvalid: "credentialInvalid"
        case .credentialExpired: "credentialExpired"
        case .credentialAmbiguous: "credentialAmbiguous"
        case .otherPlan: "otherPlan"
        case .group: "group"
        case .audience: "audience"
        case .scope: "scope"
        case .claim: "claim"
        case .consumer: "consumer"
        case .keysUnavailable: "keysUnavailable"
        case .bufferTooSmall: "bufferTooSmall"
        case .tooManyLocations: "tooManyLocations"
        }
    }
}
