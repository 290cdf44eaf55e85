public import PortalDiagnostics

/// Who may call, and how often.
public struct UsagePlan: Resource {
    /// The kind `UsagePlan`.
    public static let kind = ResourceKind.usagePlan

    /// How callers prove who they are.
    public enum Auth: Hashable, Sendable {
        /// By a key.
        case apiKey(ApiKeyAuth)
        /// By a JSON Web Token.
        case jwt(JwtAuth)
        /// Not at all.
        case open(OpenAuth)
    }

    /// What happens to calls that cannot be counted.
    public enum LimitServiceFailure: String, Hashable, Sendable, CaseIterable {
        /// They are let through.
        case allow = "Allow"
        /// They are refused.
        case deny = "Deny"
    }

    /// How a caller gets a key.
    public enum Approval: String, Hashable, Sendable, CaseIterable {
        /// At once.
        case automatic = "Automatic"
        /// When somebody has agreed.
        case manual = "Manual"
    }

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The name for readers; the resource's own where absent.
    public var displayName: String?
    /// What the plan offers, in Markdown.
    public var description: String?
    /// How callers prove who they are.
    public var auth: Auth
    /// How often they may call: each limit holds, at most four.
    public var rateLimits: [RateLimit]
    /// What happens to calls that cannot be counted; absent: they are let through.
    public var onLimitServiceFailure: LimitServiceFailure?
    /// How a caller gets a key; absent: at once.
    public var approval: Approval?
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a plan.
    public init(
        metadata: ObjectMeta,
        displayName: String? = nil,
        description: String? = nil,
        auth: Auth,
        rateLimits: [RateLimit] = [],
        onLimitServiceFailure: LimitServiceFailure? = nil,
        approval: Approval? = nil,
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.displayName = displayName
        self.description = description
        self.auth = auth
        self.rateLimits = rateLimits
        self.onLimitServiceFailure = onLimitServiceFailure
        self.approval = approval
        self.dialect = dialect
        self.provenance = provenance
    }
}

/// Access for everyone, said in so many words.
public struct OpenAuth: Hashable, Sendable {
    /// Whether operations that their specification marks as secured are served openly too.
    public var acknowledgesSecuredOperations: Bool
    /// The place of the settings.
    public var provenance: Provenance

    /// Makes settings.
    public init(acknowledgesSecuredOperations: Bool = false, provenance: Provenance = Provenance()) {
        self.acknowledgesSecuredOperations = acknowledgesSecuredOperations
        self.provenance = provenance
    }
}

/// Keys, and where they are sent.
public struct ApiKeyAuth: Hashable, Sendable {
    /// Where callers put the key.
    public enum Location: Hashable, Sendable {
        /// In a header of this name.
        case header(String)
        /// In a query parameter of this name.
        case query(String)
        /// In a cookie of this name.
        case cookie(String)
    }

    /// Where callers put the key.
    public var location: Location
    /// The place of the settings.
    public var provenance: Provenance

    /// Makes settings; without arguments, the key is in the header `api-key`.
    public init(location: Location = .header("api-key"), provenance: Provenance = Provenance()) {
        self.location = location
        self.provenance = provenance
    }
}

/// How many requests are let through in a time.
public struct RateLimit: Hashable, Sendable {
    /// The times: windows that begin at multiples of their length since 1970.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// One second.
        case second = "Second"
        /// 60 seconds.
        case minute = "Minute"
        /// 60 minutes.
        case hour = "Hour"
        /// 24 hours.
        case day = "Day"
        /// 7 days.
        case week = "Week"
        /// 30 days.
        case month = "Month"
        /// 365 days.
        case year = "Year"
    }

    /// Whose requests are counted together.
    public enum Counter: String, Hashable, Sendable, CaseIterable {
        /// Those of each consumer.
        case consumer = "Consumer"
        /// Those of all who use the plan.
        case plan = "Plan"
        /// Those of each client address.
        case clientAddress = "ClientAddress"
    }

    /// What is counted together within a product.
    public enum Scope: String, Hashable, Sendable, CaseIterable {
        /// All its operations.
        case product = "Product"
        /// Each operation by itself.
        case operation = "Operation"
    }

    /// How many.
    public var requests: Int64
    /// The time.
    public var unit: Unit
    /// What is counted together; absent: what each consumer does, or each client on an open plan.
    public var per: Counter?
    /// What is counted together within a product; absent: the product.
    public var scope: Scope?
    /// The place of the limit.
    public var provenance: Provenance

    /// Makes a limit.
    public init(
        requests: Int64,
        unit: Unit,
        per: Counter? = nil,
        scope: Scope? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.requests = requests
        self.unit = unit
        self.per = per
        self.scope = scope
        self.provenance = provenance
    }
}
