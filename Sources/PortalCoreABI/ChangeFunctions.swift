// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// What `portalcore_changes` is.
final class ChangesHandle: Handle {
    let changes: WorkspaceChanges
    let views: [portalcore_change]
    private let storage: StringStorage

    init(_ changes: WorkspaceChanges) {
        var maker = ViewMaker()
        self.changes = changes
        views = changes.changes.map { maker.change($0) }
        storage = maker.storage
    }
}

/// See the header.
@c @implementation
public func portalcore_changes_need_resync(_ changes: OpaquePointer?) -> UInt32 {
    ChangesHandle.borrowed(changes)?.changes.needsResync == true ? 1 : 0
}

/// See the header.
@c @implementation
public func portalcore_changes_count(_ changes: OpaquePointer?) -> Int {
    ChangesHandle.borrowed(changes)?.views.count ?? 0
}

/// See the header.
@c @implementation
public func portalcore_changes_get(
    _ changes: OpaquePointer?,
    _ index: Int,
    _ out_change: UnsafeMutablePointer<portalcore_change>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let views = try ChangesHandle.borrowed(changes, "changes").views
        try views[try Arguments.index(index, below: views.count)].write(to: out_change, "out_change")
    }
}

/// See the header.
@c @implementation
public func portalcore_changes_document_text(
    _ changes: OpaquePointer?,
    _ index: Int,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let list = try ChangesHandle.borrowed(changes, "changes").changes.changes
        let change = list[try Arguments.index(index, below: list.count)]
        let format = try Arguments.outputFormat(format)
        guard case .upsert(let document) = change else {
            throw .invalidState("the change is a deletion, which has no document")
        }
        return TextHandle(format.text(of: document.value))
    }
}

/// See the header.
@c @implementation
public func portalcore_changes_free(_ changes: OpaquePointer?) {
    ChangesHandle.free(changes)
}
