package import PortalDiagnostics
package import PortalVocabulary

/// One line of an environment's routing: what it matches, and what happens then.
package struct RouteEntry: Hashable, Sendable {
    /// The name of the route: unique in the environment and never empty; for an operation it is its identity.
    package var name: String
    /// What requests it takes.
    package var match: RouteMatch
    /// What happens to them.
    package var action: RouteAction
    /// The answer to other origins; also set on the preflight entries, which only carry it.
    package var cors: CORSPolicy?
    /// What is set, added and removed on the way to the backend.
    package var requestHeaders: HeaderChanges
    /// What is set, added and removed on the way back.
    package var responseHeaders: HeaderChanges
    /// Where the operation, or whatever else is the reason for the entry, was written.
    package var provenance: Provenance

    /// Joins the parts of an entry.
    package init(
        name: String,
        match: RouteMatch,
        action: RouteAction,
        cors: CORSPolicy? = nil,
        requestHeaders: HeaderChanges = HeaderChanges(),
        responseHeaders: HeaderChanges = HeaderChanges(),
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.match = match
        self.action = action
        self.cors = cors
        self.requestHeaders = requestHeaders
        self.responseHeaders = responseHeaders
        self.provenance = provenance
    }
}

/// What requests an entry takes.
package struct RouteMatch: Hashable, Sendable {
    /// Which paths.
    package enum Path: Hashable, Sendable {
        /// The paths that a template matches, base paths included.
        case template(PathTemplate)
        /// A literal path and everything below it, segment by segment: `/a` takes `/a`, `/a/` and `/a/b`, not `/ab`.
        case below(PathTemplate)

        /// The template, or the path that everything is below.
        package var template: PathTemplate {
            switch self {
            case .template(let template), .below(let template): template
            }
        }
    }

    /// Which methods.
    package enum Method: Hashable, Sendable {
        /// Every method.
        case any
        /// One method.
        case exactly(HTTPMethod)
        /// CORS preflights (Fetch standard, "CORS-preflight request") that ask for one of some methods, sorted.
        case preflight([HTTPMethod])
    }

    /// Which paths.
    package var path: Path
    /// Which methods.
    package var method: Method

    /// Joins conditions.
    package init(path: Path, method: Method) {
        self.path = path
        self.method = method
    }
}

/// What happens to a request.
package enum RouteAction: Hashable, Sendable {
    /// It goes to a backend.
    case forward(Forwarding)
    /// The client is sent elsewhere.
    case redirect(Redirection)
    /// The gateway answers: a guard that keeps the request from a less specific route.
    case respond(Guard)
}

/// How a request goes to its backends.
package struct Forwarding: Hashable, Sendable {
    /// The backends; at least one.
    package var backends: [WeightedBackend]
    /// The literal base path that the backend does not know, to be stripped from the front: `/shop/v2`, or empty.
    package var strippedPrefix: String
    /// The host that the backend is to see.
    package var hostRewrite: String?
    /// How long the whole exchange may take, in milliseconds.
    package var timeoutMilliseconds: Int64?
    /// When and how often to try again; `nil` for the mesh's default.
    package var retries: Retries?
    /// Where a copy of the requests goes.
    package var mirror: Mirror?
    /// Where it was written.
    package var provenance: Provenance

    /// Joins the parts of a way.
    package init(
        backends: [WeightedBackend],
        strippedPrefix: String = "",
        hostRewrite: String? = nil,
        timeoutMilliseconds: Int64? = nil,
        retries: Retries? = nil,
        mirror: Mirror? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.backends = backends
        self.strippedPrefix = strippedPrefix
        self.hostRewrite = hostRewrite
        self.timeoutMilliseconds = timeoutMilliseconds
        self.retries = retries
        self.mirror = mirror
        self.provenance = provenance
    }
}

/// A backend and its share of the requests.
package struct WeightedBackend: Hashable, Sendable {
    /// The backend.
    package var backend: Backend
    /// Its share, relative to the others'.
    package var weight: Int
    /// Where it was written.
    package var provenance: Provenance

    /// Pairs a backend with a weight.
    package init(_ backend: Backend, weight: Int = 1, provenance: Provenance = Provenance()) {
        self.backend = backend
        self.weight = weight
        self.provenance = provenance
    }
}

/// Where requests go.
package enum Backend: Hashable, Sendable {
    /// A port of a Kubernetes Service, or those of its endpoints that have some labels (none: all of them).
    case service(ResourceName, port: Int, subset: [String: String])
    /// A host outside the mesh.
    case external(ExternalHost)
}

/// A host outside the mesh.
package struct ExternalHost: Hashable, Sendable {
    /// How the connection is secured.
    package struct TLS: Hashable, Sendable {
        /// The name to ask for and to verify; the host itself if `nil`.
        package var serverName: String?

        /// Describes TLS with the system's certificates.
        package init(serverName: String? = nil) {
            self.serverName = serverName
        }
    }

    /// The name, or an address.
    package var host: String
    /// The port.
    package var port: Int
    /// How the connection is secured; `nil` for plain text.
    package var tls: TLS?

    /// Names a host.
    package init(host: String, port: Int, tls: TLS?) {
        self.host = host
        self.port = port
        self.tls = tls
    }
}

