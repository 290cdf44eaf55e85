internal import CPortalCore
internal import PortalCore

/// What `portalcore_workspace` is: a workspace within the limits of its options.
final class WorkspaceHandle: Handle {
    private var workspace: PortalWorkspace
    private let budget: ByteBudget
    /// The last evaluation, which is given again while nothing changes.
    private var last: ResultHandle?

    init(_ options: InputOptions) {
        workspace = PortalWorkspace(options: options.portal, maximumRevisions: options.maximumRevisions)
        budget = ByteBudget(options)
    }

    func put(_ file: InputFile) throws(Fault) {
        let old = workspace.file(named: file.name).map { $0.name.utf8.count + $0.bytes.count } ?? 0
        try budget.check(workspace.byteCount - old + file.name.utf8.count + file.bytes.count)
        workspace.put(file)
    }

    func remove(_ uri: String) {
        workspace.remove(uri)
    }

    func putContent(_ bytes: [UInt8], named name: String) throws(Fault) {
        let old = workspace.content(named: name).map { name.utf8.count + $0.count } ?? 0
        try budget.check(workspace.byteCount - old + name.utf8.count + bytes.count)
        workspace.putContent(bytes, named: name)
    }

    func removeContent(_ name: String) {
        workspace.removeContent(name)
    }

    func adopt(_ view: portalcore_document) throws(Fault) {
        let object = AppliedObject(
            apiVersion: try Arguments.name(view.api_version, "document.api_version"),
            kind: try Arguments.name(view.kind, "document.kind"),
            namespace: try Arguments.text(view.object_namespace, "document.object_namespace"),
            name: try Arguments.name(view.object_name, "document.object_name"),
            phase: Int(view.phase),
            contentHash: try Arguments.text(view.content_hash, "document.content_hash")
        )
        guard workspace.adopt(object) else {
            throw .invalidState("objects are adopted before the first evaluation, only")
        }
    }

    func beginListing() {
        workspace.beginListing()
    }

    func endListing() {
        workspace.endListing()
    }

    func evaluate() -> ResultHandle {
        let snapshot = workspace.evaluate()
        if let last, last.snapshot?.revision == snapshot.revision { return last }
        let result = ResultHandle(snapshot)
        last = result
        return result
    }
}
