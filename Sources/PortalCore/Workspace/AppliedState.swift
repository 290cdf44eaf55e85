internal import PortalVocabulary

/// What a host has in its cluster that follows the changes of a workspace, and what led there.
///
/// Only what a revision changed is kept of it, so that memory grows with the changes and not with the portal.
struct AppliedState: Sendable {
    /// An object of the host, and what it was made of where this workspace made it.
    struct Entry: Sendable {
        var object: AppliedObject
        var document: OutputDocument?
        /// Whether it was adopted or made of a complete listing: then a part of the input must not change it.
        var isSettled: Bool
    }

    /// What the objects that a revision changed were before it; `nil` for those that were not there.
    private typealias Delta = [AppliedObject.Identity: AppliedObject?]

    private(set) var revision: UInt64 = 0
    /// Whether the last revision was made of a complete listing.
    private(set) var isComplete = false
    /// How many deletions and replacements the last revision held back.
    private(set) var heldBackCount = 0
    private var entries: [AppliedObject.Identity: Entry] = [:]
    /// The last one led to `revision`.
    private var deltas: [Delta] = []
    private let maximumDeltas: Int

    init(maximumDeltas: Int) {
        self.maximumDeltas = maximumDeltas
    }

    mutating func adopt(_ object: AppliedObject) {
        entries[object.identity] = Entry(object: object, document: nil, isSettled: true)
    }

    /// Goes on to the next revision.
    ///
    /// - Parameters:
    ///   - documents: what is to be there
    ///   - isComplete: whether they were made of all that there is
    mutating func advance(to documents: [OutputDocument], isComplete: Bool) {
        var next: [AppliedObject.Identity: Entry] = [:]
        next.reserveCapacity(documents.count)
        for document in documents {
            let object = AppliedObject(document)
            next[object.identity] = Entry(object: object, document: document, isSettled: isComplete)
        }
        heldBackCount = 0
        self.isComplete = isComplete
        // What others may need too stays in the cluster, and is forgotten here.
        for (identity, entry) in entries where entry.object.isShared && next[identity] == nil {
            entries[identity] = nil
        }
        if !isComplete { holdBack(&next) }
        var delta: Delta = [:]
        for (identity, entry) in next where entry.object.contentHash != entries[identity]?.object.contentHash {
            delta[identity] = .some(entries[identity]?.object)
        }
        for (identity, entry) in entries where next[identity] == nil { delta[identity] = .some(entry.object) }
        deltas.append(delta)
        if deltas.count > maximumDeltas { deltas.removeFirst(deltas.count - maximumDeltas) }
        entries = next
        revision += 1
    }

    /// Keeps what would be deleted, and what would be replaced though it was made of more than there is now.
    private mutating func holdBack(_ next: inout [AppliedObject.Identity: Entry]) {
        for (identity, entry) in entries {
            if let new = next[identity] {
                let isSame = new.object.contentHash == entry.object.contentHash
                guard entry.isSettled else { continue }
                if isSame {
                    next[identity]?.isSettled = true
                } else {
                    next[identity] = entry
                    heldBackCount += 1
                }
            } else {
                next[identity] = entry
                heldBackCount += 1
            }
        }
    }

    /// What leads from a revision to this one; `nil` if that is not known.
    ///
    /// Everything that was touched in between is part of it, also what is again as it was: a host that made a part of
    /// earlier changes, and then failed, has it as it was in the meantime.
    func changes(since earlier: UInt64) -> [WorkspaceChange]? {
        guard earlier <= revision, revision - earlier <= UInt64(deltas.count) else { return nil }
        var upserts: [AppliedObject.Identity: OutputDocument] = [:]
        var deletions: [AppliedObject.Identity: AppliedObject] = [:]
        for delta in deltas.suffix(Int(revision - earlier)) {
            for (identity, old) in delta {
                if let entry = entries[identity] {
                    upserts[identity] = entry.document
                } else if let old, !old.isShared {
                    deletions[identity] = old
                }
            }
        }
        return Self.ordered(upserts: Array(upserts.values), deletions: Array(deletions.values))
    }

    /// Every document, for a host that has to start over.
    var everything: [WorkspaceChange] {
        Self.ordered(upserts: entries.values.compactMap(\.document), deletions: [])
    }

    private static func ordered(upserts: [OutputDocument], deletions: [AppliedObject]) -> [WorkspaceChange] {
        upserts.ordered { AppliedObject.isAppliedBefore(AppliedObject($0), AppliedObject($1)) }.map(
            WorkspaceChange.upsert
        )
            + deletions.ordered(by: AppliedObject.isDeletedBefore).map(WorkspaceChange.delete)
    }
}
