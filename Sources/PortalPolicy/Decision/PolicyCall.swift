/// A request as Swift values: for servers that would rather have it convenient than without allocations.
public struct PolicyCall: Hashable, Sendable {
    /// A name and a value.
    public struct Field: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// Pairs a name with a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A token that was not accepted.
    public struct TokenFailure: Hashable, Sendable {
        /// The provider whose token it should have been.
        public var provider: String
        /// Why, as in ``PolicyTokenFailure/code``.
        public var code: Int32

        /// Pairs a provider with a code.
        public init(provider: String, code: Int32) {
            self.provider = provider
            self.code = code
        }
    }

    /// The name of the route that the gateway chose; `nil`: host, method and path say the operation.
    public var routeName: String?
    /// The host, with or without a port.
    public var host: String
    /// The method.
    public var method: String
    /// The path with its query.
    public var path: String
    /// The header fields.
    public var headers: [Field]
    /// The claims of verified tokens as JSON, by provider.
    public var tokens: [Field]
    /// Tokens that were not accepted.
    public var tokenFailures: [TokenFailure]
    /// The address that the request comes from.
    public var clientAddress: String
    /// The time, in seconds since 1970.
    public var now: Int64

    /// Joins the parts of a request.
    public init(
        routeName: String? = nil,
        host: String = "",
        method: String = "GET",
        path: String = "/",
        headers: [Field] = [],
        tokens: [Field] = [],
        tokenFailures: [TokenFailure] = [],
        clientAddress: String = "",
        now: Int64
    ) {
        self.routeName = routeName
        self.host = host
        self.method = method
        self.path = path
        self.headers = headers
        self.tokens = tokens
        self.tokenFailures = tokenFailures
        self.clientAddress = clientAddress
        self.now = now
    }
}

/// What was decided on a ``PolicyCall``; its parts are those of ``PolicyDecision``.
public struct PolicyVerdict: Hashable, Sendable {
    /// Whether the request may go on.
    public var isAllowed: Bool
    /// Why.
    public var reason: PolicyReason
    /// The status of the response; 200 where the request goes to the backend.
    public var status: Int32
    /// The name of the route.
    public var route: String?
    /// The identity of the plan that was accepted.
    public var plan: String?
    /// Who calls.
    public var consumer: String?
    /// The value of `www-authenticate`.
    public var wwwAuthenticate: String?
    /// The header fields that the backend is to get instead of what the client sent.
    public var setHeaders: [PolicyCall.Field]
    /// The header fields that the backend must not get.
    public var removedHeaders: [String]
    /// The query parameters that the backend must not get.
    public var removedParameters: [String]
    /// What is to be counted.
    public var limits: [PolicyCall.Field]
    /// The domain that it is counted in.
    public var limitDomain: String?

    init(_ decision: PolicyDecision) {
        isAllowed = decision.isAllowed
        reason = decision.reason
        status = decision.status
        route = Self.text(decision.route)
        plan = Self.text(decision.plan)
        consumer = Self.text(decision.consumer)
        wwwAuthenticate = Self.text(decision.wwwAuthenticate)
        setHeaders = Self.fields(decision.setHeaders)
        removedHeaders = Self.names(decision.removedHeaders)
        removedParameters = Self.names(decision.removedParameters)
        limits = Self.fields(decision.limits)
        limitDomain = Self.text(decision.limitDomain)
    }

    private static func text(_ bytes: PolicyBytes) -> String? { bytes.isEmpty ? nil : bytes.string }

    private static func fields(_ list: PolicyFieldList) -> [PolicyCall.Field] {
        (0..<list.count).compactMap { list[$0] }.map { PolicyCall.Field($0.name.string, $0.value.string) }
    }

    private static func names(_ list: PolicyNameList) -> [String] {
        (0..<list.count).compactMap { list[$0]?.string }
    }
}

extension PolicySnapshot {
    /// Decides on a request.
    public func decide(_ call: PolicyCall) -> PolicyVerdict {
        let packed = PackedCall(call)
        var size = 4096 + 3 * call.path.utf8.count
        while true {
            let (verdict, needed) = packed.withRequest { request in
                withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { memory in
                    let decision = decide(request, into: memory)
                    return (PolicyVerdict(decision), decision.neededBytes)
                }
            }
            // What did not fit may have hidden what else is needed, so the size grows until it is enough.
            guard verdict.reason == .bufferTooSmall, needed > size else { return verdict }
            size = needed * 2
        }
    }
}

/// The texts of a call in one piece of memory.
struct PackedCall {
    private let call: PolicyCall
    private var bytes: [UInt8] = []
    private var parts: [Range<Int>] = []

    init(_ call: PolicyCall) {
        self.call = call
        for text in [call.routeName ?? "", call.host, call.method, call.path, call.clientAddress] { append(text) }
        for field in call.headers + call.tokens {
            append(field.name)
            append(field.value)
        }
        for failure in call.tokenFailures { append(failure.provider) }
    }

    private mutating func append(_ text: String) {
        let start = bytes.count
        bytes += text.utf8
        parts.append(start..<bytes.count)
    }

    func withRequest<Result>(_ body: (PolicyRequest) -> Result) -> Result {
        bytes.withUnsafeBytes { bytes in
            let texts = parts.map { PolicyBytes(UnsafeRawBufferPointer(rebasing: bytes[$0])) }
            var request = PolicyRequest()
            (request.routeName, request.host, request.method) = (texts[0], texts[1], texts[2])
            (request.path, request.clientAddress, request.now) = (texts[3], texts[4], call.now)
            var position = 5
            func fields(_ count: Int) -> [PolicyField] {
                defer { position += count * 2 }
                return (0..<count).map {
                    PolicyField(name: texts[position + $0 * 2], value: texts[position + $0 * 2 + 1])
                }
            }
            let headers = fields(call.headers.count)
            let tokens = fields(call.tokens.count)
            let failures = call.tokenFailures.enumerated().map { number, failure in
                PolicyTokenFailure(provider: texts[position + number], code: failure.code)
            }
            return headers.withUnsafeBufferPointer { headers in
                tokens.withUnsafeBufferPointer { tokens in
                    failures.withUnsafeBufferPointer { failures in
                        (request.headers, request.tokens, request.tokenFailures) = (headers, tokens, failures)
                        return body(request)
                    }
                }
            }
        }
    }
}
