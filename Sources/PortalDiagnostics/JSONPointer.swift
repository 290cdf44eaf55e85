/// A JSON pointer (RFC 6901): the way from the root of a document to one value.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The pointer in its written form, for example `/paths/~1orders/get`; empty for the root.
    public private(set) var text: String

    /// The pointer to the root.
    public init() {
        text = ""
    }

    /// Reads the written form; `nil` unless it is empty or starts with `/` and every `~` is followed by `0` or `1`
    /// (RFC 6901 section 3).
    public init?(_ text: String) {
        guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
        var afterTilde = false
        for byte in text.utf8 {
            if afterTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return nil }
            afterTilde = !afterTilde && byte == UInt8(ascii: "~")
        }
        if afterTilde { return nil }
        self.text = text
    }

    /// The pointer to a member of the mapping that this one points to.
    public func appending(_ key: String) -> JSONPointer {
        var result = self
        result.text.append("/")
        result.text.append(Self.escaped(key))
        return result
    }

    /// The pointer to an element of the sequence that this one points to.
    public func appending(_ index: Int) -> JSONPointer {
        var result = self
        result.text.append("/")
        result.text.append(String(index))
        return result
    }

    /// The pointer reached by following `other` from here.
    public func appending(_ other: JSONPointer) -> JSONPointer {
        var result = self
        result.text.append(other.text)
        return result
    }

    /// The reference tokens, unescaped, from the root down.
    public var tokens: [String] {
        guard !text.isEmpty else { return [] }
        return text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            Self.unescaped(String(decoding: $0, as: UTF8.self))
        }
    }

    /// The pointer to the containing value; the root contains itself.
    public var parent: JSONPointer {
        var result = self
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        result.text = String(text[..<slash])
        return result
    }

    /// The written form.
    public var description: String { text }

    private static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
        var result = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescaped(_ token: String) -> String {
        guard token.utf8.contains(UInt8(ascii: "~")) else { return token }
        var result = ""
        var afterTilde = false
        for scalar in token.unicodeScalars {
            if afterTilde {
                result.unicodeScalars.append(scalar == "1" ? "/" : "~")
                afterTilde = false
            } else if scalar == "~" {
                afterTilde = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
