public import PortalVocabulary

/// What the user may choose about resolving.
public struct ResolveOptions: Hashable, Sendable {
    /// Whether a reference into another namespace needs a ReferenceGrant among the inputs; the Gloo dialect never does.
    public var requiresGrants = true

    /// The Istio Gateway that environments of the Gloo dialect, which do not say one, are attached to where none of the
    /// inputs fits: the one of a stock installation.
    public var assumedGateway = stockGateway

    /// The labels of the proxies that the assumed gateway runs on.
    ///
    /// Absent, those of a stock installation (`istio: ingressgateway`) where ``assumedGateway`` is that of one; for any
    /// other gateway they are not known then, and what keys, tokens or limits protect is withheld.
    public var assumedWorkload: [String: String]?

    /// The namespace whose EnvoyFilters reach proxies in every namespace: `meshConfig.rootNamespace` of Istio.
    ///
    /// What enforces plans goes there where the namespace of the proxies is not said.
    public var rootNamespace = "istio-system"

    /// The gateway that the profile `default` of Istio's own installation brings.
    private static let stockGateway = ResourceName(namespace: "istio-system", name: "istio-ingressgateway")

    /// What is known of the proxies of the assumed gateway.
    var selectorOfAssumedGateway: [String: String]? {
        assumedWorkload ?? (assumedGateway == Self.stockGateway ? ["istio": "ingressgateway"] : nil)
    }

    /// The safe defaults.
    public init() {}
}
