public import PortalDiagnostics

/// When requests are tried again.
public struct RetryPolicy: Hashable, Sendable {
    /// How often at most, beyond the first time; 0 switches the gateway's own retries off.
    public var attempts: Int64
    /// The longest time for one try.
    public var perTryTimeout: Duration?
    /// What is a reason to try again; the gateway's own choice where absent.
    public var retryOn: [RetryCondition]?
    /// The place of the policy.
    public var provenance: Provenance

    /// Makes a policy.
    public init(
        attempts: Int64,
        perTryTimeout: Duration? = nil,
        retryOn: [RetryCondition]? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.attempts = attempts
        self.perTryTimeout = perTryTimeout
        self.retryOn = retryOn
        self.provenance = provenance
    }
}

/// A reason to try a request again.
public enum RetryCondition: String, Hashable, Sendable, CaseIterable {
    /// The connection to the backend failed.
    case connectFailure = "ConnectFailure"
    /// The backend answered 502, 503 or 504.
    case gatewayError = "GatewayError"
    /// The backend did not answer at all.
    case reset = "Reset"
    /// The backend did not answer, and the request had not been sent.
    case resetBeforeRequest = "ResetBeforeRequest"
    /// The backend refused the stream.
    case refusedStream = "RefusedStream"
    /// The backend answered with any 5xx, or not at all.
    case serverError = "ServerError"
    /// The backend answered 409.
    case retriable4xx = "Retriable4xx"
    /// gRPC `cancelled`.
    case cancelled = "Cancelled"
    /// gRPC `deadline-exceeded`.
    case deadlineExceeded = "DeadlineExceeded"
    /// gRPC `internal`.
    case `internal` = "Internal"
    /// gRPC `resource-exhausted`.
    case resourceExhausted = "ResourceExhausted"
    /// gRPC `unavailable`.
    case unavailable = "Unavailable"

    /// The word that Envoy and Istio use (`x-envoy-retry-on`).
    public var envoyName: String {
        switch self {
        case .connectFailure: "connect-failure"
        case .gatewayError: "gateway-error"
        case .reset: "reset"
        case .resetBeforeRequest: "reset-before-request"
        case .refusedStream: "refused-stream"
        case .serverError: "5xx"
        case .retriable4xx: "retriable-4xx"
        case .cancelled: "cancelled"
        case .deadlineExceeded: "deadline-exceeded"
        case .internal: "internal"
        case .resourceExhausted: "resource-exhausted"
        case .unavailable: "unavailable"
        }
    }
}

/// What changes in the headers of requests and responses.
public struct HeaderChanges: Hashable, Sendable {
    /// On the way to the backend.
    public var request: HeaderChange?
    /// On the way back.
    public var response: HeaderChange?
    /// The place of the changes.
    public var provenance: Provenance

    /// Makes changes.
    public init(request: HeaderChange? = nil, response: HeaderChange? = nil, provenance: Provenance = Provenance()) {
        self.request = request
        self.response = response
        self.provenance = provenance
    }
}

/// What changes in the headers of a message.
public struct HeaderChange: Hashable, Sendable {
    /// Headers that get exactly these values.
    public var set: [String: String]
    /// Values that come on top of those that are there.
    public var add: [String: String]
    /// Headers that are taken away.
    public var remove: [String]
    /// The place of the change.
    public var provenance: Provenance

    /// Makes a change.
    public init(
        set: [String: String] = [:],
        add: [String: String] = [:],
        remove: [String] = [],
        provenance: Provenance = Provenance()
    ) {
        self.set = set
        self.add = add
        self.remove = remove
        self.provenance = provenance
    }
}

/// An answer that sends callers elsewhere.
///
/// What is absent stays as it was in the request.
public struct Redirect: Hashable, Sendable {
    /// The schemes to redirect to.
    public enum Scheme: String, Hashable, Sendable, CaseIterable {
        /// Plain text.
        case http = "Http"
        /// TLS.
        case https = "Https"
    }

    /// The new scheme.
    public var scheme: Scheme?
    /// The new host.
    public var host: String?
    /// The new port.
    public var port: Int64?
    /// The new path, instead of the whole old one.
    public var path: String?
    /// The status: 301, 302, 303, 307 or 308.
    public var code: Int64
    /// The place of the redirect.
    public var provenance: Provenance

    /// Makes a redirect.
    public init(
        scheme: Scheme? = nil,
        host: String? = nil,
        port: Int64? = nil,
        path: String? = nil,
        code: Int64 = 308,
        provenance: Provenance = Provenance()
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.code = code
        self.provenance = provenance
    }
}
