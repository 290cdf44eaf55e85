internal import PortalVocabulary

/// The names of routes: injective, short enough for every header and log, and stable.
///
/// An operation is called `<env ns>/<env>/<product ns>/<product>/<version>/<apidoc ns>/<api entry>/<operationId>`. In
/// each part `/`, `%`, spaces and controls are percent-encoded. A made `operationId` (`GET:/orders/{id}`) has its `:`
/// encoded too, which no written one ever has. What is not an operation begins with a part that no namespace can be.
enum RouteName {
    /// The longest name, in bytes.
    static let longest = 200

    /// A name made of parts, none of which is encoded yet.
    static func joined(_ parts: [String]) -> String {
        parts.map { encoded($0) }.joined(separator: "/")
    }

    /// A part with what could be taken for structure percent-encoded; an empty one becomes a lone `%`.
    static func encoded(_ part: String, isMade: Bool = false) -> String {
        if part.isEmpty { return "%" }
        guard part.utf8.contains(where: { needsEncoding($0, isMade) || $0 == 0xc2 }) else { return part }
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in part.utf8 {
            // U+0080 to U+009F are controls as well: 0xC2 and a byte below 0xA0.
            let isSecondControl = previous == 0xc2 && byte < 0xa0
            previous = byte
            guard needsEncoding(byte, isMade) || isSecondControl else {
                result.append(byte)
                continue
            }
            if isSecondControl {
                result.removeLast()
                result += URIByte.escaped(0xc2)
            }
            result += URIByte.escaped(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func needsEncoding(_ byte: UInt8, _ isMade: Bool) -> Bool {
        byte <= 0x20 || byte == 0x7f || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%")
            || isMade && byte == UInt8(ascii: ":")
    }

    /// A name that is not too long: cut at a character, `%~` (which encoding never makes) and 16 digits of the SHA-256
    /// of the whole name.
    static func fitted(_ name: String) -> String {
        guard name.utf8.count > longest else { return name }
        var cut = name.utf8.index(name.utf8.startIndex, offsetBy: longest - 18)
        // Continuation bytes of UTF-8 are 10xxxxxx.
        while cut > name.utf8.startIndex, name.utf8[cut] & 0xc0 == 0x80 { cut = name.utf8.index(before: cut) }
        return name[..<cut] + "%~" + SHA256.hexadecimal(of: name.utf8).prefix(16)
    }

    /// The guard in the place of something that has a full name; `ordinal` tells several places of one thing apart.
    static func guarding(_ fullName: String, ordinal: Int = 1) -> String {
        fitted((ordinal == 1 ? "~guard/" : "~guard.\(ordinal)/") + fullName)
    }

    /// The preflights of operations of which one has a full name.
    static func preflight(_ fullName: String) -> String {
        fitted("~preflight/" + fullName)
    }

    /// The guard against other methods of a path.
    static func wrongMethod(environment: ResourceName, shape: String) -> String {
        fitted("~method/" + joined([environment.namespace, environment.name, shape]))
    }

    /// The guard of all hosts of an environment.
    static func everything(environment: ResourceName) -> String {
        fitted("~guard/" + joined([environment.namespace, environment.name]))
    }
}
