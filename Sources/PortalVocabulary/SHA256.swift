/// The hash function SHA-256 (FIPS 180-4 section 6.2): for names, content hashes, and API keys, which are long and
/// random; it is too fast for passwords.
///
/// The core links no cryptography, and a change of a few kilobytes hashes faster here than a library loads.
package struct SHA256: Sendable {
    private var state = State()
    private var block: [UInt8] = []
    private var length: UInt64 = 0

    /// Starts with no bytes.
    package init() {
        block.reserveCapacity(64)
    }

    /// The digest of some bytes: 32 bytes.
    package static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest of some bytes as 64 lower-case hexadecimal digits.
    package static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        hexadecimal(digest: digest(of: bytes))
    }

    /// Bytes as lower-case hexadecimal digits.
    package static func hexadecimal(digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = []
        for byte in digest {
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Takes further bytes.
    package mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ take($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { take($0) }
        }
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        length &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !block.isEmpty {
            let missing = 64 - block.count
            block.append(contentsOf: rest.prefix(missing))
            rest = rest.dropFirst(missing)
            guard block.count == 64 else { return }
            let full = block
            block.removeAll(keepingCapacity: true)
            full.withUnsafeBytes { state.compress($0) }
        }
        let whole = rest.prefix(rest.count / 64 * 64)
        state.compress(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: whole)))
        block.append(contentsOf: rest.dropFirst(whole.count))
    }

    /// The digest of all bytes taken.
    package consuming func finish() -> [UInt8] {
        let bits = length &* 8
        var padding: [UInt8] = [0x80]
        while (block.count + padding.count) % 64 != 56 { padding.append(0) }
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            padding.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        update(padding)
        return state.words.flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
        }
    }
}
