internal import PortalVocabulary

/// Writes into memory of somebody else.
///
/// Beyond its end nothing is written and all is counted.
struct OutputWriter {
    private let memory: UnsafeMutableRawBufferPointer
    /// How many bytes there would be.
    private(set) var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer) {
        self.memory = memory
    }

    var isOverfull: Bool { count > memory.count }

    /// What was written since a position; nothing where it does not fit.
    func bytes(since start: Int) -> PolicyBytes {
        isOverfull ? PolicyBytes() : PolicyBytes(UnsafeRawBufferPointer(rebasing: memory[start..<count]))
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) {
        if count < memory.count { memory[count] = byte }
        count &+= 1
    }

    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        if count &+ bytes.count <= memory.count {
            UnsafeMutableRawBufferPointer(rebasing: memory[count..<count &+ bytes.count]).copyMemory(from: bytes)
        }
        count &+= bytes.count
    }

    mutating func put(_ text: StaticString) {
        put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func putEscaped(_ byte: UInt8) {
        put(UInt8(ascii: "%"))
        put(Self.digit(byte >> 4))
        put(Self.digit(byte & 15))
    }

    /// Copies text.
    mutating func copy(_ bytes: UnsafeRawBufferPointer) -> PolicyBytes {
        let start = count
        put(bytes)
        return self.bytes(since: start)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "A") &+ value &- 10
    }
}

// MARK: - Names of callers

extension OutputWriter {
    /// How long the name of a caller may be; longer ones are replaced by `~` and their SHA-256.
    static let longestName = 256

    /// A caller's name for a header: controls, `%`, what is no ASCII, and what a parser would trim or take for the digest
    /// of a longer name, are percent-encoded.
    mutating func putHeaderText(_ bytes: UnsafeRawBufferPointer) {
        if bytes.count > Self.longestName { return putDigest(bytes) }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            let isEdge = index == 0 || index == bytes.count &- 1
            switch byte {
            case UInt8(ascii: " "): if isEdge { putEscaped(byte) } else { put(byte) }
            case UInt8(ascii: "~"): if index == 0 { putEscaped(byte) } else { put(byte) }
            case UInt8(ascii: "%"), ..<0x20, 0x7f...: putEscaped(byte)
            default: put(byte)
            }
        }
    }

    /// A caller's name for a limit: `/`, `%`, spaces, controls and what is no ASCII are percent-encoded; nothing is `%`.
    mutating func putLimitText(_ bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty { put(UInt8(ascii: "%")) }
        if bytes.count > Self.longestName { return putDigest(bytes) }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "~"): if index == 0 { putEscaped(byte) } else { put(byte) }
            case UInt8(ascii: "/"), UInt8(ascii: "%"), ...0x20, 0x7f...: putEscaped(byte)
            default: put(byte)
            }
        }
    }

    private mutating func putDigest(_ bytes: UnsafeRawBufferPointer) {
        let digest = SHA256Digest(of: bytes)
        put(UInt8(ascii: "~"))
        for index in 0..<32 {
            let digits = digest.hexadecimalDigits(ofByte: index)
            put(digits.0)
            put(digits.1)
        }
    }
}

/// Text for headers, made ahead.
enum HeaderText {
    /// What ``OutputWriter/putHeaderText(_:)`` writes.
    static func sanitized(_ text: String) -> String {
        OutputWriter.text(of: text) { $0.putHeaderText($1) }
    }

    /// A quoted string (RFC 9110 section 5.6.4); what it cannot hold is percent-encoded.
    static func quoted(_ text: String) -> String {
        let inside = OutputWriter.text(of: text) { writer, bytes in
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    writer.put(UInt8(ascii: "\\"))
                    writer.put(byte)
                case ..<0x20, 0x7f...: writer.putEscaped(byte)
                default: writer.put(byte)
                }
            }
        }
        return "\"" + inside + "\""
    }
}

/// Text for limits, made ahead.
enum LimitText {
    /// What ``OutputWriter/putLimitText(_:)`` writes.
    static func encoded(_ text: String) -> String {
        OutputWriter.text(of: text) { $0.putLimitText($1) }
    }
}

extension OutputWriter {
    fileprivate static func text(
        of text: String,
        _ write: (inout OutputWriter, UnsafeRawBufferPointer) -> Void
    ) -> String {
        // Nothing grows beyond three times its size, and a digest has 65 bytes.
        var memory = [UInt8](repeating: 0, count: text.utf8.count * 3 + 65)
        let count = memory.withUnsafeMutableBytes { memory in
            var writer = OutputWriter(memory)
            Array(text.utf8).withUnsafeBytes { write(&writer, $0) }
            return writer.count
        }
        return String(decoding: memory.prefix(count), as: UTF8.self)
    }
}
