public import PortalDiagnostics

/// The form that a resource was written in.
public enum Dialect: String, Hashable, Sendable {
    /// The resources of ``APIGroup/native``.
    case native
    /// Gloo Portal's `portal.gloo.solo.io/v1beta1`. References cross namespaces freely there, and a product without any
    /// usage plan is open.
    case gloo
    /// A kind that is not ours: Kubernetes, Istio, the Gateway API.
    case foreign
}

/// The API groups that input is read from.
public enum APIGroup {
    /// The group of our own resources.
    public static let native = "portalcore.dev"
    /// The version of our own resources.
    public static let nativeVersion = "v1alpha1"
    /// What `apiVersion` says in our own resources.
    public static let nativeAPIVersion = "\(native)/\(nativeVersion)"
    /// The group of Gloo Portal's resources.
    public static let gloo = "portal.gloo.solo.io"
    /// What `apiVersion` says in Gloo Portal's resources.
    public static let glooAPIVersion = "\(gloo)/v1beta1"
}

/// An object with a kind, a namespace and a name.
public protocol Resource: Hashable, Sendable {
    /// The kind as our own group spells it, in every dialect: `ApiDoc`.
    static var kind: ResourceKind { get }
    /// Name, namespace and labels.
    var metadata: ObjectMeta { get set }
    /// The form it was written in.
    var dialect: Dialect { get set }
    /// The place of the whole object; the fields of its `spec` lie under it.
    var provenance: Provenance { get set }
}

extension Resource {
    /// What the object is found by.
    public var identity: ResourceIdentity {
        ResourceIdentity(kind: Self.kind, namespace: metadata.namespace, name: metadata.name)
    }
}

/// The kinds that are read; an `APIDoc` of the Gloo dialect is an ``apiDoc`` too.
public enum ResourceKind: String, Hashable, Sendable, Comparable, CaseIterable {
    /// An API description.
    case apiDoc = "ApiDoc"
    /// Many API descriptions as one API, in versions.
    case apiProduct = "ApiProduct"
    /// Where products are served.
    case environment = "Environment"
    /// Who may see and use what.
    case group = "Group"
    /// The web site.
    case portal = "Portal"
    /// A reusable way to backends.
    case route = "Route"
    /// Who may call, and how often.
    case usagePlan = "UsagePlan"
    /// A person or program that uses APIs.
    case user = "User"
    /// Kubernetes: content that references name.
    case configMap = "ConfigMap"
    /// Kubernetes: what backends name.
    case service = "Service"
    /// Kubernetes: only its name, type and keys are read.
    case secret = "Secret"
    /// Istio: the gateway that an environment names.
    case istioGateway = "Gateway"
    /// Gateway API: the consent to references from another namespace.
    case referenceGrant = "ReferenceGrant"
    /// Gloo: what backends of the Gloo dialect name.
    case upstream = "Upstream"

    /// Orders by name.
    public static func < (left: ResourceKind, right: ResourceKind) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Kind, namespace and name: what a resource is found by.
public struct ResourceIdentity: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The kind.
    public var kind: ResourceKind
    /// The namespace.
    public var namespace: String
    /// The name.
    public var name: String

    /// Names a resource.
    public init(kind: ResourceKind, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// Orders by kind, namespace and name.
    public static func < (left: ResourceIdentity, right: ResourceIdentity) -> Bool {
        (left.kind, left.namespace, left.name) < (right.kind, right.namespace, right.name)
    }

    /// The form that diagnostics show as their subject: `ApiDoc shop/orders`.
    public var description: String { "\(kind.rawValue) \(namespace)/\(name)" }
}

/// A reference to an object by name.
public struct ObjectRef: Hashable, Sendable {
    /// The name of the object.
    public var name: String
    /// Its namespace; `nil` means that of the referrer.
    public var namespace: String?
    /// The place of the reference.
    public var provenance: Provenance

    /// Makes a reference.
    public init(name: String, namespace: String? = nil, provenance: Provenance = Provenance()) {
        self.name = name
        self.namespace = namespace
        self.provenance = provenance
    }

    /// What the reference names, written in an object of `namespace`.
    public func identity(_ kind: ResourceKind, from namespace: String) -> ResourceIdentity {
        ResourceIdentity(kind: kind, namespace: self.namespace ?? namespace, name: name)
    }
}

/// A string that knows where it was written; its place is outside equality.
public struct PlacedText: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The string.
    public var text: String
    /// The place of the string.
    public var provenance: Provenance

    /// Makes a string.
    public init(_ text: String, provenance: Provenance = Provenance()) {
        self.text = text
        self.provenance = provenance
    }

    /// A string that was not read.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
