package import PortalIR
public import PortalVocabulary

/// Who may call which operation of some environments, as an authorization server needs it: a pure value.
public struct PolicySnapshot: Sendable {
    /// What a portal grants.
    package init(_ portal: ResolvedPortal) {}

    /// Reads the documents that ``documents`` of some snapshots gave, in any order; together they say what each says.
    public init(documents: [[UInt8]]) throws(PolicyFault) {}

    /// The snapshot as text: one document, or several where one would be too large, for each environment.
    package static func documents(
        of portal: ResolvedPortal,
        maximumBytes: Int
    ) -> [(environment: ResourceName, parts: [[UInt8]])] { [] }
}

/// Why a document is no policy.
public struct PolicyFault: Error, Hashable, Sendable {
    /// What is wrong, for people.
    public var message: String
}
