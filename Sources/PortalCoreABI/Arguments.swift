internal import CPortalCore
internal import PortalCore

/// What the caller handed over, checked.
enum Arguments {
    /// Any bytes, not copied yet: a limit has to be checked before.
    static func bytes(
        _ data: UnsafePointer<CChar>?,
        _ size: Int,
        _ name: StaticString
    ) throws(Fault) -> UnsafeRawBufferPointer {
        // A size_t beyond PTRDIFF_MAX arrives as a negative number.
        guard size >= 0 else { throw .invalid("\(name)", "has a size above PTRDIFF_MAX") }
        guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let data else { throw .invalid("\(name)", "is NULL, and its size is \(size)") }
        return UnsafeRawBufferPointer(start: data, count: size)
    }

    /// UTF-8 without NUL.
    static func text(_ string: portalcore_string, _ name: String) throws(Fault) -> String {
        guard string.size >= 0 else { throw .invalid(name, "has a size above PTRDIFF_MAX") }
        guard string.size > 0 else { return "" }
        guard let data = string.data else { throw .invalid(name, "is NULL, and its size is \(string.size)") }
        let bytes = UnsafeRawBufferPointer(start: data, count: string.size)
        guard !bytes.contains(0) else { throw .invalid(name, "holds a NUL") }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalid(name, "is not UTF-8") }
        return text
    }

    /// UTF-8 without NUL, at least a byte of it.
    static func name(_ string: portalcore_string, _ name: String) throws(Fault) -> String {
        let text = try text(string, name)
        guard !text.isEmpty else { throw .invalid(name, "is empty") }
        return text
    }

    /// The same, from a pointer and a size.
    static func name(_ data: UnsafePointer<CChar>?, _ size: Int, _ name: StaticString) throws(Fault) -> String {
        try self.name(portalcore_string(data: data, size: size), "\(name)")
    }

    /// `NAMESPACE/NAME`.
    static func resource(_ string: portalcore_string, _ name: String) throws(Fault) -> ResourceName {
        let text = try self.name(string, name)
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw .invalid(name, "is no NAMESPACE/NAME")
        }
        return ResourceName(namespace: String(parts[0]), name: String(parts[1]))
    }

    /// The format of a text that is handed in.
    static func inputFormat(_ number: UInt32) throws(Fault) -> DocumentFormat {
        switch Int(number) {
        case PORTALCORE_FORMAT_AUTOMATIC: .automatic
        case PORTALCORE_FORMAT_YAML: .yaml
        case PORTALCORE_FORMAT_JSON: .json
        default: throw .invalid("format", "is \(number), which is no format")
        }
    }

    /// The format of a text that is given back.
    static func outputFormat(_ number: UInt32) throws(Fault) -> OutputFormat {
        try inputFormat(number) == .json ? .json : .yaml
    }

    /// An array that is borrowed for the call.
    static func list<Element>(
        _ start: UnsafePointer<Element>?,
        _ count: Int,
        _ name: StaticString
    ) throws(Fault) -> UnsafeBufferPointer<Element> {
        guard count >= 0, count <= Int.max / MemoryLayout<Element>.stride else {
            throw .invalid("\(name)", "has a count above what fits into memory")
        }
        guard count > 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
        guard let start else { throw .invalid("\(name)", "is NULL, and its count is \(count)") }
        return UnsafeBufferPointer(start: start, count: count)
    }

    /// An index below a count.
    static func index(_ index: Int, below count: Int, _ name: StaticString = "index") throws(Fault) -> Int {
        guard index >= 0, index < count else {
            throw .outOfRange("\(name)", "is \(UInt(bitPattern: index)), and there are \(count)")
        }
        return index
    }
}
