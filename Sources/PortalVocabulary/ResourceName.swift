/// What names a resource among those of its kind.
public struct ResourceName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The namespace.
    public let namespace: String
    /// The name inside the namespace.
    public let name: String

    /// Names a resource.
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// `namespace/name`.
    public var description: String { "\(namespace)/\(name)" }

    /// Orders by namespace, then name.
    public static func < (left: ResourceName, right: ResourceName) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}
