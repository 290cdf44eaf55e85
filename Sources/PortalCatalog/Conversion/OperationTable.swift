internal import PortalDocument
internal import PortalSchema
internal import PortalVocabulary

/// The published operations, for the links that lead to them.
struct OperationTable {
    /// A published operation.
    struct Entry {
        /// Its `operationId` in the published document.
        var id: String?
        /// The reference to it in the published document: `#/paths/~1orders/get`.
        var reference: String
    }

    private struct Name: Hashable {
        var source: Int
        var id: String
    }

    private struct Object: Hashable {
        var source: Int
        var identity: SourceText.Identity
    }

    /// The identifiers that are given away.
    private(set) var ids: Set<String> = []
    private var byID: [Name: Entry] = [:]
    private var byObject: [Object: Entry] = [:]

    /// Adds an operation of a description.
    mutating func add(_ operation: Operation, of source: Int, id: String?, reference: String) {
        let entry = Entry(id: id, reference: reference)
        if let id { ids.insert(id) }
        if !operation.hasMadeID { byID[Name(source: source, id: operation.id)] = entry }
        byObject[Object(source: source, identity: SourceText.Identity(operation.node))] = entry
    }

    /// The field that says where a link leads; `nil` where that is not published.
    func destination(ofLink link: Node, from source: Int, resolver: inout ReferenceResolver) -> Value.Member? {
        var entry: Entry?
        if let id = link["operationId"]?.string {
            entry = byID[Name(source: source, id: id)]
        } else if let reference = link["operationRef"], reference.kind == .string,
            case .success(let target) = resolver.target(of: reference),
            case .success(let operation) = resolver.follow(target)
        {
            entry = byObject[Object(source: source, identity: SourceText.Identity(operation))]
        }
        guard let entry else { return nil }
        return entry.id.map { Value.Member("operationId", .string($0)) }
            ?? Value.Member("operationRef", .string(entry.reference))
    }
}
