/// What the user may choose about resolving.
public struct ResolveOptions: Hashable, Sendable {
    /// Whether a reference into another namespace needs a ReferenceGrant among the inputs; the Gloo dialect never does.
    public var requiresGrants = true

    /// The safe defaults.
    public init() {}
}
