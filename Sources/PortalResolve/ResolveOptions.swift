public import PortalVocabulary

/// What the user may choose about resolving.
public struct ResolveOptions: Hashable, Sendable {
    /// Whether a reference into another namespace needs a ReferenceGrant among the inputs; the Gloo dialect never does.
    public var requiresGrants = true

    /// The Istio Gateway that environments of the Gloo dialect, which do not say one, are attached to where none of the
    /// inputs fits: the one of a stock installation.
    public var assumedGateway = ResourceName(namespace: "istio-system", name: "istio-ingressgateway")

    /// The safe defaults.
    public init() {}
}
