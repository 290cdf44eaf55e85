import CPortalCore
import PortalCoreABI
import Testing

/// Structs of other versions of the header.
@Suite struct StructTests {
    /// Memory for a struct of a caller, filled with a pattern, with a size in front.
    private static func memory(size: Int, capacity: Int, fill: UInt8) -> UnsafeMutableRawPointer {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: fill, count: capacity)
        memory.storeBytes(of: size, as: Int.self)
        return memory
    }

    @Test func answersFillWhatTheCallerKnows() {
        let result = translate(["portal.yaml": samplePortal])
        defer { portalcore_result_free(result) }
        let known = MemoryLayout<portalcore_document>.size
        // A later header has a larger struct: what this library does not know stays as it is.
        let memory = Self.memory(size: known + 32, capacity: 256, fill: 0xA5)
        defer { memory.deallocate() }
        let document = memory.assumingMemoryBound(to: portalcore_document.self)
        #expect(answer { portalcore_result_document(result, 0, document, $0) } == .ok)
        #expect(document.pointee.struct_size == known + 32)
        #expect(text(document.pointee.kind) == "ServiceEntry")
        let rest = UnsafeRawBufferPointer(start: memory, count: 256).dropFirst(known)
        #expect(rest.allSatisfy { $0 == 0xA5 })
    }

    @Test(arguments: [0, 1, 8, 95, 97 << 20, Int.max, Int.min, -1])
    func answersNeedASizeThatSomeVersionHas(size: Int) {
        let result = translate(["portal.yaml": samplePortal])
        defer { portalcore_result_free(result) }
        let memory = Self.memory(size: size, capacity: 256, fill: 0xA5)
        defer { memory.deallocate() }
        let document = memory.assumingMemoryBound(to: portalcore_document.self)
        let wrong = Answer("invalid argument", "out_document.struct_size")
        #expect(answer { portalcore_result_document(result, 0, document, $0) } == wrong)
        #expect(UnsafeRawBufferPointer(start: memory, count: 256).dropFirst(8).allSatisfy { $0 == 0xA5 })
    }

    @Test func optionsOfALaterHeader() {
        let known = MemoryLayout<portalcore_options>.size
        let memory = Self.memory(size: known + 16, capacity: 512, fill: 0)
        defer { memory.deallocate() }
        let options = memory.assumingMemoryBound(to: portalcore_options.self)
        var input: OpaquePointer?
        #expect(answer { portalcore_input_new(options, &input, $0) } == .ok)
        portalcore_input_free(input)
        // What is asked for is never ignored.
        memory.storeBytes(of: 1, toByteOffset: known + 8, as: UInt8.self)
        #expect(answer { portalcore_input_new(options, &input, $0) } == Answer("unsupported option", "options"))
        #expect(input == nil)
        // Behind the size that the caller says there is nothing to look at.
        memory.storeBytes(of: known + 8, as: Int.self)
        #expect(answer { portalcore_input_new(options, &input, $0) } == .ok)
        portalcore_input_free(input)
    }

    @Test(arguments: [0, 8, 295, 1 << 20, Int.max, -1])
    func optionsNeedASizeThatSomeVersionHas(size: Int) {
        let memory = Self.memory(size: size, capacity: 512, fill: 0)
        defer { memory.deallocate() }
        var input: OpaquePointer?
        let wrong = Answer("invalid argument", "options.struct_size")
        let options = memory.assumingMemoryBound(to: portalcore_options.self)
        #expect(answer { portalcore_input_new(options, &input, $0) } == wrong)
    }

    /// The sizes that `Sources/PortalCoreABI/SizedStruct.swift` takes as those of the first version.
    @Test func sizesOfTheFirstVersion() {
        #expect(MemoryLayout<portalcore_options>.size >= 296)
        #expect(MemoryLayout<portalcore_requirement>.size >= 32)
        #expect(MemoryLayout<portalcore_document>.size >= 96)
        #expect(MemoryLayout<portalcore_diagnostic>.size >= 264)
        #expect(MemoryLayout<portalcore_label>.size >= 96)
        #expect(MemoryLayout<portalcore_change>.size >= 96)
        #expect(MemoryLayout<portalcore_viewer>.size >= 40)
        #expect(MemoryLayout<portalcore_specification>.size >= 88)
        #expect(MemoryLayout<portalcore_difference>.size >= 208)
        #expect(MemoryLayout<portalcore_request>.size >= 144)
        #expect(MemoryLayout<portalcore_decision>.size >= 656)
        #expect(MemoryLayout<portalcore_range>.size == 72)
    }
}
