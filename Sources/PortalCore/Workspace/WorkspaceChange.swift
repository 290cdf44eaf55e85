/// What is to be done with one object.
public enum WorkspaceChange: Hashable, Sendable {
    /// Create it, or replace what is there.
    case upsert(OutputDocument)
    /// Delete it.
    case delete(AppliedObject)

    /// The object as it is to be, or as it was last known.
    public var object: AppliedObject {
        switch self {
        case .upsert(let document): AppliedObject(document)
        case .delete(let object): object
        }
    }
}

/// What leads from one revision of a workspace to another.
public struct WorkspaceChanges: Hashable, Sendable {
    /// Whether the host has to start over, because the earlier revision is not known any more.
    ///
    /// ``changes`` are then an upsert for each document and no deletions. Once the listing is complete, the host deletes
    /// what carries the label `app.kubernetes.io/managed-by: portalcore` and is not among the documents.
    public let needsResync: Bool
    /// In the order in which to make them: first upserts, lower phases first, then deletions, higher phases first.
    public let changes: [WorkspaceChange]
}
