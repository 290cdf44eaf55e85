/// A document that the library gives to its host: a Kubernetes object to be applied.
public struct OutputDocument: Hashable, Sendable {
    /// When it is to be applied, relative to the others: a lower phase first; deletion goes the other way round.
    public enum Phase: Int, Hashable, Sendable, Comparable, CaseIterable {
        /// What filters requests.
        case filters = 10
        /// What decides on requests: the policy snapshot of an authorization server, the limits of a counting one.
        case policy = 15
        /// What routes need to exist: Gateway, ServiceEntry, DestinationRule.
        case foundations = 20
        /// Parts of routing that a later document refers to.
        case parts = 30
        /// What makes operations reachable.
        case routes = 40

        /// Orders by time of application.
        public static func < (left: Phase, right: Phase) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// For example `networking.istio.io/v1`.
    public var apiVersion: String
    /// For example `VirtualService`.
    public var kind: String
    /// The namespace.
    public var namespace: String
    /// The name.
    public var name: String
    /// When it is to be applied.
    public var phase: Phase
    /// The SHA-256 of the object without the annotation that carries this hash: equal for objects that need no update.
    public var contentHash: String
    /// Whether others who translate apart from us give it too, byte for byte: it is applied as any other, and never
    /// deleted because one of them no longer gives it.
    public var isShared: Bool
    /// The whole object, `apiVersion` to `spec`.
    public var value: Value

    /// Describes an object.
    public init(
        apiVersion: String,
        kind: String,
        namespace: String,
        name: String,
        phase: Phase,
        contentHash: String,
        isShared: Bool = false,
        value: Value
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.phase = phase
        self.contentHash = contentHash
        self.isShared = isShared
        self.value = value
    }
}
