/// What became of a workspace at one moment; later changes of the workspace leave it alone.
public struct WorkspaceSnapshot: Sendable {
    /// The documents and findings.
    public let translation: Translation
    private let state: AppliedState

    init(translation: Translation, state: AppliedState) {
        self.translation = translation
        self.state = state
    }

    /// The number of the evaluation, from 1; meaningful in the workspace that gave it, only.
    public var revision: UInt64 { state.revision }

    /// Whether it was made of a complete listing.
    public var isComplete: Bool { state.isComplete }

    /// How many deletions and replacements are held back because the listing is not complete.
    public var heldBackCount: Int { state.heldBackCount }

    /// What a host that applied a revision has to do to get to this one.
    ///
    /// A host that fails in the middle asks again with the revision that it had applied completely; what it gets then holds
    /// everything that was touched since, also what is again as it was. To make a change twice does no harm.
    ///
    /// - Parameter revision: what the host applied last, completely; 0 for what was adopted
    /// - Returns: the changes, in order; everything, if the revision is forgotten or unknown. O(changes since then).
    public func changes(since revision: UInt64) -> WorkspaceChanges {
        if let changes = state.changes(since: revision) {
            return WorkspaceChanges(needsResync: false, changes: changes)
        }
        return WorkspaceChanges(needsResync: true, changes: state.everything)
    }
}
