internal import CPortalCore
internal import PortalCore

/// What `portalcore_result` is: a translation, with what callers borrow from it.
final class ResultHandle: Handle {
    let translation: Translation
    /// The workspace at the moment of the evaluation; `nil` for a result that is of no workspace.
    let snapshot: WorkspaceSnapshot?
    /// Empty for a validation.
    let documents: [OutputDocument]
    let documentViews: [portalcore_document]
    let diagnosticViews: [portalcore_diagnostic]
    /// The labels of each diagnostic.
    let labelViews: [[portalcore_label]]
    let summary: portalcore_string
    let errorCount: Int
    let warningCount: Int
    private let storage: StringStorage

    convenience init(_ snapshot: WorkspaceSnapshot) {
        self.init(snapshot.translation, snapshot: snapshot)
    }

    init(_ translation: Translation, snapshot: WorkspaceSnapshot? = nil, withDocuments: Bool = true) {
        var views = ViewMaker()
        self.translation = translation
        self.snapshot = snapshot
        documents = withDocuments ? translation.documents : []
        documentViews = documents.map { views.document($0) }
        let entries = translation.report.entries
        diagnosticViews = entries.map { views.diagnostic($0) }
        labelViews = entries.map { entry in entry.labels.map { views.label($0) } }
        // A validation made nothing.
        let made = withDocuments ? translation.summary + "; " : ""
        summary = views.storage.keep(made + translation.report.summary)
        errorCount = translation.report.count(.error)
        warningCount = translation.report.count(.warning)
        storage = views.storage
    }
}
