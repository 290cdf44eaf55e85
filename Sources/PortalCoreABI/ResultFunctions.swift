// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_result_summary(_ result: OpaquePointer?) -> portalcore_string {
    ResultHandle.borrowed(result)?.summary ?? EmptyString.value
}

/// See the header.
@c @implementation
public func portalcore_result_requirements(
    _ result: OpaquePointer?,
    _ out_requirements: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_requirements, "out_requirements", out_error) { () throws(Fault) in
        RequirementsHandle(try ResultHandle.borrowed(result, "result").translation.missing)
    }
}

/// See the header.
@c @implementation
public func portalcore_result_free(_ result: OpaquePointer?) {
    ResultHandle.free(result)
}

// MARK: - Documents

/// See the header.
@c @implementation
public func portalcore_result_document_count(_ result: OpaquePointer?) -> Int {
    ResultHandle.borrowed(result)?.documents.count ?? 0
}

/// See the header.
@c @implementation
public func portalcore_result_document(
    _ result: OpaquePointer?,
    _ index: Int,
    _ out_document: UnsafeMutablePointer<portalcore_document>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let views = try ResultHandle.borrowed(result, "result").documentViews
        try views[try Arguments.index(index, below: views.count)].write(to: out_document, "out_document")
    }
}

/// See the header.
@c @implementation
public func portalcore_result_document_text(
    _ result: OpaquePointer?,
    _ index: Int,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let documents = try ResultHandle.borrowed(result, "result").documents
        let document = documents[try Arguments.index(index, below: documents.count)]
        return TextHandle(try Arguments.outputFormat(format).text(of: document.value))
    }
}

/// See the header.
@c @implementation
public func portalcore_result_render_documents(
    _ result: OpaquePointer?,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let result = try ResultHandle.borrowed(result, "result")
        let format = try Arguments.outputFormat(format)
        return TextHandle(format.text(of: result.documents, for: result.translation.target))
    }
}

// MARK: - Revisions

/// See the header.
@c @implementation
public func portalcore_result_revision(_ result: OpaquePointer?) -> UInt64 {
    ResultHandle.borrowed(result)?.snapshot?.revision ?? 0
}

/// See the header.
@c @implementation
public func portalcore_result_is_complete(_ result: OpaquePointer?) -> UInt32 {
    guard let result = ResultHandle.borrowed(result) else { return 0 }
    return result.snapshot?.isComplete == false ? 0 : 1
}

/// See the header.
@c @implementation
public func portalcore_result_held_back_count(_ result: OpaquePointer?) -> Int {
    ResultHandle.borrowed(result)?.snapshot?.heldBackCount ?? 0
}

/// See the header.
@c @implementation
public func portalcore_result_changes_since(
    _ result: OpaquePointer?,
    _ revision: UInt64,
    _ out_changes: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_changes, "out_changes", out_error) { () throws(Fault) in
        guard let snapshot = try ResultHandle.borrowed(result, "result").snapshot else {
            throw .invalidState("the result is of no workspace, and has no revisions")
        }
        return ChangesHandle(snapshot.changes(since: revision))
    }
}
