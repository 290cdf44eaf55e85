// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// What `portalcore_diff` is.
final class DiffHandle: Handle {
    let difference: PortalDifference
    let views: [portalcore_difference]
    private let storage: StringStorage

    init(_ difference: PortalDifference) {
        var maker = ViewMaker()
        self.difference = difference
        views = difference.entries.map { maker.difference($0) }
        storage = maker.storage
    }
}

/// See the header.
@c @implementation
public func portalcore_result_compare(
    _ before: OpaquePointer?,
    _ after: OpaquePointer?,
    _ out_diff: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_diff, "out_diff", out_error) { () throws(Fault) in
        let old = try ResultHandle.borrowed(before, "before").translation
        let new = try ResultHandle.borrowed(after, "after").translation
        return DiffHandle(PortalDifference.between(old: old, new: new))
    }
}

/// See the header.
@c @implementation
public func portalcore_diff_count(_ diff: OpaquePointer?) -> Int {
    DiffHandle.borrowed(diff)?.views.count ?? 0
}

/// See the header.
@c @implementation
public func portalcore_diff_get(
    _ diff: OpaquePointer?,
    _ index: Int,
    _ out_difference: UnsafeMutablePointer<portalcore_difference>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let views = try DiffHandle.borrowed(diff, "diff").views
        try views[try Arguments.index(index, below: views.count)].write(to: out_difference, "out_difference")
    }
}

/// See the header.
@c @implementation
public func portalcore_diff_render(
    _ diff: OpaquePointer?,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let difference = try DiffHandle.borrowed(diff, "diff").difference
        switch Int(format) {
        case PORTALCORE_DIFF_JSON: return TextHandle(difference.json)
        case PORTALCORE_DIFF_TEXT: return TextHandle(difference.text())
        default: throw .invalid("format", "is \(format), which is no format")
        }
    }
}

/// See the header.
@c @implementation
public func portalcore_diff_free(_ diff: OpaquePointer?) {
    DiffHandle.free(diff)
}
