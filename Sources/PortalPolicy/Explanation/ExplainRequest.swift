public import PortalVocabulary

/// A request to be explained.
public struct ExplainRequest: Hashable, Sendable {
    /// The method.
    public var method: String
    /// `http` or `https`: how the client speaks to the gateway.
    public var scheme: String
    /// The host, with or without a port, as it stands in `Host`.
    public var host: String
    /// The path with its query, as it stands on the request line.
    public var path: String
    /// The header fields.
    ///
    /// Their values are never shown.
    public var headers: [PolicyCall.Field]
    /// The address that the request comes from, for limits that count by it.
    public var clientAddress: String
    /// The time, in seconds since 1970, for the ends of keys and tokens.
    public var now: Int64
    /// The Environment that is meant, where several have the host on gateways of their own.
    public var environment: ResourceName?

    /// Joins the parts of a request.
    public init(
        method: String = "GET",
        scheme: String = "https",
        host: String,
        path: String = "/",
        headers: [PolicyCall.Field] = [],
        clientAddress: String = "",
        now: Int64,
        environment: ResourceName? = nil
    ) {
        self.method = method
        self.scheme = scheme
        self.host = host
        self.path = path
        self.headers = headers
        self.clientAddress = clientAddress
        self.now = now
        self.environment = environment
    }

    /// Reads `https://host:port/path?query`, as a client sends it: an empty path is `/`, a fragment stays at home.
    ///
    /// - Throws: where the URL is none that a client sends to a gateway.
    public init(
        method: String = "GET",
        url: String,
        headers: [PolicyCall.Field] = [],
        clientAddress: String = "",
        now: Int64,
        environment: ResourceName? = nil
    ) throws(ExplainFault) {
        // No fault quotes the URL: there may be a key in it.
        let text = Array(url.utf8)
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), text[colon...].starts(with: "://".utf8) else {
            throw ExplainFault("the URL does not begin with `https://` or `http://`")
        }
        let scheme = String(decoding: text[..<colon], as: UTF8.self).lowercased()
        guard scheme == "https" || scheme == "http" else {
            throw ExplainFault("the URL has another scheme than `https` and `http`, which gateways speak")
        }
        let rest = text[(colon + 3)...]
        let end = rest.firstIndex { "/?#\\".utf8.contains($0) } ?? rest.endIndex
        let host = String(decoding: rest[..<end], as: UTF8.self)
        guard !host.isEmpty else { throw ExplainFault("the URL has no host") }
        guard !host.utf8.contains(UInt8(ascii: "@")) else {
            throw ExplainFault("the URL holds a user or a password; give it as a header field instead")
        }
        let limit = rest.firstIndex(of: UInt8(ascii: "#")) ?? rest.endIndex
        var path = end < limit ? String(decoding: rest[end..<limit], as: UTF8.self) : ""
        if path.isEmpty || path.utf8.first == UInt8(ascii: "?") { path = "/" + path }
        self.init(
            method: method,
            scheme: scheme,
            host: host,
            path: path,
            headers: headers,
            clientAddress: clientAddress,
            now: now,
            environment: environment
        )
    }

    /// The values of a header field, joined as Envoy joins them for its conditions: without those that say nothing.
    func header(_ name: String) -> String? {
        let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
        return values.isEmpty ? nil : values.filter { !$0.isEmpty }.joined(separator: ",")
    }

    /// The method that a CORS preflight asks for; `nil` where the request is none.
    var preflight: String? {
        guard method == "OPTIONS", let origin = header("origin"), !origin.isEmpty else { return nil }
        guard let asked = header("access-control-request-method"), !asked.isEmpty else { return nil }
        return asked
    }

    /// The host as virtual hosts are found by it: in lower case, without port.
    var domain: String {
        let bytes = Array(host.utf8)
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return host.lowercased() }
        if let bracket = bytes.lastIndex(of: UInt8(ascii: "]")), bracket > colon { return host.lowercased() }
        return String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    }

    /// The port that the client named.
    var port: Int? {
        let parts = host.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return nil }
        return Int(String(decoding: last, as: UTF8.self))
    }
}

/// Why a request cannot be explained.
public struct ExplainFault: Error, Hashable, Sendable {
    /// What is wrong, for people.
    public var message: String

    init(_ message: String) {
        self.message = message
    }
}
