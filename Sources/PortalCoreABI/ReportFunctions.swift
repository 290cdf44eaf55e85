// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_result_render_explanation(
    _ result: OpaquePointer?,
    _ request: UnsafePointer<portalcore_explain_request>?,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let translation = try ResultHandle.borrowed(result, "result").translation
        guard let request else { throw .invalid("request", "is NULL") }
        let asked = try ExplainRequest(request)
        let format = try ReportFormat(format)
        let explanation = translation.explain(asked)
        return TextHandle(format == .text ? explanation.text : format.text(of: explanation.value))
    }
}

/// See the header.
@c @implementation
public func portalcore_result_render_overlaps(
    _ result: OpaquePointer?,
    _ scope: UInt32,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let translation = try ResultHandle.borrowed(result, "result").translation
        guard [PORTALCORE_OVERLAPS_FINDINGS, PORTALCORE_OVERLAPS_ALL].contains(Int(scope)) else {
            throw .invalid("scope", "is \(scope), which is no scope")
        }
        let format = try ReportFormat(format)
        let report = translation.overlaps(all: Int(scope) == PORTALCORE_OVERLAPS_ALL)
        return TextHandle(format == .text ? report.text : format.text(of: report.value))
    }
}

/// How explanations and overlaps are written.
private enum ReportFormat {
    case json
    case text
    case yaml

    init(_ number: UInt32) throws(Fault) {
        switch Int(number) {
        case PORTALCORE_REPORT_JSON: self = .json
        case PORTALCORE_REPORT_TEXT: self = .text
        case PORTALCORE_REPORT_YAML: self = .yaml
        default: throw .invalid("format", "is \(number), which is no format")
        }
    }

    func text(of value: Value) -> String {
        (self == .json ? OutputFormat.json : .yaml).text(of: value)
    }
}

extension ExplainRequest {
    /// A request that a caller handed over.
    fileprivate init(_ pointer: UnsafePointer<portalcore_explain_request>) throws(Fault) {
        let request = try portalcore_explain_request.read(pointer, "request")
        let method = try Arguments.text(request.method, "request.method")
        let url = try Arguments.name(request.url, "request.url")
        var environment: ResourceName?
        if request.environment.size > 0 {
            environment = try Arguments.resource(request.environment, "request.environment")
        }
        var headers: [PolicyCall.Field] = []
        for field in try Arguments.list(request.headers, request.header_count, "request.headers") {
            let name = try Arguments.name(field.name.data, field.name.size, "request.headers")
            let value = portalcore_string(data: field.value.data, size: field.value.size)
            headers.append(PolicyCall.Field(name.lowercased(), try Arguments.text(value, "request.headers")))
        }
        let address = try Arguments.text(request.client_address, "request.client_address")
        do throws(ExplainFault) {
            try self.init(
                method: method.isEmpty ? "GET" : method,
                url: url,
                headers: headers,
                clientAddress: address,
                now: request.now,
                environment: environment
            )
        } catch {
            throw .invalid("request.url", "is nothing that can be asked for: \(error.message)")
        }
    }
}
