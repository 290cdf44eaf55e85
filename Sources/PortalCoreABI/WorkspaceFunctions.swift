// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_workspace_new(
    _ options: UnsafePointer<portalcore_options>?,
    _ out_workspace: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_workspace, "out_workspace", out_error) { () throws(Fault) in
        WorkspaceHandle(try InputOptions(options))
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_put(
    _ workspace: OpaquePointer?,
    _ uri: UnsafePointer<CChar>?,
    _ uri_size: Int,
    _ text: UnsafePointer<CChar>?,
    _ text_size: Int,
    _ format: UInt32,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").put(
            try Arguments.name(uri, uri_size, "uri"),
            try Arguments.bytes(text, text_size, "text"),
            try Arguments.inputFormat(format)
        )
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_remove(
    _ workspace: OpaquePointer?,
    _ uri: UnsafePointer<CChar>?,
    _ uri_size: Int,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").remove(try Arguments.name(uri, uri_size, "uri"))
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_put_content(
    _ workspace: OpaquePointer?,
    _ name: UnsafePointer<CChar>?,
    _ name_size: Int,
    _ bytes: UnsafePointer<CChar>?,
    _ bytes_size: Int,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").putContent(
            try Arguments.name(name, name_size, "name"),
            try Arguments.bytes(bytes, bytes_size, "bytes")
        )
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_remove_content(
    _ workspace: OpaquePointer?,
    _ name: UnsafePointer<CChar>?,
    _ name_size: Int,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").removeContent(
            try Arguments.name(name, name_size, "name")
        )
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_adopt(
    _ workspace: OpaquePointer?,
    _ document: UnsafePointer<portalcore_document>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let workspace = try WorkspaceHandle.borrowed(workspace, "workspace")
        guard let document else { throw .invalid("document", "is NULL") }
        try workspace.adopt(try portalcore_document.read(document, "document"))
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_begin_listing(
    _ workspace: OpaquePointer?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").beginListing()
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_end_listing(
    _ workspace: OpaquePointer?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").endListing()
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_evaluate(
    _ workspace: OpaquePointer?,
    _ out_result: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_result, "out_result", out_error) { () throws(Fault) in
        try WorkspaceHandle.borrowed(workspace, "workspace").evaluate()
    }
}

/// See the header.
@c @implementation
public func portalcore_workspace_free(_ workspace: OpaquePointer?) {
    WorkspaceHandle.free(workspace)
}
