public import PortalDiagnostics

/// A reusable way to backends.
public struct Route: Resource {
    /// The kind `Route`.
    public static let kind = ResourceKind.route

    /// Name, namespace and labels.
    public var metadata: ObjectMeta
    /// The way.
    public var spec: RouteSpec
    /// The form it was written in.
    public var dialect: Dialect
    /// The place of the resource.
    public var provenance: Provenance

    /// Makes a route.
    public init(
        metadata: ObjectMeta,
        spec: RouteSpec,
        dialect: Dialect = .native,
        provenance: Provenance = Provenance()
    ) {
        self.metadata = metadata
        self.spec = spec
        self.dialect = dialect
        self.provenance = provenance
    }
}

/// Where an operation's way to backends is found.
public enum RouteSource: Hashable, Sendable {
    /// It stands here.
    case inline(RouteSpec)
    /// It is a `Route` resource.
    case reference(ObjectRef)
    /// It is one of ``Environment/localRoutes``, by name (Gloo dialect).
    case environment(PlacedText)

    /// The place of the way, or of the reference to it.
    public var provenance: Provenance {
        switch self {
        case .inline(let spec): spec.provenance
        case .reference(let reference): reference.provenance
        case .environment(let name): name.provenance
        }
    }
}

/// A way to backends, or a redirect instead.
public struct RouteSpec: Hashable, Sendable {
    /// Where requests go.
    ///
    /// Empty only beside a redirect. Weights split the traffic.
    public var backends: [Backend]
    /// The longest time to the end of the answer; the gateway's own where absent, unlimited where zero.
    public var timeout: Duration?
    /// When requests are tried again.
    public var retries: RetryPolicy?
    /// What changes in headers on the way.
    public var headers: HeaderChanges?
    /// What backends see as the host.
    public var rewriteHost: String?
    /// Who gets a copy of the traffic.
    public var mirror: Mirror?
    /// What browsers may do from other origins.
    public var cors: CorsPolicy?
    /// The answer that sends callers elsewhere, instead of backends.
    public var redirect: Redirect?
    /// Where Gloo's `autoHostRewrite` stands, until it is known what the backends are.
    var hostOfBackend: Provenance?
    /// The place of the way.
    public var provenance: Provenance

    /// Makes a way.
    public init(
        backends: [Backend] = [],
        timeout: Duration? = nil,
        retries: RetryPolicy? = nil,
        headers: HeaderChanges? = nil,
        rewriteHost: String? = nil,
        mirror: Mirror? = nil,
        cors: CorsPolicy? = nil,
        redirect: Redirect? = nil,
        provenance: Provenance = Provenance()
    ) {
        self.backends = backends
        self.timeout = timeout
        self.retries = retries
        self.headers = headers
        self.rewriteHost = rewriteHost
        self.mirror = mirror
        self.cors = cors
        self.redirect = redirect
        self.provenance = provenance
    }
}
