// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// What `portalcore_error` is.
final class ErrorHandle: Handle {
    let status: portalcore_status
    let message: portalcore_string
    let argument: portalcore_string
    private let storage: StringStorage

    init(_ fault: Fault) {
        var storage = StringStorage()
        status = fault.status
        message = storage.keep(fault.message)
        argument = storage.keep(fault.argument)
        self.storage = storage
    }
}

/// See the header.
@c @implementation
public func portalcore_status_name(_ status: portalcore_status) -> UnsafePointer<CChar>? {
    UnsafeRawPointer(StatusName.of(status).utf8Start).assumingMemoryBound(to: CChar.self)
}

/// See the header.
@c @implementation
public func portalcore_error_status(_ error: OpaquePointer?) -> portalcore_status {
    ErrorHandle.borrowed(error)?.status ?? portalcore_status(PORTALCORE_OK)
}

/// See the header.
@c @implementation
public func portalcore_error_message(_ error: OpaquePointer?) -> portalcore_string {
    ErrorHandle.borrowed(error)?.message ?? EmptyString.value
}

/// See the header.
@c @implementation
public func portalcore_error_argument(_ error: OpaquePointer?) -> portalcore_string {
    ErrorHandle.borrowed(error)?.argument ?? EmptyString.value
}

/// See the header.
@c @implementation
public func portalcore_error_free(_ error: OpaquePointer?) {
    ErrorHandle.free(error)
}
