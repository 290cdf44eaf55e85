package import PortalDiagnostics
package import PortalDocument
package import PortalIR

/// What the user may choose about the output for Istio.
public struct IstioOptions: Sendable, Hashable {
    /// The DNS suffix of Services.
    public var clusterDomain = "cluster.local"
    /// How many routes one VirtualService holds before it is split.
    public var maximumRoutes = 1000

    /// The defaults of a stock cluster.
    public init() {}
}

/// Turns a resolved portal into Istio's resources.
package enum IstioEmitter {
    /// The resources, in the order of application: by phase, then kind, namespace and name.
    package static func emit(
        _ portal: ResolvedPortal,
        options: IstioOptions,
        diagnostics: inout Diagnostics
    ) -> [OutputDocument] {
        []
    }
}
