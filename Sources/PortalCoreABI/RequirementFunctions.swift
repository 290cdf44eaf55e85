// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// What `portalcore_requirements` is.
final class RequirementsHandle: Handle {
    let requirements: [portalcore_requirement]
    private let storage: StringStorage

    init(_ list: [ContentRequirement]) {
        var storage = StringStorage()
        var requirements: [portalcore_requirement] = []
        requirements.reserveCapacity(list.count)
        for item in list {
            var requirement = portalcore_requirement()
            requirement.kind = Self.number(of: item.kind)
            requirement.name = storage.keep(item.name)
            requirements.append(requirement)
        }
        self.requirements = requirements
        self.storage = storage
    }

    private static func number(of kind: ContentRequirement.Kind) -> UInt32 {
        switch kind {
        case .file: UInt32(PORTALCORE_CONTENT_FILE)
        case .url: UInt32(PORTALCORE_CONTENT_URL)
        case .configMap: UInt32(PORTALCORE_CONTENT_CONFIG_MAP)
        }
    }
}

/// See the header.
@c @implementation
public func portalcore_requirements_count(_ requirements: OpaquePointer?) -> Int {
    RequirementsHandle.borrowed(requirements)?.requirements.count ?? 0
}

/// See the header.
@c @implementation
public func portalcore_requirements_get(
    _ requirements: OpaquePointer?,
    _ index: Int,
    _ out_requirement: UnsafeMutablePointer<portalcore_requirement>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let list = try RequirementsHandle.borrowed(requirements, "requirements").requirements
        try list[try Arguments.index(index, below: list.count)].write(to: out_requirement, "out_requirement")
    }
}

/// See the header.
@c @implementation
public func portalcore_requirements_free(_ requirements: OpaquePointer?) {
    RequirementsHandle.free(requirements)
}
