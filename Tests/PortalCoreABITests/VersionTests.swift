internal import CPortalCore
import Testing

@Suite struct VersionTests {
    @Test func theLibraryIsThatOfTheHeader() {
        let header = "\(PORTALCORE_VERSION_MAJOR).\(PORTALCORE_VERSION_MINOR).\(PORTALCORE_VERSION_PATCH)"
        #expect(portalcore_version().map { String(cString: $0) } == header)
        #expect(portalcore_abi_version() == UInt32(PORTALCORE_ABI_VERSION))
    }
}
