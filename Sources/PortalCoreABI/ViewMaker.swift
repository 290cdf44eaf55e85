internal import CPortalCore
internal import PortalCore

/// Makes structs of the header whose strings are kept in one storage.
struct ViewMaker: ~Copyable {
    var storage = StringStorage()

    mutating func document(_ document: OutputDocument) -> portalcore_document {
        var view = portalcore_document()
        view.phase = UInt32(document.phase.rawValue)
        view.api_version = storage.keep(document.apiVersion)
        view.kind = storage.keep(document.kind)
        view.object_namespace = storage.keep(document.namespace)
        view.object_name = storage.keep(document.name)
        view.content_hash = storage.keep(document.contentHash)
        return view
    }

    mutating func change(_ change: WorkspaceChange) -> portalcore_change {
        let object = change.object
        var view = portalcore_change()
        switch change {
        case .upsert: view.action = UInt32(PORTALCORE_CHANGE_UPSERT)
        case .delete: view.action = UInt32(PORTALCORE_CHANGE_DELETE)
        }
        view.phase = UInt32(truncatingIfNeeded: object.phase)
        view.api_version = storage.keep(object.apiVersion)
        view.kind = storage.keep(object.kind)
        view.object_namespace = storage.keep(object.namespace)
        view.object_name = storage.keep(object.name)
        view.content_hash = storage.keep(object.contentHash)
        return view
    }

    mutating func diagnostic(_ entry: DiagnosticReport.Entry) -> portalcore_diagnostic {
        let diagnostic = entry.diagnostic
        var view = portalcore_diagnostic()
        switch diagnostic.severity {
        case .error: view.severity = UInt32(PORTALCORE_SEVERITY_ERROR)
        case .warning: view.severity = UInt32(PORTALCORE_SEVERITY_WARNING)
        case .info: view.severity = UInt32(PORTALCORE_SEVERITY_INFO)
        }
        view.code = storage.keep(diagnostic.code.id)
        view.slug = storage.keep(diagnostic.code.slug)
        view.message = storage.keep(diagnostic.message)
        view.help = storage.keep(diagnostic.help)
        view.subject = storage.keep(diagnostic.subject)
        view.range = range(entry.range)
        view.label_count = entry.labels.count
        view.fix_replacement = storage.keep(entry.fix?.replacement)
        view.fix_range = range(entry.fix?.range)
        return view
    }

    mutating func label(_ label: DiagnosticReport.Label) -> portalcore_label {
        var view = portalcore_label()
        view.message = storage.keep(label.message)
        view.range = range(label.range)
        return view
    }

    mutating func difference(_ entry: PortalDifference.Entry) -> portalcore_difference {
        var view = portalcore_difference()
        switch entry.severity {
        case .safe: view.severity = UInt32(PORTALCORE_DIFF_SAFE)
        case .risky: view.severity = UInt32(PORTALCORE_DIFF_RISKY)
        case .breaking: view.severity = UInt32(PORTALCORE_DIFF_BREAKING)
        }
        view.kind = storage.keep(entry.kind.rawValue)
        view.subject = storage.keep(PortalDifference.phrase(entry))
        view.message = storage.keep(entry.message)
        view.before = range(entry.before)
        view.after = range(entry.after)
        return view
    }

    private mutating func range(_ range: SourceRange?) -> portalcore_range {
        var view = portalcore_range()
        guard let range else { return view }
        view.file = storage.keep(range.file)
        view.pointer = storage.keep(range.pointer?.text)
        view.start_offset = UInt64(range.span.start)
        view.end_offset = UInt64(range.span.end)
        view.start_line = UInt32(truncatingIfNeeded: range.start.line)
        view.start_column = UInt32(truncatingIfNeeded: range.start.column)
        view.end_line = UInt32(truncatingIfNeeded: range.end.line)
        view.end_column = UInt32(truncatingIfNeeded: range.end.column)
        return view
    }
}