/// When and how often to try again.
package struct Retries: Hashable, Sendable {
    /// How often, beyond the first time; 0 for never.
    package var attempts: Int
    /// How long one try may take, in milliseconds.
    package var perTryTimeoutMilliseconds: Int64?
    /// The conditions, as Envoy spells them (`connect-failure`), in order; empty for the mesh's default.
    package var conditions: [String]

    /// Joins the parts of a retry policy.
    package init(attempts: Int, perTryTimeoutMilliseconds: Int64? = nil, conditions: [String] = []) {
        self.attempts = attempts
        self.perTryTimeoutMilliseconds = perTryTimeoutMilliseconds
        self.conditions = conditions
    }
}

/// Where a copy of the requests goes.
package struct Mirror: Hashable, Sendable {
    /// The backend that gets the copies; its answers are dropped.
    package var backend: Backend
    /// How many of 100 requests are copied.
    package var percent: Double

    /// Names a mirror.
    package init(backend: Backend, percent: Double) {
        self.backend = backend
        self.percent = percent
    }
}

/// The answer that sends a client elsewhere.
package struct Redirection: Hashable, Sendable {
    /// The scheme, where it changes.
    package var scheme: String?
    /// The host, where it changes.
    package var host: String?
    /// The port, where it changes.
    package var port: Int?
    /// The whole path, where it changes.
    package var path: String?
    /// 301, 302, 303, 307 or 308.
    package var code: Int
    /// Where it was written.
    package var provenance: Provenance

    /// Describes a redirect.
    package init(
        scheme: String? = nil,
        host: String? = nil,
        port: Int? = nil,
        path: String? = nil,
        code: Int,
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

/// An answer of the gateway itself, in the place of an operation that is not served.
package enum Guard: Hashable, Sendable {
    /// 404: the operation is not selected.
    case notSelected
    /// 503: the operation is selected, but something about it cannot be honoured.
    case withheld
    /// 405: the path is served with other methods, sorted.
    case wrongMethod(allowed: [HTTPMethod])
}

/// Changes of header fields.
package struct HeaderChanges: Hashable, Sendable {
    /// What fields become, by name.
    package var set: [String: String]
    /// What is added to fields, by name.
    package var add: [String: String]
    /// The fields that are removed, sorted.
    package var remove: [String]
    /// Where they were written.
    package var provenance: Provenance

    /// Collects changes.
    package init(
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

    /// Whether nothing changes.
    package var isEmpty: Bool { self.set.isEmpty && add.isEmpty && remove.isEmpty }

    /// The fields that say the host, each with what the host becomes; targets take one at most.
    package var authorities: [(name: String, value: String)] {
        (self.set.ordered { $0.key < $1.key } + add.ordered { $0.key < $1.key })
            .filter { Self.isAuthority($0.key) }.map { ($0.key, $0.value) }
    }

    /// Whether a field says the host.
    package static func isAuthority(_ name: String) -> Bool {
        name == ":authority" || name.lowercased() == "host"
    }
}

/// What browsers may do from other origins (Fetch standard, "CORS protocol").
package struct CORSPolicy: Hashable, Sendable {
    /// A condition on an origin.
    package enum Origin: Hashable, Sendable {
        /// The origin itself, or `*`.
        case exact(String)
        /// What the origin begins with.
        case prefix(String)
        /// An RE2 expression for the whole origin.
        case regex(String)

        /// Whether it says every origin: as `*`, or by no more than a scheme.
        package var isEveryOrigin: Bool {
            switch self {
            case .exact(let text): text == "*"
            case .prefix(let text):
                text == "*" || ["http://", "https://"].contains { $0.utf8.starts(with: text.utf8) }
            case .regex(let text): [".*", ".+", "^.*$", "^.+$"].contains(text)
            }
        }
    }

    /// The origins, in the order written.
    package var allowOrigins: [Origin]
    /// The methods, sorted.
    package var allowMethods: [HTTPMethod]
    /// The request header fields, in the order written.
    package var allowHeaders: [String]
    /// The response header fields that scripts may read, in the order written.
    package var exposeHeaders: [String]
    /// How long a preflight's answer holds, in seconds.
    package var maxAgeSeconds: Int64?
    /// Whether credentials may be sent; `nil` where it was not said.
    package var allowCredentials: Bool?
    /// Where it was written.
    package var provenance: Provenance

    /// Joins the parts of a policy.
    package init(
        allowOrigins: [Origin],
        allowMethods: [HTTPMethod] = [],
        allowHeaders: [String] = [],
        exposeHeaders: [String] = [],
        maxAgeSeconds: Int64? = nil,
        allowCredentials: Bool? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.allowOrigins = allowOrigins
        self.allowMethods = allowMethods
        self.allowHeaders = allowHeaders
        self.exposeHeaders = exposeHeaders
        self.maxAgeSeconds = maxAgeSeconds
        self.allowCredentials = allowCredentials
        self.provenance = provenance
    }
}
