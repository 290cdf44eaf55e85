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

    func put(_ uri: String, _ bytes: UnsafeRawBufferPointer, _ format: DocumentFormat) throws(Fault) {
        let old = workspace.file(named: uri).map { $0.name.utf8.count + $0.bytes.count } ?? 0
        do {
            try budget.check(workspace.byteCount - old + uri.utf8.count, and: bytes.count)
        } catch {
            // It is still there, only not as it should be: the end of the listing must not take it for gone.
            workspace.keep(uri)
            throw error
        }
        workspace.put(InputFile(name: uri, bytes: Array(bytes), format: format))
    }

    func remove(_ uri: String) {
        workspace.remove(uri)
    }

    func putContent(_ name: String, _ bytes: UnsafeRawBufferPointer) throws(Fault) {
        let old = workspace.content(named: name).map { name.utf8.count + $0.count } ?? 0
        try budget.check(workspace.byteCount - old + name.utf8.count, and: bytes.count)
        workspace.putContent(Array(bytes), named: name)
    }

    func removeContent(_ name: String) {
        workspace.removeContent(name)
    }

    func adopt(_ view: portalcore_document) throws(Fault) {
        guard view.reserved == 0 else { throw .unsupported("document.reserved") }
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
