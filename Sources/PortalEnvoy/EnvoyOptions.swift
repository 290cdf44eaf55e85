internal import PortalProxy
internal import PortalVocabulary

/// What the user may choose about the plain configuration for Envoy.
public struct EnvoyOptions: Sendable, Hashable {
    /// How the configuration is laid out.
    public enum Layout: Sendable, Hashable {
        /// One static bootstrap.
        case bootstrap
        /// A bootstrap that watches a directory, and the files of that directory: listeners, clusters and routes, each to
        /// be replaced by rename.
        ///
        /// The directory is named as Envoy will find it.
        case directory(String)
    }

    /// A host and a port that somebody listens on.
    public struct Endpoint: Sendable, Hashable {
        /// The name or the address, IPv6 without brackets.
        public var host: String
        /// The port.
        public var port: Int

        /// Names an endpoint.
        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// An answer that Envoy gives in the place of a backend.
    public struct MockAnswer: Sendable, Hashable {
        /// The status: 200 to 599.
        public var status: Int
        /// The media type.
        public var contentType: String
        /// The content.
        public var body: String

        /// Describes an answer.
        public init(status: Int = 200, contentType: String = "application/json", body: String) {
            self.status = status
            self.contentType = contentType
            self.body = body
        }
    }

    /// How the configuration is laid out.
    public var layout = Layout.bootstrap
    /// Where requests are taken; environments whose hosts meet others' get the ports that follow.
    public var listener = Endpoint(host: "127.0.0.1", port: 8080)
    /// Where Envoy's administration listens; `nil`: nowhere.
    public var admin: Endpoint?
    /// The DNS suffix of Services.
    public var clusterDomain = "cluster.local"
    /// Where Services are, by `namespace/name:port`, `namespace/name` or `name`, the first that is there in this order; what
    /// is not named is looked for under its name in the cluster's DNS.
    public var backends: [String: Endpoint] = [:]
    /// What Envoy answers by itself, by route name: where there is an answer, no backend hears of the request.
    public var mocks: [String: MockAnswer] = [:]
    /// Whether Envoy answers all operations by itself: those that ``mocks`` lacks get what `Translation.mockAnswers` makes
    /// of their descriptions.
    public var mocksAllOperations = false
    /// Who decides on requests (Envoy's `envoy.service.auth.v3.Authorization`); without, operations under plans are
    /// closed: guards answer 503 in their places.
    public var authorization: Endpoint?
    /// Who counts requests (Envoy's `envoy.service.ratelimit.v3.RateLimitService`); without, operations under plans with
    /// limits that refuse uncounted calls are closed, and others are not counted.
    public var rateLimit: Endpoint?
    /// The web site that shows portals; without, their hosts answer 503.
    public var portal: Endpoint?
    /// How long a decision may take, in milliseconds.
    public var authorizationTimeoutMilliseconds: Int64 = 500
    /// How long counting may take, in milliseconds.
    public var rateLimitTimeoutMilliseconds: Int64 = 200
    /// How long fetching a key set may take, in milliseconds.
    public var keySetTimeoutMilliseconds: Int64 = 2000
    /// The file that requests are logged to, as JSON, one line each; `nil`: none.
    public var accessLog: String? = "/dev/stdout"
    /// The file with the certificates of those whom the machine trusts to sign others, for TLS to hosts outside; `nil`:
    /// what needs it is withheld.
    ///
    /// Envoy takes none of its own accord when it is also to verify a name, and refuses to start where the file is not
    /// there. The default is that of Debian, Alpine and Arch.
    public var trustedCertificates: String? = "/etc/ssl/certs/ca-certificates.crt"
    /// How many routes a virtual host has before they are found by a tree of prefixes instead of one by one.
    public var maximumListedRoutes = 100

    /// The defaults of one machine.
    public init() {}
}

extension EnvoyOptions {
    /// Whether a text is a key of ``backends``: `name`, `namespace/name` or `namespace/name:port`, as it is compared.
    package static func isBackend(_ text: String) -> Bool {
        var names = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = names.popLast(), names.count < 2 else { return false }
        let parts = last.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 1 + names.count else { return false }
        if parts.count == 2 {
            // Without a sign or a zero in front.
            guard let port = UInt16(parts[1]), port > 0, String(port) == parts[1] else { return false }
        }
        return DNSLabel.isValid(String(parts[0])) && names.allSatisfy { DNSLabel.isValid(String($0)) }
    }
}

extension EnvoyOptions.Endpoint {
    /// Whether the host is an address, as that of a listener has to be.
    package var hasAddress: Bool { IPAddress.isValid(host) }

    /// Whether the host is a name or an address.
    package var hasNameOrAddress: Bool {
        let isName =
            host.utf8.count <= 253 && !host.isEmpty
            && host.utf8.allSatisfy { byte in
                DNSLabel.isByte(byte, ignoringCase: true) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            }
        return isName || hasAddress
    }
}
