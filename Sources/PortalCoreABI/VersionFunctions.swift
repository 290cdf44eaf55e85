// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import CPortalCore
internal import PortalCore

/// The version as C sees it: made once, and never released.
private enum VersionText {
    nonisolated(unsafe) static let pointer: UnsafePointer<CChar> = {
        let bytes = Array(PortalPipeline.version.utf8) + [0]
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        for (index, byte) in bytes.enumerated() { memory[index] = CChar(bitPattern: byte) }
        return UnsafePointer(memory)
    }()
}

/// See the header.
@c @implementation
public func portalcore_version() -> UnsafePointer<CChar>? {
    VersionText.pointer
}

/// See the header.
@c @implementation
public func portalcore_abi_version() -> UInt32 {
    UInt32(PORTALCORE_ABI_VERSION)
}
