internal import CPortalCore

/// A struct of the header that begins with `struct_size`.
protocol SizedStruct {
    init()
    var struct_size: Int { get set }
    /// Its size in the first version that had it.
    static var firstSize: Int { get }
}

extension portalcore_options: SizedStruct { static var firstSize: Int { 296 } }
extension portalcore_envoy_options: SizedStruct { static var firstSize: Int { 208 } }
extension portalcore_requirement: SizedStruct { static var firstSize: Int { 32 } }
extension portalcore_document: SizedStruct { static var firstSize: Int { 96 } }
extension portalcore_diagnostic: SizedStruct { static var firstSize: Int { 264 } }
extension portalcore_label: SizedStruct { static var firstSize: Int { 96 } }
extension portalcore_change: SizedStruct { static var firstSize: Int { 96 } }
extension portalcore_viewer: SizedStruct { static var firstSize: Int { 40 } }
extension portalcore_specification: SizedStruct { static var firstSize: Int { 88 } }
extension portalcore_difference: SizedStruct { static var firstSize: Int { 208 } }
extension portalcore_request: SizedStruct { static var firstSize: Int { 144 } }
extension portalcore_decision: SizedStruct { static var firstSize: Int { 656 } }
extension portalcore_explain_request: SizedStruct { static var firstSize: Int { 96 } }

extension SizedStruct {
    /// No version will be larger: a larger size is memory that was not initialized.
    private static var sanity: Int { 65_536 }

    /// The size that the caller says, checked.
    private static func size(at pointer: UnsafePointer<Self>, _ name: String) throws(Fault) -> Int {
        let size = UnsafeRawPointer(pointer).loadUnaligned(as: Int.self)
        guard size >= firstSize, size <= sanity else {
            throw .invalid("\(name).struct_size", "is \(UInt(bitPattern: size)), which no version of the struct has")
        }
        return size
    }

    /// What the caller says, of which the library must know all that is not zero.
    static func read(_ pointer: UnsafePointer<Self>, _ name: String) throws(Fault) -> Self {
        let size = try size(at: pointer, name)
        let known = MemoryLayout<Self>.size
        let bytes = UnsafeRawBufferPointer(start: pointer, count: size)
        guard bytes.dropFirst(known).allSatisfy({ $0 == 0 }) else { throw .unsupported(name) }
        var result = Self()
        withUnsafeMutableBytes(of: &result) { target in
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(known)))
        }
        return result
    }

    /// The known beginning of a struct that a call fills in: what the caller set, whatever the rest says.
    static func front(_ pointer: UnsafeMutablePointer<Self>, _ name: String) throws(Fault) -> Self {
        let size = try size(at: UnsafePointer(pointer), name)
        var result = Self()
        withUnsafeMutableBytes(of: &result) { target in
            let known = UnsafeRawBufferPointer(start: pointer, count: min(size, target.count))
            target.copyMemory(from: known)
        }
        return result
    }

    /// How far apart the structs of an array are: the size that the first one says.
    static func stride(_ pointer: UnsafePointer<Self>, _ name: String) throws(Fault) -> Int {
        try size(at: pointer, name)
    }

    /// Answers by as much of the struct as the caller knows; `struct_size` stays.
    func write(to pointer: UnsafeMutablePointer<Self>?, _ name: StaticString) throws(Fault) {
        guard let pointer else { throw .invalid("\(name)", "is NULL") }
        let size = try Self.size(at: UnsafePointer(pointer), "\(name)")
        var answer = self
        answer.struct_size = size
        withUnsafeBytes(of: &answer) { bytes in
            UnsafeMutableRawBufferPointer(start: pointer, count: size).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes.prefix(size))
            )
        }
    }
}
