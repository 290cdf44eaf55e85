/// What the user may choose about the output for Istio.
public struct IstioOptions: Sendable, Hashable {
    /// The DNS suffix of Services.
    public var clusterDomain = "cluster.local"
    /// How many routes one VirtualService holds before it is split.
    public var maximumRoutes = 1000
    /// How many bytes of JSON an object should stay under: what `kubectl apply` can keep in its annotation, with room
    /// for the metadata that a cluster adds.
    public var preferredObjectBytes = 240 * 1024
    /// How many bytes of JSON an object never exceeds: etcd refuses more than 1.5 MiB, some clusters less.
    public var maximumObjectBytes = 1024 * 1024

    /// The defaults of a stock cluster.
    public init() {}
}
