// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore

/// What `portalcore_text` is.
final class TextHandle: Handle {
    let view: portalcore_string
    private let storage: StringStorage

    init(_ text: String) {
        var storage = StringStorage()
        view = storage.keep(text)
        self.storage = storage
    }
}

/// See the header.
@c @implementation
public func portalcore_text_view(_ text: OpaquePointer?) -> portalcore_string {
    TextHandle.borrowed(text)?.view ?? EmptyString.value
}

/// See the header.
@c @implementation
public func portalcore_text_free(_ text: OpaquePointer?) {
    TextHandle.free(text)
}
