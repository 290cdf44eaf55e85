internal import CPortalCore

/// A parameter that receives a handle.
typealias OutHandle = UnsafeMutablePointer<OpaquePointer?>

/// The one place where faults become statuses and error objects.
///
/// - Parameters:
///   - outError: receives the error object, or NULL on success; may be NULL itself
///   - body: what the function does
/// - Returns: the status.
func answer(_ outError: OutHandle?, _ body: () throws(Fault) -> Void) -> portalcore_status {
    outError?.pointee = nil
    do {
        try body()
        return portalcore_status(PORTALCORE_OK)
    } catch {
        outError?.pointee = ErrorHandle(error).released()
        return error.status
    }
}

/// The same for a function that gives a handle: NULL unless it succeeds.
func answer<Object: Handle>(
    _ outHandle: OutHandle?,
    _ name: StaticString,
    _ outError: OutHandle?,
    _ body: () throws(Fault) -> Object
) -> portalcore_status {
    outHandle?.pointee = nil
    return answer(outError) { () throws(Fault) in
        guard let outHandle else { throw .invalid("\(name)", "is NULL") }
        outHandle.pointee = try body().released()
    }
}

/// What a caller holds by a pointer.
class Handle {
    /// Gives the object to the caller, who owns it until ``free(_:)``.
    final func released() -> OpaquePointer {
        OpaquePointer(Unmanaged.passRetained(self).toOpaque())
    }

    /// The object behind a pointer of the caller.
    static func borrowed(_ pointer: OpaquePointer?) -> Self? {
        guard let pointer else { return nil }
        // What the pointer points to cannot be checked; the header says so.
        return Unmanaged<Self>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
    }

    /// The object behind a pointer of the caller that must not be NULL.
    static func borrowed(_ pointer: OpaquePointer?, _ name: StaticString) throws(Fault) -> Self {
        guard let object = borrowed(pointer) else { throw .invalid("\(name)", "is NULL") }
        return object
    }

    /// Takes the object back.
    static func free(_ pointer: OpaquePointer?) {
        guard let pointer else { return }
        Unmanaged<Handle>.fromOpaque(UnsafeRawPointer(pointer)).release()
    }
}
