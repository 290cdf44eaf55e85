/// Texts that come and go, and what becomes of them each time: what a controller keeps.
///
/// A new workspace is *listing*: it has seen only a part of what there is. What is made of a part can lack routes that the
/// whole has, so until ``endListing()`` no evaluation deletes an object, or replaces one that was adopted or made of a
/// complete listing: they are held back. A restart thus never deletes routes.
///
/// What content a resource needs is known when it was evaluated. So content is supplied before changes are applied: else
/// the routes that depend on it are withdrawn until it is there.
///
/// ```swift
/// var workspace = PortalWorkspace()
/// for object in cluster { workspace.adopt(object) }      // what an earlier run of this controller applied
/// for file in listing { workspace.put(file) }
/// workspace.endListing()
/// var applied: UInt64 = 0
/// repeat {
///     var snapshot = workspace.evaluate()
///     while supply(snapshot.translation.missing, to: &workspace) { snapshot = workspace.evaluate() }
///     for change in snapshot.changes(since: applied).changes { apply(change) }
///     applied = snapshot.revision
/// } while take(nextEvent(), into: &workspace)
/// ```
public struct PortalWorkspace: Sendable {
    private let options: PortalOptions
    private var files: [ExactName: InputFile] = [:]
    private var content: [String: [UInt8]] = [:]
    /// What was put since the listing began; `nil` when it is complete.
    private var listed: Set<ExactName>? = []
    private var state: AppliedState
    /// What nothing was changed since.
    private var current: WorkspaceSnapshot?

    /// Makes an empty workspace, which is listing.
    ///
    /// - Parameters:
    ///   - options: bounds and choices, for all evaluations
    ///   - maximumRevisions: how many earlier revisions a snapshot can be asked for changes since; at least 1
    public init(options: PortalOptions = PortalOptions(), maximumRevisions: Int = 64) {
        self.options = options
        state = AppliedState(maximumDeltas: Swift.max(1, maximumRevisions))
    }

    /// Whether only a part of what there is was put so far.
    public var isListing: Bool { listed != nil }

    /// What the names and bytes of all staged texts and supplied content take.
    public private(set) var byteCount = 0

    /// The text that is staged under a name.
    public func file(named name: String) -> InputFile? { files[ExactName(name)] }

    /// The content that is supplied under a name.
    public func content(named name: String) -> [UInt8]? { content[name] }

    /// Whether nothing was evaluated yet, so that objects may be adopted.
    public var isFresh: Bool { state.revision == 0 }

    /// Stages a text, in the place of the one of the same name; the same bytes again change nothing.
    public mutating func put(_ file: InputFile) {
        let name = ExactName(file.name)
        listed?.insert(name)
        if let old = files[name], old.format == file.format, old.bytes == file.bytes { return }
        remove(staged: name)
        files[name] = file
        byteCount += file.name.utf8.count + file.bytes.count
        current = nil
    }

    /// Says that a text is still there, as it is staged; for hosts that could not put it anew.
    public mutating func keep(_ name: String) {
        if files[ExactName(name)] != nil { listed?.insert(ExactName(name)) }
    }

    /// Removes a staged text, if there is one.
    public mutating func remove(_ name: String) {
        listed?.remove(ExactName(name))
        remove(staged: ExactName(name))
    }

    /// Supplies content that texts refer to, in the place of what was there under the name.
    ///
    /// - Parameters:
    ///   - bytes: the content
    ///   - name: the name of a ``ContentRequirement``
    public mutating func putContent(_ bytes: [UInt8], named name: String) {
        if content[name] == bytes { return }
        removeContent(name)
        content[name] = bytes
        byteCount += name.utf8.count + bytes.count
        current = nil
    }

    /// Takes supplied content back, if there is some.
    public mutating func removeContent(_ name: String) {
        guard let index = content.index(forKey: name) else { return }
        // The name that was given then: one of another normal form is equal to it, and not of the same size.
        byteCount -= content[index].key.utf8.count + content[index].value.count
        content.remove(at: index)
        current = nil
    }

    /// Tells of an object that an earlier run applied, so that it can be updated or deleted.
    ///
    /// The same object again replaces what was said of it.
    ///
    /// - Parameter object: the object
    /// - Returns: whether it was taken; objects are taken before the first evaluation, only.
    @discardableResult
    public mutating func adopt(_ object: AppliedObject) -> Bool {
        guard isFresh else { return false }
        state.adopt(object)
        return true
    }

    /// Begins a listing, for example after a lost watch: texts that are not put again until its end are then removed.
    public mutating func beginListing() {
        listed = []
    }

    /// Says that everything there is was put since the listing began.
    public mutating func endListing() {
        guard let listed else { return }
        for name in Array(files.keys) where !listed.contains(name) { remove(staged: name) }
        self.listed = nil
        // What was held back comes now. A listing that found everything as it was changes nothing.
        if !state.isComplete { current = nil }
    }

    /// Makes the configuration that serves what is staged; where nothing has changed, the last one again.
    ///
    /// - Returns: the documents and findings, with the next revision if anything was staged since the last one.
    public mutating func evaluate() -> WorkspaceSnapshot {
        if let current { return current }
        let translation = PortalPipeline.translate(Array(files.values), content: content, options: options)
        state.advance(to: translation.documents, isComplete: listed == nil)
        let snapshot = WorkspaceSnapshot(translation: translation, state: state)
        current = snapshot
        return snapshot
    }

    private mutating func remove(staged name: ExactName) {
        guard let old = files.removeValue(forKey: name) else { return }
        byteCount -= name.text.utf8.count + old.bytes.count
        current = nil
    }
}

extension PortalWorkspace: CustomReflectable {
    /// What debuggers and `dump` show: texts may hold secrets, their number and size do not.
    public var customMirror: Swift.Mirror {
        Swift.Mirror(self, children: ["files": files.count, "byteCount": byteCount])
    }
}
