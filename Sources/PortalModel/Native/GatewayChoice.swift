public import PortalDiagnostics

/// The gateway that serves an environment or a portal.
public struct GatewayChoice: Hashable, Sendable {
    /// Where a gateway comes from.
    public enum Source: Hashable, Sendable {
        /// It is an Istio Gateway that somebody else looks after.
        case reference(ObjectRef)
        /// It is made.
        case create(CreatedGateway)
    }

    /// Whether it exists or is made.
    public var source: Source
    /// The proxies that it runs on; absent with a reference: those that the Gateway's own selector names, if it
    /// is among the inputs.
    public var workload: Workload?
    /// The place of the choice.
    public var provenance: Provenance

    /// Makes a choice.
    public init(source: Source, workload: Workload? = nil, provenance: Provenance = Provenance()) {
        self.source = source
        self.workload = workload
        self.provenance = provenance
    }
}

/// A gateway that is made for the domains.
public struct CreatedGateway: Hashable, Sendable {
    /// The secret with the certificate, in the namespace of the proxies; absent: plain HTTP.
    public var credentialName: String?
    /// Whether plain HTTP is sent to HTTPS.
    public var httpsRedirect: Bool
    /// The place of the settings.
    public var provenance: Provenance

    /// Makes settings.
    public init(credentialName: String? = nil, httpsRedirect: Bool = false, provenance: Provenance = Provenance()) {
        self.credentialName = credentialName
        self.httpsRedirect = httpsRedirect
        self.provenance = provenance
    }
}

/// The proxies of a gateway.
public struct Workload: Hashable, Sendable {
    /// Their namespace; absent: not known, and a Gateway that is made stands in the namespace of the referrer.
    public var namespace: String?
    /// Their labels; at least one.
    public var selector: [String: String]
    /// The place of the workload.
    public var provenance: Provenance

    /// Makes a workload.
    public init(namespace: String? = nil, selector: [String: String], provenance: Provenance = Provenance()) {
        self.namespace = namespace
        self.selector = selector
        self.provenance = provenance
    }
}
