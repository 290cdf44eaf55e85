/// A request to decide on: bytes that live as long as the call.
public struct PolicyRequest {
    /// The name of the route that the gateway chose.
    ///
    /// Where there is none, host, method and path say the operation.
    public var routeName = PolicyBytes()
    /// The host, with or without a port; asked only without ``routeName``.
    public var host = PolicyBytes()
    /// The method; asked only without ``routeName``.
    public var method = PolicyBytes()
    /// The path with its query, as it stands on the request line.
    ///
    /// Only its query is asked with ``routeName``.
    ///
    /// Segments `.` and `..` are for the caller to resolve; a path that has any is no operation's.
    public var path = PolicyBytes()
    /// The header fields, cookies among them.
    ///
    /// Names may be in any case.
    public var headers = UnsafeBufferPointer<PolicyField>(start: nil, count: 0)
    /// The claims of tokens that somebody verified: signature, issuer, times.
    ///
    /// Names are those of ``PolicySnapshot/tokenProviders``, values are JSON.
    public var tokens = UnsafeBufferPointer<PolicyField>(start: nil, count: 0)
    /// Tokens that were not accepted.
    public var tokenFailures = UnsafeBufferPointer<PolicyTokenFailure>(start: nil, count: 0)
    /// The address that the request comes from, for limits that count by it.
    public var clientAddress = PolicyBytes()
    /// The time, in seconds since 1970.
    public var now: Int64 = 0

    /// A request of which nothing is known.
    public init() {}
}

/// Why a token was not accepted.
public struct PolicyTokenFailure {
    /// The provider whose token it should have been.
    public var provider: PolicyBytes
    /// Envoy's number (`jwt_verify_lib` `Status`): 1 where there was no token, ``keysUnavailable``, any other for a token
    /// that is none.
    public var code: Int32

    /// The keys could not be fetched.
    public static let keysUnavailable: Int32 = 40
    /// There was no token.
    public static let missing: Int32 = 1

    /// Pairs a provider with a code.
    public init(provider: PolicyBytes, code: Int32) {
        self.provider = provider
        self.code = code
    }
}
