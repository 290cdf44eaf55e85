public import PortalDiagnostics

/// One of the places that requests go to.
public struct Backend: Hashable, Sendable {
    /// The place.
    public var target: BackendTarget
    /// Its share of the traffic in relation to the sum; `nil` is 1, and all of it where it is alone.
    public var weight: Int64?
    /// The place of the backend.
    public var provenance: Provenance

    /// Makes a backend.
    public init(target: BackendTarget, weight: Int64? = nil, provenance: Provenance = Provenance()) {
        self.target = target
        self.weight = weight
        self.provenance = provenance
    }
}

/// What a backend is.
public enum BackendTarget: Hashable, Sendable {
    /// A Kubernetes Service.
    case service(ServiceTarget)
    /// A host outside the mesh.
    case host(HostTarget)
    /// A Gloo Edge Upstream whose meaning is not known, since neither the object nor a Service that it is discovered from
    /// is among the inputs. What is behind it cannot be served.
    case upstream(ObjectRef)
}

/// A port of a Kubernetes Service.
public struct ServiceTarget: Hashable, Sendable {
    /// The name of the Service.
    public var name: String
    /// Its namespace; `nil` means that of the referrer.
    public var namespace: String?
    /// The port of the Service, from 1 to 65535.
    public var port: Int64
    /// The labels of the pods that are meant; empty means all.
    public var subset: [String: String]
    /// The place of the target.
    public var provenance: Provenance

    /// Makes a target.
    public init(
        name: String,
        namespace: String? = nil,
        port: Int64,
        subset: [String: String] = [:],
        provenance: Provenance = Provenance()
    ) {
        self.name = name
        self.namespace = namespace
        self.port = port
        self.subset = subset
        self.provenance = provenance
    }
}

/// A host outside the mesh.
public struct HostTarget: Hashable, Sendable {
    /// The DNS name.
    public var name: String
    /// The port, from 1 to 65535.
    public var port: Int64
    /// Whether, and how, the connection is encrypted; `nil` is plain text.
    public var tls: TLSOrigination?
    /// The place of the target.
    public var provenance: Provenance

    /// Makes a target.
    public init(name: String, port: Int64, tls: TLSOrigination? = nil, provenance: Provenance = Provenance()) {
        self.name = name
        self.port = port
        self.tls = tls
        self.provenance = provenance
    }
}

/// How a connection to a backend is encrypted.
public struct TLSOrigination: Hashable, Sendable {
    /// The name that is asked for and verified; the host's own where absent.
    public var serverName: String?
    /// The place of the settings.
    public var provenance: Provenance

    /// Makes settings.
    public init(serverName: String? = nil, provenance: Provenance = Provenance()) {
        self.serverName = serverName
        self.provenance = provenance
    }
}

/// A copy of the traffic, whose answers nobody sees.
public struct Mirror: Hashable, Sendable {
    /// Who gets the copy.
    public var target: BackendTarget
    /// The share of requests that is copied, from 0 to 100.
    public var percent: Double
    /// The place of the mirror.
    public var provenance: Provenance

    /// Makes a mirror.
    public init(target: BackendTarget, percent: Double = 100, provenance: Provenance = Provenance()) {
        self.target = target
        self.percent = percent
        self.provenance = provenance
    }
}
