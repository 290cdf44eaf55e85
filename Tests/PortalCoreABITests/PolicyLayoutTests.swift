import CPortalCore
import PortalCore
import Testing

@Suite("The structs of requests")
struct PolicyLayoutTests {
    @Test("are laid out in Swift as in C, because lists of them are read where they stand")
    func layout() {
        #expect(MemoryLayout<PolicyBytes>.size == MemoryLayout<portalcore_bytes>.size)
        #expect(MemoryLayout<PolicyBytes>.offset(of: \.count) == MemoryLayout<portalcore_bytes>.offset(of: \.size))
        #expect(MemoryLayout<PolicyField>.stride == MemoryLayout<portalcore_field>.stride)
        #expect(MemoryLayout<PolicyField>.offset(of: \.value) == MemoryLayout<portalcore_field>.offset(of: \.value))
        #expect(MemoryLayout<PolicyTokenFailure>.stride == MemoryLayout<portalcore_token_failure>.stride)
        #expect(
            MemoryLayout<PolicyTokenFailure>.offset(of: \.code)
                == MemoryLayout<portalcore_token_failure>.offset(of: \.code)
        )
    }
}
