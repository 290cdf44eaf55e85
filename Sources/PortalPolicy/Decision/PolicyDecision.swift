/// What was decided on a request.
///
/// Bytes are static, or in the buffer that was given to ``PolicySnapshot/decide(_:into:)``: they live as long as that.
public struct PolicyDecision {
    /// Whether the request may go on.
    public var isAllowed = false
    /// Why.
    public var reason = PolicyReason.unknownRoute
    /// 200 where the request goes to the backend, else the status of the response: of the one to give, or, where
    /// ``reason`` is ``PolicyReason/guarded``, of the one that the gateway gives by itself.
    public var status: Int32 = 403
    /// The name of the route; none where it is unknown.
    public var route = PolicyBytes()
    /// The identity of the plan that was accepted.
    public var plan = PolicyBytes()
    /// Who calls: as in the header that the backend gets.
    ///
    /// None where nobody had to say.
    public var consumer = PolicyBytes()
    /// The value of `www-authenticate`; none where it is not sent.
    public var wwwAuthenticate = PolicyBytes()
    /// The header fields that the backend is to get instead of what the client sent.
    public var setHeaders = PolicyFieldList()
    /// The header fields that the backend must not get.
    public var removedHeaders = PolicyNameList()
    /// The query parameters that the backend must not get.
    public var removedParameters = PolicyNameList()
    /// What is to be counted: keys and values as `docs/policy.md` has them.
    public var limits = PolicyFieldList()
    /// The domain that it is to be counted in; none where nothing is counted.
    public var limitDomain = PolicyBytes()
    /// How large the buffer has to be: at least, where it was too small and the rest was not looked at.
    public var neededBytes = 0

    init() {}

    init(denied reason: PolicyReason, status: Int32) {
        self.reason = reason
        self.status = status
    }
}
