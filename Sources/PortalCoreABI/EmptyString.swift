internal import CPortalCore

/// A string that is there and has no bytes.
enum EmptyString {
    private static let text: StaticString = ""

    static var value: portalcore_string {
        portalcore_string(data: UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self), size: 0)
    }
}
