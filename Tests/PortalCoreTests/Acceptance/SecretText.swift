import Foundation

/// The texts that must not be seen, and what they look like in base64: eight bytes of one are one too many.
struct SecretText {
    /// The secrets of the fixtures.
    let secrets: [String]
    private let pieces: Set<UInt64>

    init(_ secrets: [String]) {
        self.secrets = secrets
        var pieces: Set<UInt64> = []
        for secret in secrets {
            for shift in 0..<3 {
                // In base64 a text looks otherwise where it begins one or two bytes later; its edges hold its neighbours.
                let encoded = Data(Array(repeating: 0x20, count: shift) + Array(secret.utf8)).base64EncodedString()
                pieces.formUnion(Self.pieces(of: Array(encoded.utf8.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(4))))
            }
            pieces.formUnion(Self.pieces(of: Array(secret.utf8)))
        }
        self.pieces = pieces
    }

    /// Where a piece of a secret stands in a text; `nil` for nowhere.
    func found(in text: String) -> String? { found(in: Array(text.utf8)) }

    /// Where a piece of a secret stands in what `dump` or `print` say, which write bytes as numbers.
    func found(inDescription text: String) -> String? {
        if let found = found(in: text) { return found }
        var bytes: [UInt8] = []
        var number: Int?
        for byte in text.utf8 {
            if byte >= 0x30, byte <= 0x39 {
                number = min((number ?? 0) * 10 + Int(byte - 0x30), 1000)
            } else if let value = number {
                if value < 256 { bytes.append(UInt8(value)) }
                number = nil
            }
        }
        return found(in: bytes)
    }

    private func found(in bytes: [UInt8]) -> String? {
        guard bytes.count >= 8 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var window: UInt64 = 0
            for index in bytes.indices {
                window = window << 8 | UInt64(bytes[index])
                if index >= 7, pieces.contains(window) {
                    return String(decoding: bytes[max(0, index - 60)..<min(bytes.count, index + 10)], as: UTF8.self)
                }
            }
            return nil
        }
    }

    private static func pieces(of bytes: [UInt8]) -> Set<UInt64> {
        var pieces: Set<UInt64> = []
        for start in 0..<max(0, bytes.count - 7) {
            pieces.insert(bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
        }
        return pieces
    }
}
