// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_result_diagnostic_count(_ result: OpaquePointer?) -> Int {
    ResultHandle.borrowed(result)?.diagnosticViews.count ?? 0
}

/// See the header.
@c @implementation
public func portalcore_result_error_count(_ result: OpaquePointer?) -> Int {
    ResultHandle.borrowed(result)?.errorCount ?? 0
}

/// See the header.
@c @implementation
public func portalcore_result_warning_count(_ result: OpaquePointer?) -> Int {
    ResultHandle.borrowed(result)?.warningCount ?? 0
}

/// See the header.
@c @implementation
public func portalcore_result_diagnostic(
    _ result: OpaquePointer?,
    _ index: Int,
    _ out_diagnostic: UnsafeMutablePointer<portalcore_diagnostic>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let views = try ResultHandle.borrowed(result, "result").diagnosticViews
        try views[try Arguments.index(index, below: views.count)].write(to: out_diagnostic, "out_diagnostic")
    }
}

/// See the header.
@c @implementation
public func portalcore_result_diagnostic_label(
    _ result: OpaquePointer?,
    _ index: Int,
    _ label_index: Int,
    _ out_label: UnsafeMutablePointer<portalcore_label>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let views = try ResultHandle.borrowed(result, "result").labelViews
        let labels = views[try Arguments.index(index, below: views.count)]
        let label = labels[try Arguments.index(label_index, below: labels.count, "label_index")]
        try label.write(to: out_label, "out_label")
    }
}

/// See the header.
@c @implementation
public func portalcore_result_render_diagnostics(
    _ result: OpaquePointer?,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let report = try ResultHandle.borrowed(result, "result").translation.report
        switch Int(format) {
        case PORTALCORE_DIAGNOSTICS_JSON: return TextHandle(report.json)
        case PORTALCORE_DIAGNOSTICS_SARIF: return TextHandle(report.sarif(version: PortalPipeline.version))
        case PORTALCORE_DIAGNOSTICS_TEXT: return TextHandle(report.text(color: false))
        case PORTALCORE_DIAGNOSTICS_TEXT_COLOR: return TextHandle(report.text(color: true))
        case PORTALCORE_DIAGNOSTICS_GITHUB: return TextHandle(report.github)
        default: throw .invalid("format", "is \(format), which is no format of diagnostics")
        }
    }
}

/// See the header.
@c @implementation
public func portalcore_diagnostic_page(
    _ code: UnsafePointer<CChar>?,
    _ code_size: Int,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let name = try Arguments.name(code, code_size, "code")
        guard let found = Catalogue.code(name) else {
            throw .invalid("code", "is \(name), and there is no such diagnostic")
        }
        return TextHandle(found.markdown)
    }
}
