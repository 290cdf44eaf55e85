// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_result_render_statuses(
    _ result: OpaquePointer?,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let translation = try ResultHandle.borrowed(result, "result").translation
        switch try Arguments.outputFormat(format) {
        case .json: return TextHandle(ResourceStatus.json(translation.statuses))
        case .yaml: return TextHandle(ResourceStatus.yaml(translation.statuses))
        }
    }
}

/// See the header.
@c @implementation
public func portalcore_result_render_catalog(
    _ result: OpaquePointer?,
    _ portal: UnsafePointer<CChar>?,
    _ portal_size: Int,
    _ viewer: UnsafePointer<portalcore_viewer>?,
    _ format: UInt32,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let translation = try ResultHandle.borrowed(result, "result").translation
        let name = try Arguments.resource(portalcore_string(data: portal, size: portal_size), "portal")
        let viewer = try Viewer(viewer, "viewer")
        let format = try Arguments.outputFormat(format)
        guard let catalog = translation.catalogue(of: name, for: viewer) else {
            throw .notFound("portal", "no sound Portal is called \(name)")
        }
        return TextHandle(format.text(of: catalog.json()))
    }
}

/// See the header.
@c @implementation
public func portalcore_result_render_specification(
    _ result: OpaquePointer?,
    _ specification: UnsafePointer<portalcore_specification>?,
    _ out_text: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_text, "out_text", out_error) { () throws(Fault) in
        let translation = try ResultHandle.borrowed(result, "result").translation
        guard let specification else { throw .invalid("specification", "is NULL") }
        let asked = try portalcore_specification.read(specification, "specification")
        let format = try Arguments.outputFormat(asked.format)
        guard let published = try published(translation, asked) else {
            throw .notFound("specification", "there is nothing of it that the viewer may see")
        }
        return TextHandle(format.text(of: published.document))
    }
}

/// What is asked for, checked and answered.
private func published(
    _ translation: Translation,
    _ asked: portalcore_specification
) throws(Fault) -> PublishedSpecification? {
    let product = try Arguments.resource(asked.product, "specification.product")
    let version = try Arguments.name(asked.version, "specification.version")
    let environment = try Arguments.resource(asked.environment, "specification.environment")
    var site: ResourceName?
    if asked.portal.size > 0 { site = try Arguments.resource(asked.portal, "specification.portal") }
    guard site != nil || asked.viewer == nil else {
        throw .invalid("specification.viewer", "is not NULL, and there is no portal")
    }
    let openAPI: SpecificationFormat =
        switch Int(asked.openapi) {
        case 0, PORTALCORE_OPENAPI_3_1: .openAPI31
        case PORTALCORE_OPENAPI_3_0: .openAPI30
        default: throw .invalid("specification.openapi", "is \(asked.openapi), which is no version")
        }
    return translation.specification(
        of: product,
        version: version,
        in: environment,
        on: site,
        for: try Viewer(asked.viewer, "specification.viewer"),
        format: openAPI
    )
}

extension Viewer {
    /// A viewer that a caller handed over; NULL is somebody of whom nothing is known.
    init(_ pointer: UnsafePointer<portalcore_viewer>?, _ name: String) throws(Fault) {
        self.init()
        guard let pointer else { return }
        let viewer = try portalcore_viewer.read(pointer, name)
        let username = try Arguments.text(viewer.username, "\(name).username")
        self.username = username.isEmpty ? nil : username
        guard viewer.group_count >= 0 else { throw .invalid("\(name).group_count", "is above PTRDIFF_MAX") }
        guard viewer.group_count == 0 || viewer.groups != nil else {
            throw .invalid("\(name).groups", "is NULL, and its count is \(viewer.group_count)")
        }
        for group in UnsafeBufferPointer(start: viewer.groups, count: viewer.group_count) {
            oidcGroups.append(try Arguments.name(group, "\(name).groups"))
        }
    }
}
