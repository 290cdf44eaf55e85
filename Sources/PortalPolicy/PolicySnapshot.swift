package import PortalIR
package import PortalVocabulary

/// Who may call which operation of some environments, as an authorization server needs it: an immutable value that any
/// number of threads may ask.
public struct PolicySnapshot: Sendable {
    let tables: PolicyTables

    /// What a portal grants.
    package init(_ portal: ResolvedPortal) {
        self.init(portal.environments.map { (PolicyContent($0, of: portal), .complete) })
    }

    /// Reads the documents that ``documents(of:maximumBytes:)`` of some snapshots gave, in any order; together they say
    /// what each says.
    ///
    /// An environment whose documents contradict each other or make no sense is refused as a whole
    /// (``PolicyReason/incompletePolicy``) and costs its neighbours nothing.
    ///
    /// - Throws: where a document is none of a policy, or of a version that is not known.
    public init(documents: [[UInt8]]) throws(PolicyFault) {
        self.init(try PolicyDocuments.contents(of: documents))
    }

    init(_ contents: [(content: PolicyContent, standing: PolicyStanding)]) {
        var builder = TableBuilder()
        for (content, standing) in contents { builder.add(content, standing) }
        tables = builder.finish()
    }

    /// The snapshot as text: for each environment one document, or several where one would be too large.
    ///
    /// - Parameters:
    ///   - portal: what was resolved
    ///   - maximumBytes: how large a document may be; one that holds a single route or key may be larger
    /// - Returns: the documents, sorted by environment; a part is JSON without a line break at its end.
    package static func documents(
        of portal: ResolvedPortal,
        maximumBytes: Int
    ) -> [(environment: ResourceName, parts: [[UInt8]])] {
        portal.environments.map { environment in
            let content = PolicyContent(environment, of: portal)
            return (environment.name, PolicyDocuments.documents(of: content, maximumBytes: maximumBytes))
        }
    }

    /// The names under which verified tokens are expected in ``PolicyRequest/tokens``, sorted.
    public var tokenProviders: [String] {
        tables.pool.withUnsafeBytes { pool in
            Set(tables.tokens.map { String(decoding: $0.provider.bytes(in: pool), as: UTF8.self) }).ordered()
        }
    }

    /// How many routes there are, guards and preflights among them.
    public var routeCount: Int { tables.routes.count }

    /// How many API keys there are.
    public var keyCount: Int { tables.keys.count }

    /// Decides on a request.
    ///
    /// Nothing is allocated.
    ///
    /// - Parameters:
    ///   - request: the request
    ///   - memory: what texts are written into; 4096 bytes and three times the path are enough for usual names
    /// - Returns: the decision; its bytes are static or in `memory`.
    public func decide(_ request: PolicyRequest, into memory: UnsafeMutableRawBufferPointer) -> PolicyDecision {
        tables.pool.withUnsafeBytes { pool in
            var decider = Decider(tables, pool, request, OutputWriter(memory))
            return decider.run()
        }
    }
}

/// Why a document is no policy.
public struct PolicyFault: Error, Hashable, Sendable {
    /// What is wrong, for people.
    public var message: String

    init(_ message: String) {
        self.message = message
    }
}
