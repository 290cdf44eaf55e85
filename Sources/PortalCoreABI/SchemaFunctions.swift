// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_crds(
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        TextHandle(try Arguments.outputFormat(format).text(of: CustomResourceDefinitions.all()))
    }
}
